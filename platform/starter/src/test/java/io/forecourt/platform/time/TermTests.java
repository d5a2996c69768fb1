package io.forecourt.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermTests {

  @Test
  void itHasEitherATimeOrDays() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Term(CalendarKind.STORE_HOURS, null, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Term(CalendarKind.STORE_HOURS, Duration.ofHours(1), 1));
  }

  @Test
  void aShareOfATimeIsExact() {
    Term half =
        new Term(CalendarKind.CALENDAR_DAYS, Duration.ofHours(7), null)
            .times(new BigDecimal("0.5"));

    assertThat(half.time()).isEqualTo(Duration.ofMinutes(210));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "7, 4"})
  void aShareOfDaysIsRoundedUp(int days, int halved) {
    assertThat(new Term(CalendarKind.WORKING_DAYS, null, days).times(new BigDecimal("0.5")).days())
        .isEqualTo(halved);
  }
}
