package io.forecourt.crm.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.traffic.SummaryPeriod.Span;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryPeriodTests {

  @ParameterizedTest
  @CsvSource({
    "DAY,   2026-11-21, 2026-11-21, 2026-11-21",
    "WEEK,  2026-11-22, 2026-11-16, 2026-11-22",
    "WEEK,  2026-11-23, 2026-11-23, 2026-11-29",
    "MONTH, 2028-02-29, 2028-02-01, 2028-02-29",
    "YEAR,  2026-12-31, 2026-01-01, 2026-12-31"
  })
  void aPeriodHasItsFirstAndLastDay(
      SummaryPeriod period, LocalDate date, LocalDate from, LocalDate to) {
    assertThat(period.around(date)).isEqualTo(new Span(from, to));
  }

  @Test
  void theDayAfterAPeriodBelongsToTheNextWhateverTheDate() {
    for (SummaryPeriod period : SummaryPeriod.values()) {
      for (LocalDate date = LocalDate.of(2027, 12, 1);
          date.isBefore(LocalDate.of(2028, 4, 1));
          date = date.plusDays(1)) {
        Span span = period.around(date);

        assertThat(date).isBetween(span.from(), span.to());
        assertThat(period.around(span.to().plusDays(1)).from()).isEqualTo(span.to().plusDays(1));
        assertThat(period.before(span.from()).to()).isEqualTo(span.from().minusDays(1));
      }
    }
  }
}
