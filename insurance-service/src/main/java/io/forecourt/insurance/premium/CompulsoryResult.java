package io.forecourt.insurance.premium;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A rated premium with every intermediate value, or the first reason why it cannot be rated. */
public sealed interface CompulsoryResult {

  /**
   * @param floatCode plan letter and step, or {@code NONE}
   * @param tables ids of the table versions used
   * @param warnings sorted, without repeats
   */
  record Rated(
      LocalDate startDate,
      LocalDate endDate,
      int days,
      BigDecimal basePremium,
      int shortTermMonths,
      BigDecimal shortTermFactor,
      String floatCode,
      String floatReason,
      BigDecimal floatRate,
      BigDecimal premium,
      BigDecimal netOfVat,
      BigDecimal vat,
      List<String> tables,
      List<String> warnings)
      implements CompulsoryResult {}

  /**
   * @param code as in the premium specification, for example {@code DUPLICATE_COVER}
   */
  record Refused(String code) implements CompulsoryResult {}
}
