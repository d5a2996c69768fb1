package io.forecourt.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.local.clock.BusinessTime.Fired;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.StringNode;

class BusinessTimeTests {

  /** Ten in the morning in Shanghai. */
  private static final Instant TEN = Instant.parse("2026-11-22T02:00:00Z");

  @Test
  void aMoveWithinADayIsOneStep() {
    assertThat(BusinessTime.steps(TEN, Duration.ofHours(4))).containsExactly(Duration.ofHours(4));
  }

  @Test
  void stepsEndAtMidnightOfTheStores() {
    assertThat(BusinessTime.steps(TEN, Duration.ofDays(2)))
        .containsExactly(Duration.ofHours(14), Duration.ofHours(38), Duration.ofHours(48));
  }

  @Test
  void noStepIsLongerThanADay() {
    List<Duration> steps = BusinessTime.steps(TEN, Duration.ofDays(30));

    Duration before = Duration.ZERO;
    for (Duration step : steps) {
      assertThat(step.minus(before)).isPositive().isLessThanOrEqualTo(Duration.ofDays(1));
      before = step;
    }
    assertThat(before).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void anOffsetIsReadAsTextOrAsSeconds() {
    assertThat(BusinessTime.duration(StringNode.valueOf("PT26H"))).isEqualTo(Duration.ofHours(26));
    assertThat(BusinessTime.duration(DoubleNode.valueOf(90.5)))
        .isEqualTo(Duration.ofMillis(90_500));
    assertThat(BusinessTime.duration(StringNode.valueOf(""))).isZero();
  }

  @Test
  void theStoresReceiveFromFiveAfterNineToFive() {
    assertThat(OpeningHours.untilOpen(TEN)).isZero();
    assertThat(OpeningHours.untilOpen(Instant.parse("2026-11-22T09:30:00Z")))
        .isEqualTo(Duration.ofHours(15).plusMinutes(40));
    assertThat(OpeningHours.untilOpen(Instant.parse("2026-11-21T17:10:00Z")))
        .isEqualTo(Duration.ofHours(8));
  }

  @Test
  void fewOfAKindAreShownOneByOneAndManyAreCounted() {
    List<Fired> fired = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      fired.add(new Fired("crm", "follow-up.overdue", "f" + i, "EAST", TEN.plusSeconds(i), false));
    }
    fired.add(new Fired("hr", "duty.overdue", "d1", "WEST", TEN, true));

    assertThat(ClockCommand.lines(fired))
        .satisfiesExactly(
            line -> assertThat(line).contains("follow-up.overdue, 7 times"),
            line -> assertThat(line).contains("duty.overdue", "WEST d1", "FAILED"));
  }
}
