package io.forecourt.crm.plan;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.access.StaffMember;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what a person should do today. */
@Service
class MorningPlan {
  private static final Comparator<PlanItem> MOST_AT_RISK =
      Comparator.comparing(PlanItem::value)
          .reversed()
          .thenComparing(PlanItem::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(PlanItem::link);

  record Day(String personId, String store, LocalDate date, List<PlanItem> items) {}

  private final ObjectProvider<PlanSource> sources;
  private final PlanValue values;
  private final Staff staff;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;

  MorningPlan(
      ObjectProvider<PlanSource> sources,
      PlanValue values,
      Staff staff,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access) {
    this.sources = sources;
    this.values = values;
    this.staff = staff;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
  }

  /**
   * @param personId null for the caller's own day
   * @throws NotFound if the person is unknown or out of the caller's scope
   */
  @Transactional
  Day of(@Nullable String personId) {
    Caller caller = access.caller();
    String person = personId == null ? caller.personId() : personId;
    String store =
        person.equals(caller.personId())
            ? caller.store()
            : staff
                .find(person)
                .map(StaffMember::store)
                .orElseThrow(() -> new NotFound("person", person));
    access.requireInScope("crm.morning-plan.read", "person", person, store, person);
    Instant now = clock.instant();
    Instant endOfDay = calendars.endOfDay(store, now, CalendarKind.CALENDAR_DAYS, 0);
    List<PlanItem> items =
        sources.stream()
            .flatMap(source -> source.of(person, now, endOfDay))
            .sorted(MOST_AT_RISK)
            .limit(values.most(store))
            .toList();
    return new Day(person, store, clock.today(calendars.zone(store)), items);
  }
}
