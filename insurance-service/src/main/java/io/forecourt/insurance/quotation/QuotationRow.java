package io.forecourt.insurance.quotation;

import io.forecourt.platform.rule.RuleViolation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * @param request what was asked, as JSON: with the tables named in {@code result} it can be
 *     computed again years later
 * @param result every intermediate value, as JSON
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
    String request,
    String result,
    QuotationState state,
    String quotedBy,
    Instant quotedAt,
    Instant validUntil,
    @Version @Nullable Long version) {

  /** The customer takes the quotation: it becomes a policy. */
  QuotationRow accept(Instant now) {
    if (state == QuotationState.QUOTED && !now.isBefore(validUntil)) {
      throw new RuleViolation("quotation.expired", validUntil.toString());
    }
    if (!state.canBecome(QuotationState.ACCEPTED)) {
      throw RuleViolation.wrongState("quotation.wrong-state", state, state.allowed());
    }
    return with(QuotationState.ACCEPTED);
  }

  QuotationRow expire() {
    return state.canBecome(QuotationState.EXPIRED) ? with(QuotationState.EXPIRED) : this;
  }

  private QuotationRow with(QuotationState next) {
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
        request,
        result,
        next,
        quotedBy,
        quotedAt,
        validUntil,
        version);
  }
}
