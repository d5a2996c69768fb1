package io.forecourt.insurance.commission;

import io.forecourt.platform.rule.RuleViolation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A line of a statement beside what was expected.
 *
 * @param grossPremium as the insurer has it; null when only this desk has the line
 * @param difference the insurer's commission less the expected one
 * @param resolution how a difference was settled; null while it is open
 * @param carriedTo who sees to it later, until a date
 */
@Table("commission_line")
record CommissionLine(
    @Id String id,
    String statementId,
    String storeCode,
    int lineNo,
    String entryType,
    String policyNo,
    String endorsementNo,
    String product,
    @Nullable BigDecimal grossPremium,
    @Nullable BigDecimal rate,
    @Nullable BigDecimal commission,
    @Nullable String expectedId,
    DifferenceCode differenceCode,
    BigDecimal difference,
    @Nullable Resolution resolution,
    @Nullable String settledBy,
    @Nullable Instant settledAt,
    @Nullable String carriedTo,
    @Nullable LocalDate carriedUntil,
    @Version @Nullable Long version) {

  /** How a difference ends. */
  public enum Resolution {
    /** The insurer corrects its statement. */
    INSURER_CORRECTS,
    /** This desk corrects its record. */
    WE_CORRECT,
    /** It is accepted as it is. */
    ACCEPTED,
    /** It goes into a later month, with an owner and a date. */
    CARRIED_FORWARD
  }

  boolean isOpen() {
    return differenceCode != DifferenceCode.NONE && resolution == null;
  }

  CommissionLine settled(
      Resolution how, String by, Instant at, @Nullable String owner, @Nullable LocalDate until) {
    if (!isOpen()) {
      throw RuleViolation.wrongState("commission-line.wrong-state", "SETTLED", List.of());
    }
    return new CommissionLine(
        id,
        statementId,
        storeCode,
        lineNo,
        entryType,
        policyNo,
        endorsementNo,
        product,
        grossPremium,
        rate,
        commission,
        expectedId,
        differenceCode,
        difference,
        how,
        by,
        at,
        owner,
        until,
        version);
  }
}
