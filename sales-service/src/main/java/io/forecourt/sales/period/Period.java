package io.forecourt.sales.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A year, quarter or month, written {@code 2026}, {@code 2026-Q4} or {@code 2026-11}. */
public record Period(Span span, YearMonth begin) {

  /** What {@link #parse} reads, for requests. */
  public static final String FORM = "20[0-9]{2}(-Q[1-4]|-0[1-9]|-1[0-2])?";

  private static final int LENGTH_OF_YEAR = "2026".length();
  private static final int MONTHS_OF_QUARTER = 3;

  /** How long a period is. */
  public enum Span {
    MONTH(1),
    QUARTER(MONTHS_OF_QUARTER),
    YEAR(12);

    private final int months;

    Span(int months) {
      this.months = months;
    }
  }

  /**
   * @throws IllegalArgumentException if it is not written like this
   */
  public static Period parse(String code) {
    if (!code.matches(FORM)) {
      throw new IllegalArgumentException("not a period");
    }
    YearMonth january = YearMonth.of(Integer.parseInt(code.substring(0, LENGTH_OF_YEAR)), 1);
    if (code.length() == LENGTH_OF_YEAR) {
      return new Period(Span.YEAR, january);
    }
    int quarter = code.indexOf('Q');
    return quarter < 0
        ? new Period(Span.MONTH, YearMonth.parse(code))
        : new Period(
            Span.QUARTER,
            january.plusMonths((long) MONTHS_OF_QUARTER * (code.charAt(quarter + 1) - '1')));
  }

  public String code() {
    return switch (span) {
      case MONTH -> begin.toString();
      case QUARTER ->
          String.format(
              Locale.ROOT,
              "%d-Q%d",
              begin.getYear(),
              (begin.getMonthValue() - 1) / MONTHS_OF_QUARTER + 1);
      case YEAR -> Integer.toString(begin.getYear());
    };
  }

  public LocalDate first() {
    return begin.atDay(1);
  }

  public LocalDate last() {
    return begin.plusMonths(span.months - 1L).atEndOfMonth();
  }

  public List<YearMonth> months() {
    return Stream.iterate(begin, month -> month.plusMonths(1)).limit(span.months).toList();
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first()) && !day.isAfter(last());
  }

  /** The day itself, or the day of the period that lies nearest to it. */
  public LocalDate nearest(LocalDate day) {
    if (day.isBefore(first())) {
      return first();
    }
    return day.isAfter(last()) ? last() : day;
  }
}
