package io.forecourt.sales.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forecourt.sales.period.Period.Span;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTests {

  @ParameterizedTest
  @CsvSource({
    "2026, YEAR, 2026-01-01, 2026-12-31, 12",
    "2026-Q1, QUARTER, 2026-01-01, 2026-03-31, 3",
    "2026-Q4, QUARTER, 2026-10-01, 2026-12-31, 3",
    "2028-02, MONTH, 2028-02-01, 2028-02-29, 1",
    "2026-12, MONTH, 2026-12-01, 2026-12-31, 1"
  })
  void isReadAndWrittenAsPeopleWriteIt(
      String code, Span span, LocalDate first, LocalDate last, int months) {
    Period period = Period.parse(code);

    assertThat(period.code()).isEqualTo(code);
    assertThat(period.span()).isEqualTo(span);
    assertThat(period.first()).isEqualTo(first);
    assertThat(period.last()).isEqualTo(last);
    assertThat(period.months()).hasSize(months).contains(YearMonth.from(last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "26", "2026-Q0", "2026-Q5", "2026-00", "2026-13", "2026-1", "2126"})
  void whatIsNoPeriodIsRefused(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> Period.parse(code));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-30, false, 2026-10-01",
    "2026-10-01, true, 2026-10-01",
    "2026-12-31, true, 2026-12-31",
    "2027-01-01, false, 2026-12-31"
  })
  void itsFirstAndLastDayBelongToIt(LocalDate day, boolean within, LocalDate nearest) {
    Period quarter = Period.parse("2026-Q4");

    assertThat(quarter.contains(day)).isEqualTo(within);
    assertThat(quarter.nearest(day)).isEqualTo(nearest);
  }

  @Test
  void theMonthsOfAQuarterFollowEachOther() {
    assertThat(Period.parse("2026-Q2").months())
        .containsExactly(YearMonth.of(2026, 4), YearMonth.of(2026, 5), YearMonth.of(2026, 6));
  }
}
