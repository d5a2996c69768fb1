package io.forecourt.hr.award;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A reward for a person or for a whole department. Who proposes it neither gets nor grants it.
 *
 * @param ownerId who gets it; null when a department does
 * @param departmentId which department gets it
 * @param intelligenceId the report of the market that it rewards
 */
@Table("award")
record Award(
    @Id String id,
    String storeCode,
    @Nullable String ownerId,
    @Nullable String departmentId,
    BigDecimal amount,
    String currency,
    @Nullable String intelligenceId,
    AwardState state,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Version @Nullable Integer version) {

  /**
   * @throws RuleViolation {@code award.own} if who proposes it would get it
   */
  Award {
    if (proposedBy.equals(ownerId)) {
      throw new RuleViolation("award.own");
    }
  }

  Award decided(AwardState decision, String by, Instant at) {
    return new Award(
        id,
        storeCode,
        ownerId,
        departmentId,
        amount,
        currency,
        intelligenceId,
        decision,
        proposedBy,
        proposedAt,
        by,
        at,
        version);
  }

  Money money() {
    return new Money(amount, currency);
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
