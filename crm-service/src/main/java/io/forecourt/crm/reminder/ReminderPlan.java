package io.forecourt.crm.reminder;

import io.forecourt.crm.vehicle.CarDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is to be reminded of next, found from facts alone: the same facts give the same
 * plan.
 *
 * @param today a date that is over is no use to anybody
 */
record ReminderPlan(ReminderPolicy policy, LocalDate today) {

  /**
   * One thing that comes once.
   *
   * @param occasion what it is of, so that nobody is reminded of it twice
   * @param on the date that the reminder speaks of
   */
  record Occurrence(ReminderKind kind, String occasion, LocalDate on) {}

  /**
   * @param insuredUntil of a car of which nothing else is known
   */
  List<Occurrence> of(
      String customerId,
      @Nullable LocalDate born,
      @Nullable LocalDate insuredUntil,
      List<CarDates> cars) {
    List<Occurrence> plan = new ArrayList<>();
    cars.forEach(car -> add(plan, car));
    insurance(plan, customerId, insuredUntil);
    if (born != null) {
      LocalDate next = born.withYear(today.getYear());
      if (next.isBefore(today)) {
        next = born.withYear(today.getYear() + 1);
      }
      plan.add(new Occurrence(ReminderKind.BIRTHDAY, customerId + "/" + next.getYear(), next));
    }
    return plan;
  }

  private void add(List<Occurrence> plan, CarDates car) {
    String id = car.vehicleId();
    if (car.deliveredOn() != null && car.firstServiceOn() == null) {
      add(
          plan,
          new Occurrence(
              ReminderKind.FIRST_SERVICE,
              id,
              car.deliveredOn().plusMonths(policy.firstServiceMonths())));
    }
    LocalDate registered = car.registeredOn() == null ? car.deliveredOn() : car.registeredOn();
    if (registered != null) {
      var due = policy.nextInspection(car.use(), registered, today);
      add(plan, new Occurrence(ReminderKind.INSPECTION, id + "/" + due.month(), due.on()));
    }
    insurance(plan, id, car.insuredUntil());
  }

  private void insurance(List<Occurrence> plan, String of, @Nullable LocalDate until) {
    if (until != null) {
      add(plan, new Occurrence(ReminderKind.INSURANCE, of + "/" + until, until));
    }
  }

  private void add(List<Occurrence> plan, Occurrence occurrence) {
    if (!occurrence.on().isBefore(today)) {
      plan.add(occurrence);
    }
  }
}
