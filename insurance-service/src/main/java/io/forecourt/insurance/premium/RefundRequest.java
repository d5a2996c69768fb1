package io.forecourt.insurance.premium;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A policy that is to end early.
 *
 * @param reason for compulsory policies, which may be cancelled only for some
 * @param cancelDate first day without cover
 */
public record RefundRequest(
    PolicyType policyType,
    @Nullable String reason,
    BigDecimal premium,
    LocalDate startDate,
    LocalDate endDate,
    LocalDate cancelDate) {

  /** Kinds of policies. */
  public enum PolicyType {
    COMPULSORY,
    COMMERCIAL
  }
}
