package io.forecourt.crm.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTests {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
  private static final QuietHours SIESTA = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T20:59:59, ",
    "2026-11-21T21:00:00, 2026-11-22T08:00:00",
    "2026-11-21T23:59:59, 2026-11-22T08:00:00",
    "2026-11-22T00:00:00, 2026-11-22T08:00:00",
    "2026-11-22T07:59:59, 2026-11-22T08:00:00",
    "2026-11-22T08:00:00, ",
  })
  void theNightEndsInTheMorning(LocalDateTime moment, @Nullable LocalDateTime end) {
    assertThat(NIGHT.endAfter(moment.atZone(SHANGHAI).toInstant(), SHANGHAI))
        .isEqualTo(Optional.ofNullable(end).map(local -> local.atZone(SHANGHAI).toInstant()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T11:59:59, ",
    "2026-11-21T12:00:00, 2026-11-21T14:00:00",
    "2026-11-21T13:59:59, 2026-11-21T14:00:00",
    "2026-11-21T14:00:00, ",
  })
  void quietHoursMayLieWithinADay(LocalDateTime moment, @Nullable LocalDateTime end) {
    assertThat(SIESTA.endAfter(moment.atZone(SHANGHAI).toInstant(), SHANGHAI))
        .isEqualTo(Optional.ofNullable(end).map(local -> local.atZone(SHANGHAI).toInstant()));
  }
}
