package io.forecourt.insurance.quotation;

import io.forecourt.insurance.rates.TablesUsed;
import io.forecourt.platform.rule.RuleViolation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * @param startDate of the compulsory section, as are {@code endDate} and {@code premium}
 * @param total of all sections
 * @param requiredAuthority who may let the commercial section go out; null without one
 * @param demo whether a table that it rests on is invented
 * @param unconfirmed whether a table that it rests on was not found in a public source
 * @param tariffSha256 of the file of the shared tables
 * @param insurerVersion null without a commercial section
 * @param request what was asked, as JSON: with the tables it can be computed again years later
 * @param result the answer and every intermediate value, as JSON
 */
@Table("quotation")
public record QuotationRow(
    @Id String id,
    String orderId,
    String storeCode,
    String customerId,
    String vin,
    String insurerCode,
    LocalDate startDate,
    LocalDate endDate,
    BigDecimal premium,
    String currency,
    BigDecimal total,
    @Nullable String requiredAuthority,
    boolean demo,
    boolean unconfirmed,
    String tariff,
    String tariffSha256,
    @Nullable String insurerVersion,
    @Nullable String insurerSha256,
    String request,
    String result,
    QuotationState state,
    String quotedBy,
    Instant quotedAt,
    Instant validUntil,
    @Version @Nullable Long version) {

  /** The customer takes the quotation: it becomes a policy. */
  QuotationRow accept(Instant now) {
    requireOpen(now);
    return with(QuotationState.ACCEPTED, validUntil);
  }

  /**
   * @throws RuleViolation if it has ended, or was taken already
   */
  void requireOpen(Instant now) {
    if (state == QuotationState.QUOTED) {
      requireUnexpired(now);
    }
    if (!state.canBecome(QuotationState.ACCEPTED)) {
      throw RuleViolation.wrongState("quotation.wrong-state", state, state.allowed());
    }
  }

  /**
   * @throws RuleViolation if it binds the desk no more
   */
  public void requireUnexpired(Instant now) {
    if (!now.isBefore(validUntil)) {
      throw new RuleViolation("quotation.expired", validUntil.toString());
    }
  }

  /** Whether it could become a policy at this moment of this day. */
  boolean isTakable(Instant now, LocalDate today) {
    return state == QuotationState.QUOTED && now.isBefore(validUntil) && !startDate.isBefore(today);
  }

  Set<Unsure> unsure() {
    Set<Unsure> why = EnumSet.noneOf(Unsure.class);
    if (demo) {
      why.add(Unsure.DEMO);
    }
    if (unconfirmed) {
      why.add(Unsure.UNCONFIRMED);
    }
    return why;
  }

  QuotationRow expire() {
    return state.canBecome(QuotationState.EXPIRED)
        ? with(QuotationState.EXPIRED, validUntil)
        : this;
  }

  TablesUsed tablesUsed() {
    return new TablesUsed(tariff, tariffSha256, insurerVersion, insurerSha256);
  }

  /** Its tables end before it would have expired. */
  QuotationRow validUntil(Instant sooner) {
    return with(state, sooner);
  }

  private QuotationRow with(QuotationState next, Instant until) {
    return new QuotationRow(
        id,
        orderId,
        storeCode,
        customerId,
        vin,
        insurerCode,
        startDate,
        endDate,
        premium,
        currency,
        total,
        requiredAuthority,
        demo,
        unconfirmed,
        tariff,
        tariffSha256,
        insurerVersion,
        insurerSha256,
        request,
        result,
        next,
        quotedBy,
        quotedAt,
        until,
        version);
  }
}
