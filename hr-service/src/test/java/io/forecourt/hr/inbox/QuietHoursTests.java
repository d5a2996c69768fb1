package io.forecourt.hr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTests {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
  private static final QuietHours NOON = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T20:59:59, 2026-11-26T20:59:59",
    "2026-11-26T21:00:00, 2026-11-27T08:00:00",
    "2026-11-27T00:00:00, 2026-11-27T08:00:00",
    "2026-11-27T07:59:59, 2026-11-27T08:00:00",
    "2026-11-27T08:00:00, 2026-11-27T08:00:00"
  })
  void whatComesAtNightWaitsForTheMorning(LocalDateTime comes, LocalDateTime told) {
    assertThat(NIGHT.next(comes.atZone(ZONE).toInstant(), ZONE))
        .isEqualTo(told.atZone(ZONE).toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T11:59:59, 2026-11-26T11:59:59",
    "2026-11-26T12:00:00, 2026-11-26T13:00:00",
    "2026-11-26T13:00:00, 2026-11-26T13:00:00"
  })
  void quietHoursMayLieWithinADay(LocalDateTime comes, LocalDateTime told) {
    assertThat(NOON.next(comes.atZone(ZONE).toInstant(), ZONE))
        .isEqualTo(told.atZone(ZONE).toInstant());
  }
}
