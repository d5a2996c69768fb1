package io.forecourt.crm.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReminderTests {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 31);
  private static final Instant DUE = Instant.parse("2026-12-01T02:00:00Z");

  @ParameterizedTest
  @EnumSource
  void aReminderBecomesOnlyWhatItMay(ReminderState state) {
    for (ReminderState next : ReminderState.values()) {
      Reminder reminder = in(state);
      if (state.canBecome(next)) {
        assertThat(become(reminder, next).state()).isEqualTo(next);
      } else if (!(state == ReminderState.PLANNED && next == ReminderState.PLANNED)) {
        assertThatExceptionOfType(RuleViolation.class)
            .as("%s to %s", state, next)
            .isThrownBy(() -> become(reminder, next))
            .returns("reminder.wrong-state", RuleViolation::code);
      }
    }
  }

  @Test
  void whatWasSentIsNeverPlannedAgain() {
    assertThat(ReminderState.SENT.successors()).isEqualTo(Set.of(ReminderState.TASK));
    assertThat(ReminderState.DONE.successors()).isEmpty();
  }

  @Test
  void aPlannedOneMovesWithItsDate() {
    Reminder moved = in(ReminderState.PLANNED).replanned(DAY.plusDays(3), DUE.plusSeconds(1));

    assertThat(moved.targetOn()).isEqualTo(DAY.plusDays(3));
    assertThat(moved.dueAt()).isEqualTo(DUE.plusSeconds(1));
    assertThat(moved.state()).isEqualTo(ReminderState.PLANNED);
  }

  private static Reminder become(Reminder reminder, ReminderState next) {
    return switch (next) {
      case PLANNED -> reminder.replanned(DAY, DUE);
      case SENT -> reminder.sent("m-1", "p-io", "system", DUE);
      case TASK -> reminder.left("p-io");
      case DONE -> reminder.done("p-io", DUE);
      case DROPPED -> reminder.dropped();
    };
  }

  private static Reminder in(ReminderState state) {
    Reminder planned =
        Reminder.planned(
            "EAST", "c-1", new ReminderPlan.Occurrence(ReminderKind.INSPECTION, "v/24", DAY), DUE);
    return switch (state) {
      case PLANNED -> planned;
      case SENT -> planned.sent("m-1", "p-io", "system", DUE);
      case TASK -> planned.left("p-io");
      case DONE -> planned.left("p-io").done("p-io", DUE);
      case DROPPED -> planned.dropped();
    };
  }
}
