package io.forecourt.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

@ExtendWith(OutputCaptureExtension.class)
class WorkingDaysTests {
  @Test
  void aLaterYearIsImportedAsData() {
    var days =
        new WorkingDays(
            List.of(
                new ClassPathResource("policy/working-days.json"),
                schedule(2027, "2027-10-01", "2027-10-07", "2027-10-09")));

    assertThat(days.isWorkingDay(LocalDate.of(2027, 10, 1))).isFalse();
    assertThat(days.isWorkingDay(LocalDate.of(2027, 10, 9))).isTrue();
    assertThat(days.isWorkingDay(LocalDate.of(2026, 10, 1))).isFalse();
  }

  @Test
  void aYearWithoutAScheduleWarnsOnce(CapturedOutput output) {
    var days = new WorkingDays(List.of());

    days.isWorkingDay(LocalDate.of(2031, 3, 3));
    days.isWorkingDay(LocalDate.of(2031, 3, 4));

    assertThat(output.getAll()).containsOnlyOnce("no schedule of working days for 2031");
  }

  @Test
  void aScheduleThatContradictsItselfIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new WorkingDays(List.of(schedule(2027, "2027-10-01", "2027-10-07", "2027-10-02"))));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new WorkingDays(List.of(schedule(2027, "2027-10-01", "2027-10-07", "2027-10-12"))));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new WorkingDays(List.of(schedule(2027, "2027-10-01", "2027-10-07", "2028-10-14"))));
  }

  private static Resource schedule(int year, String from, String to, String worked) {
    return new ByteArrayResource(
        """
        {"years": [{"year": %d, "source": "test",
          "holidays": [{"name": "holiday", "from": "%s", "to": "%s"}],
          "workedWeekendDays": ["%s"]}]}
        """
            .formatted(year, from, to, worked)
            .getBytes(StandardCharsets.UTF_8));
  }
}
