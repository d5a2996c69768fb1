package io.forecourt.insurance.premium;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What an insurer owes for premiums; a refund is a negative line.
 *
 * @param issueDate picks the rates: for a refund, that of the original sale
 */
public record CommissionRequest(String insurerCode, LocalDate issueDate, List<Line> lines) {

  public CommissionRequest {
    lines = List.copyOf(lines);
  }

  /**
   * @param product {@code COMPULSORY}, {@code COMMERCIAL_ICE} or {@code COMMERCIAL_NEV}
   */
  public record Line(String product, BigDecimal grossPremium) {}
}
