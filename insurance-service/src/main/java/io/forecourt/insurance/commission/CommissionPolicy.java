package io.forecourt.insurance.commission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How statements are read and settled.
 *
 * @param productOfKind the product of a policy whose own is not told
 * @param layouts the first that names the insurer, or none
 * @param financeAbove a larger difference is settled by the finance manager
 * @param financeAfterDays so is one that stays open for longer
 */
record CommissionPolicy(
    Map<String, String> productOfKind,
    List<Layout> layouts,
    BigDecimal financeAbove,
    int financeAfterDays) {
  static final String NAME = "commission";

  /**
   * Where an insurer's statement has what.
   *
   * @param insurerCode null for every insurer without a layout of its own
   * @param columns headings by the names of {@link Column}
   * @param totalRow what stands in the number of the last row, which holds the sums: a file without
   *     it was cut off
   * @param unpaid what the status says of a premium that has not arrived
   * @param percent whether rates are written in percent
   */
  record Layout(
      @Nullable String insurerCode,
      Map<Column, String> columns,
      String totalRow,
      List<String> unpaid,
      boolean percent) {}

  /** What is read of a line. */
  enum Column {
    STATEMENT_NO,
    LINE_NO,
    ENTRY_TYPE,
    POLICY_NO,
    ENDORSEMENT_NO,
    PRODUCT,
    PAID_DATE,
    GROSS_PREMIUM,
    RATE,
    COMMISSION,
    STATUS,
    INSURER_CODE,
    STORE_CODE,
    PERIOD_START;

    /** What tells whose statement it is: an insurer that has no such column leaves it out. */
    boolean mayBeMissing() {
      return this == INSURER_CODE || this == STORE_CODE || this == PERIOD_START;
    }
  }

  Layout layout(String insurer) {
    return layouts.stream()
        .filter(layout -> insurer.equals(layout.insurerCode()))
        .findFirst()
        .or(() -> layouts.stream().filter(layout -> layout.insurerCode() == null).findFirst())
        .orElseThrow(() -> new IllegalStateException("no layout for " + insurer));
  }
}
