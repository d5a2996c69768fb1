package io.forecourt.crm.reminder;

import io.forecourt.platform.time.CalendarKind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and how a store reminds.
 *
 * @param firstServiceMonths so long after the delivery the first service is due
 * @param usualUse what a car is used for when nobody says
 * @param inspections how often cars are inspected, by use
 */
record ReminderPolicy(
    int firstServiceMonths, String usualUse, List<Inspection> inspections, List<Rule> kinds) {

  /**
   * @param daysBefore so many days before the date
   * @param calendar on which days it may go out; a day that is none moves it to the one before
   * @param at the hour, in the store's zone
   * @param earliestDays by hand it may go out so many days before the date
   * @param owners roles that answer for it; the first one that anybody has counts
   * @param membersOnly whether only members of the club get it
   */
  record Rule(
      ReminderKind kind,
      int daysBefore,
      CalendarKind calendar,
      LocalTime at,
      int earliestDays,
      String template,
      String purpose,
      List<String> owners,
      boolean membersOnly) {}

  /** How often cars of one use are inspected, counted from the first registration. */
  record Inspection(String use, List<Step> steps) {
    Inspection {
      steps = List.copyOf(steps);
    }

    /** The date of the first inspection that is not over on this day, and its month of age. */
    Due next(LocalDate registeredOn, LocalDate today) {
      int month = 0;
      Due due;
      do {
        month = monthAfter(month);
        due = new Due(month, validUntil(registeredOn.plusMonths(month)));
      } while (due.on().isBefore(today));
      return due;
    }

    private int monthAfter(int month) {
      return steps.stream()
          .filter(step -> step.untilMonth() == null || month < step.untilMonth())
          .findFirst()
          .map(step -> month + step.everyMonths())
          .orElseThrow(() -> new IllegalStateException("no step after month " + month));
    }

    /** A certificate holds until the end of the month. */
    private static LocalDate validUntil(LocalDate day) {
      return day.with(TemporalAdjusters.lastDayOfMonth());
    }
  }

  /**
   * @param untilMonth the age in months up to which it is so; null for ever
   */
  record Step(@Nullable Integer untilMonth, int everyMonths) {
    Step {
      if (everyMonths < 1) {
        throw new IllegalArgumentException("inspections come at intervals");
      }
    }
  }

  record Due(int month, LocalDate on) {}

  Rule rule(ReminderKind kind) {
    return kinds.stream()
        .filter(rule -> rule.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no rule for " + kind));
  }

  Due nextInspection(@Nullable String use, LocalDate registeredOn, LocalDate today) {
    String code = use == null ? usualUse : use;
    return inspections.stream()
        .filter(rule -> rule.use().equals(code))
        .findFirst()
        .or(() -> inspections.stream().filter(rule -> rule.use().equals(usualUse)).findFirst())
        .orElseThrow(() -> new IllegalStateException("no inspections for " + usualUse))
        .next(registeredOn, today);
  }
}
