package io.forecourt.crm.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.reminder.ReminderPlan.Occurrence;
import io.forecourt.crm.reminder.ReminderPolicy.Inspection;
import io.forecourt.crm.reminder.ReminderPolicy.Step;
import io.forecourt.crm.vehicle.CarDates;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderPlanTests {
  private static final ReminderPolicy POLICY =
      new ReminderPolicy(
          3,
          "PRIVATE",
          List.of(
              new Inspection("PRIVATE", List.of(new Step(120, 24), new Step(null, 12))),
              new Inspection("COMMERCIAL", List.of(new Step(60, 12), new Step(null, 6)))),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "PRIVATE,    2024-12-03, 2026-11-21, 24,  2026-12-31",
    "PRIVATE,    2024-12-03, 2026-12-31, 24,  2026-12-31",
    "PRIVATE,    2024-12-03, 2027-01-01, 48,  2028-12-31",
    "PRIVATE,    2016-12-03, 2026-11-21, 120, 2026-12-31",
    "PRIVATE,    2016-12-03, 2027-01-01, 132, 2027-12-31",
    "PRIVATE,    2024-02-29, 2026-01-01, 24,  2026-02-28",
    "COMMERCIAL, 2021-11-10, 2026-11-21, 60,  2026-11-30",
    "COMMERCIAL, 2021-11-10, 2026-12-01, 66,  2027-05-31",
    "UNHEARD_OF, 2024-12-03, 2026-11-21, 24,  2026-12-31"
  })
  void aCarIsInspectedByAgeAndUse(
      String use, LocalDate registered, LocalDate today, int month, LocalDate due) {
    assertThat(plan(today, null, new CarDates("v", null, registered, use, null, null)))
        .containsExactly(new Occurrence(ReminderKind.INSPECTION, "v/" + month, due));
  }

  @Test
  void theFirstServiceIsDueUntilItWasDoneOrItsDateIsOver() {
    LocalDate delivered = LocalDate.of(2026, 11, 21);
    LocalDate due = LocalDate.of(2027, 2, 21);

    assertThat(kinds(plan(due, null, delivered(delivered, null))))
        .contains(ReminderKind.FIRST_SERVICE);
    assertThat(kinds(plan(due.plusDays(1), null, delivered(delivered, null))))
        .doesNotContain(ReminderKind.FIRST_SERVICE);
    assertThat(kinds(plan(due, null, delivered(delivered, delivered.plusDays(9)))))
        .doesNotContain(ReminderKind.FIRST_SERVICE);
  }

  @Test
  void anotherPolicyIsAnotherOccasion() {
    LocalDate today = LocalDate.of(2026, 11, 21);
    LocalDate end = today.plusDays(40);

    assertThat(plan(today, null, insured(end)))
        .containsExactly(new Occurrence(ReminderKind.INSURANCE, "v/" + end, end));
    assertThat(plan(end, null, insured(end))).hasSize(1);
    assertThat(plan(end.plusDays(1), null, insured(end))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1979-11-22, 2026-11-21, 2026-11-22",
    "1979-11-21, 2026-11-21, 2026-11-21",
    "1979-11-20, 2026-11-21, 2027-11-20",
    "2000-02-29, 2027-01-01, 2027-02-28",
    "2000-02-29, 2028-01-01, 2028-02-29"
  })
  void aBirthdayComesOnceAYear(LocalDate born, LocalDate today, LocalDate next) {
    assertThat(plan(today, born))
        .containsExactly(new Occurrence(ReminderKind.BIRTHDAY, "c-1/" + next.getYear(), next));
  }

  @Test
  void theInsuranceOfACarThatNobodyDescribedCounts() {
    LocalDate today = LocalDate.of(2026, 11, 21);
    LocalDate end = today.plusDays(40);

    assertThat(new ReminderPlan(POLICY, today).of("c-1", null, end, List.of()))
        .containsExactly(new Occurrence(ReminderKind.INSURANCE, "c-1/" + end, end));
  }

  private static List<Occurrence> plan(
      LocalDate today, @Nullable LocalDate born, CarDates... cars) {
    return new ReminderPlan(POLICY, today).of("c-1", born, null, List.of(cars));
  }

  private static List<ReminderKind> kinds(List<Occurrence> plan) {
    return plan.stream().map(Occurrence::kind).toList();
  }

  private static CarDates delivered(LocalDate on, @Nullable LocalDate serviced) {
    return new CarDates("v", on, null, null, null, serviced);
  }

  private static CarDates insured(LocalDate until) {
    return new CarDates("v", null, null, null, until, null);
  }
}
