package io.forecourt.insurance.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A counted key figure.
 *
 * @param id for example {@code KPI-INS-03}
 * @param detail what the figure is of, where there are several: a reason
 * @param part cases that count
 * @param whole of so many; null where it is a share of nothing
 * @param value null while there is nothing to divide by
 */
public record KeyFigure(
    String id,
    @Nullable String detail,
    int part,
    @Nullable Integer whole,
    @Nullable String value,
    Unit unit) {

  private static final int HUNDRED = 100;
  private static final int THOUSAND = 1000;

  /** What a value is counted in. */
  public enum Unit {
    PERCENT,
    PER_MILLE,
    CNY,
    CASES
  }

  public static KeyFigure percent(
      String id, @Nullable String detail, int part, @Nullable Integer whole) {
    return new KeyFigure(id, detail, part, whole, percentOf(part, whole), Unit.PERCENT);
  }

  public static KeyFigure perMille(String id, int part, int whole) {
    return new KeyFigure(id, null, part, whole, ratio(part, whole, THOUSAND), Unit.PER_MILLE);
  }

  /**
   * @param amount summed over {@code part} of {@code whole} cases
   */
  public static KeyFigure sum(String id, String detail, int part, int whole, BigDecimal amount) {
    return new KeyFigure(
        id, detail, part, whole, whole == 0 ? null : amount.toPlainString(), Unit.CNY);
  }

  public static KeyFigure count(String id, String detail, int cases) {
    return new KeyFigure(id, detail, cases, null, Integer.toString(cases), Unit.CASES);
  }

  /** With one decimal; null while there is nothing to divide by. */
  public static @Nullable String percentOf(int part, @Nullable Integer whole) {
    return ratio(part, whole, HUNDRED);
  }

  private static @Nullable String ratio(int part, @Nullable Integer whole, int of) {
    return whole == null || whole == 0
        ? null
        : BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(of))
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
            .toPlainString();
  }
}
