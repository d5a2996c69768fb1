package io.forecourt.insurance.renewal;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Spreads a specialist's open cases of a month over its working days, the first to end called
 * first.
 */
@Service
@Transactional
class PlanDesk {
  private final CallBackPlans plans;
  private final ScopedQueries queries;
  private final StoreCalendars calendars;
  private final RenewalEvents tell;
  private final BusinessClock clock;
  private final Access access;

  PlanDesk(
      CallBackPlans plans,
      ScopedQueries queries,
      StoreCalendars calendars,
      RenewalEvents tell,
      BusinessClock clock,
      Access access) {
    this.plans = plans;
    this.queries = queries;
    this.calendars = calendars;
    this.tell = tell;
    this.clock = clock;
    this.access = access;
  }

  CallBackPlan draw(YearMonth month) {
    String me = access.caller().personId();
    LocalDate today = clock.today(Renewal.ZONE);
    if (month.atEndOfMonth().isBefore(today)) {
      throw new InvalidInput("/month", "field.date-range");
    }
    if (plans.existsBySpecialistIdAndMonth(me, month.toString())) {
      throw new RuleViolation("call-back-plan.exists", month.toString());
    }
    List<String> cases =
        queries
            .sql(
                RenewalDesk.WORK,
                """
                SELECT r.id FROM renewal r
                 WHERE {scope:r.store_code,r.specialist_id} AND r.specialist_id = :me
                   AND r.state IN ('OPEN', 'REMINDED', 'QUOTED', 'CALLED')
                   AND r.renewal_date <= :until
                 ORDER BY r.renewal_date, r.id
                """)
            .param("me", me)
            .param("until", month.atEndOfMonth())
            .query(String.class)
            .list();
    List<LocalDate> days = workingDays(month, today);
    CallBackPlan plan =
        plans.save(
            new CallBackPlan(
                Ids.next(),
                access.caller().store(),
                month.toString(),
                me,
                cases.size(),
                clock.instant(),
                null));
    for (int place = 0; place < cases.size(); place++) {
      queries
          .unscoped(
              "the plan is of the caller's own cases",
              """
              INSERT INTO planned_call (plan_id, renewal_id, planned_on)
              VALUES (:plan, :renewal, :day)
              """)
          .param("plan", plan.id())
          .param("renewal", cases.get(place))
          .param("day", days.get((int) ((long) place * days.size() / cases.size())))
          .update();
    }
    tell.callsPlanned(plan);
    return plan;
  }

  @Transactional(readOnly = true)
  CallBackPlan require(String id) {
    CallBackPlan plan = plans.findById(id).orElseThrow(() -> new NotFound("call-back-plan", id));
    access.requireInScope(
        RenewalDesk.READ, "call-back-plan", id, plan.storeCode(), plan.specialistId());
    return plan;
  }

  /** Those that are left; on a month's last free days the last day of all. */
  private List<LocalDate> workingDays(YearMonth month, LocalDate today) {
    LocalDate first = today.isAfter(month.atDay(1)) ? today : month.atDay(1);
    List<LocalDate> left =
        Stream.iterate(first, day -> !day.isAfter(month.atEndOfMonth()), day -> day.plusDays(1))
            .filter(calendars::isWorkingDay)
            .toList();
    return left.isEmpty() ? List.of(month.atEndOfMonth()) : left;
  }
}
