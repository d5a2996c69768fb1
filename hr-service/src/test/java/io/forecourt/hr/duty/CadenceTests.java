package io.forecourt.hr.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTests {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          DAILY,     2026-11-22, 2026-11-22, 2026-11-22
          WEEKLY,    2026-11-22, 2026-11-16, 2026-11-22
          WEEKLY,    2026-11-23, 2026-11-23, 2026-11-29
          MONTHLY,   2026-02-28, 2026-02-01, 2026-02-28
          ONGOING,   2024-02-01, 2024-02-01, 2024-02-29
          PER_EVENT, 2026-12-31, 2026-12-01, 2026-12-31
          QUARTERLY, 2026-11-22, 2026-10-01, 2026-12-31
          QUARTERLY, 2026-03-31, 2026-01-01, 2026-03-31
          HALF_YEAR, 2026-06-30, 2026-01-01, 2026-06-30
          HALF_YEAR, 2026-07-01, 2026-07-01, 2026-12-31
          ANNUAL,    2026-11-22, 2026-01-01, 2026-12-31
          """)
  void aDateFallsIntoItsPeriod(Cadence cadence, LocalDate date, LocalDate start, LocalDate end) {
    assertThat(cadence.around(date)).isEqualTo(new Cadence.Period(start, end));
  }
}
