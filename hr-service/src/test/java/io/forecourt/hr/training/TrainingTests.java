package io.forecourt.hr.training;

import static io.forecourt.hr.training.TrainingState.CANCELLED;
import static io.forecourt.hr.training.TrainingState.HELD;
import static io.forecourt.hr.training.TrainingState.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TrainingTests {

  private static final Instant START = Instant.parse("2031-03-05T01:30:00Z");

  /** The whole table: what is not named here is refused. */
  private static final Map<TrainingState, Set<TrainingState>> TABLE =
      new EnumMap<>(
          Map.of(SCHEDULED, Set.of(HELD, CANCELLED), HELD, Set.of(), CANCELLED, Set.of()));

  @ParameterizedTest
  @EnumSource
  void leadsToThoseOfTheTableOnly(TrainingState from) {
    assertThat(Stream.of(TrainingState.values()).filter(next -> from.canBecome(next)))
        .containsExactlyInAnyOrderElementsOf(TABLE.getOrDefault(from, Set.of()));
  }

  @ParameterizedTest
  @EnumSource(names = "SCHEDULED", mode = Mode.EXCLUDE)
  void onlyWhatIsScheduledIsChangedOrCancelled(TrainingState state) {
    Training training = in(state);

    refuses("training.wrong-state", () -> training.revised(plan("trainer")));
    refuses("training.wrong-state", training::cancelled);
  }

  @ParameterizedTest
  @EnumSource(names = "CANCELLED", mode = Mode.EXCLUDE)
  void peopleAreAddedToWhatIsHeldAlready(TrainingState state) {
    assertThat(in(state).held().state()).isEqualTo(HELD);
  }

  @Test
  void nobodyWasAtACancelledTraining() {
    refuses("training.wrong-state", () -> in(CANCELLED).held());
  }

  @Test
  void aChangedPlanIsCounted() {
    Training moved = in(SCHEDULED).revised(plan("other"));

    assertThat(moved.revision()).isOne();
    assertThat(moved.ownerId()).isEqualTo("other");
    assertThat(moved.scheduledBy()).isEqualTo("sm");
    assertThat(moved.revised(plan("other")).revision()).isEqualTo(2);
  }

  @Test
  void whoSchedulesATrainingElsewhereSaysWhoWasThere() {
    TrainingPlan elsewhere =
        new TrainingPlan(
            "OWN_PRODUCT", TrainingKind.MANUFACTURER, null, START, 60, List.of("li"), null, null);

    assertThat(Training.schedule("EAST", elsewhere, "sm").ownerId()).isEqualTo("sm");
    assertThat(in(SCHEDULED).ownerId()).isEqualTo("trainer");
  }

  @Test
  void nobodyCanHaveBeenThereForLongerThanItHasGoneOn() {
    Training held = in(SCHEDULED).held();
    Instant after = START.plus(Duration.ofMinutes(45));

    assertThat(held.attended("li", 45, "trainer", after).until()).isEqualTo(after);
    refuses("training.not-over", () -> held.attended("li", 45, "trainer", after.minusNanos(1)));
  }

  @Test
  void itHasBegunAfterItsFirstMinute() {
    assertThat(in(SCHEDULED).hasBegun(START.plusSeconds(60))).isTrue();
    assertThat(in(SCHEDULED).hasBegun(START.plusSeconds(59))).isFalse();
  }

  @Test
  void nobodyRecordsTheOwnAttendance() {
    Training held = in(SCHEDULED).held();

    refuses(
        "training.own-attendance",
        () -> held.attended("trainer", 1, "trainer", START.plus(Duration.ofDays(1))));
  }

  @Test
  void anInvitedPersonIsInvitedOnce() {
    assertThat(plan("trainer").personIds()).containsExactly("li", "zhang");
  }

  @Test
  void inHouseSomebodyTeachesOthers() {
    invalid("training.trainer-missing", () -> plan(null));
    invalid("training.trainer-invited", () -> plan("li"));
  }

  @Test
  void whatIsPassedOnIsPassedOnInHouse() {
    invalid(
        "training.not-in-house",
        () ->
            new TrainingPlan(
                "OWN_PRODUCT",
                TrainingKind.EXTERNAL,
                null,
                START,
                60,
                List.of("li"),
                null,
                "another"));
  }

  private static Training in(TrainingState state) {
    Training scheduled = Training.schedule("EAST", plan("trainer"), "sm");
    return switch (state) {
      case SCHEDULED -> scheduled;
      case HELD -> scheduled.held();
      case CANCELLED -> scheduled.cancelled();
    };
  }

  private static TrainingPlan plan(@Nullable String trainer) {
    return new TrainingPlan(
        "RIVAL_PRODUCT",
        TrainingKind.IN_HOUSE,
        trainer,
        START,
        60,
        List.of("li", "zhang", "li"),
        null,
        null);
  }

  private static void refuses(String code, Runnable act) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(act::run)
        .returns(code, RuleViolation::code);
  }

  private static void invalid(String code, Runnable act) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(act::run)
        .satisfies(
            refused ->
                assertThat(refused.fields())
                    .extracting(InvalidInput.Field::code)
                    .containsExactly(code));
  }
}
