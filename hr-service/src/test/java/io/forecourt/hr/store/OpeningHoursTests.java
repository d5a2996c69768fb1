package io.forecourt.hr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpeningHoursTests {

  @Test
  void theDaysComeInTheOrderOfTheWeek() {
    var hours =
        new OpeningHours(
            Map.of("SUN", List.of("10:00", "16:00"), "MON", List.of("09:00", "18:00")));

    assertThat(hours.days().keySet()).containsExactly("MON", "SUN");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                new OpeningHours(
                    Map.of("MONDAY", List.of("09:00", "18:00"), "TUE", List.of("18:00", "09:00"))))
        .satisfies(
            refused ->
                assertThat(refused.fields())
                    .extracting(InvalidInput.Field::code)
                    .containsExactlyInAnyOrder("OPENING_HOURS_DAY", "OPENING_HOURS_WINDOW"));
  }

  @Test
  void aStoreDoesNotCloseTheMomentItOpens() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new OpeningHours(Map.of("MON", List.of("09:00", "09:00"))));
  }
}
