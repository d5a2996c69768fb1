package io.forecourt.insurance.report;

import io.forecourt.insurance.renewal.PolicyClassified.Business;
import io.forecourt.insurance.renewal.SeasonFigures;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.access.StaffMember;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Produces reports, takes them in and shows who is late. */
@Service
@Transactional
class ReportDesk {
  static final String READ = "insurance.report.read";
  static final String SUBMIT = "insurance.report.submit";
  static final String ACKNOWLEDGE = "insurance.report.acknowledge";
  static final String TARGET = "insurance.target.set";
  private static final String OVERDUE = "insurance-report.overdue";
  private static final String TYPE = "io.forecourt.insurance.insurance-report-";

  record SetTarget(String month, @Nullable String personId, Business business, int policies) {}

  private final Reports reports;
  private final Targets targets;
  private final SalesBook sales;
  private final SeasonFigures season;
  private final Staff staff;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final Policies policies;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final Access access;
  private final JsonMapper json;

  ReportDesk(
      Reports reports,
      Targets targets,
      SalesBook sales,
      SeasonFigures season,
      Staff staff,
      Deadlines deadlines,
      StoreCalendars calendars,
      Policies policies,
      Outbox outbox,
      BusinessClock clock,
      Access access,
      JsonMapper json) {
    this.reports = reports;
    this.targets = targets;
    this.sales = sales;
    this.season = season;
    this.staff = staff;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.policies = policies;
    this.outbox = outbox;
    this.clock = clock;
    this.access = access;
    this.json = json;
  }

  @Bean
  static Policy<ReportPolicy> reportPolicy() {
    return new Policy<>(ReportPolicy.NAME, ReportPolicy.class);
  }

  @DailyJob(value = "insurance.reports", at = "07:00")
  void produce(JobDay day) {
    ReportPolicy rules =
        policies.inForce(ReportPolicy.NAME, ReportPolicy.class, day.store(), day.date());
    new ReportCalendar(calendars::isWorkingDay, rules)
        .on(day.date()).stream()
            .filter(
                due ->
                    !reports.existsByStoreCodeAndKindAndPeriod(
                        day.store(), due.kind(), due.period()))
            .forEach(due -> produce(day, due));
  }

  private void produce(JobDay day, ReportCalendar.Due due) {
    Instant dueAt = due.due().atZone(calendars.zone(day.store())).toInstant();
    Report report =
        reports.save(
            new Report(
                Ids.next(),
                day.store(),
                due.kind(),
                due.period(),
                due.from(),
                due.to(),
                json.writeValueAsString(figures(day.store(), due.from(), due.to())),
                ReportState.DUE,
                owner(day.store()),
                day.at(),
                dueAt,
                day.date(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    deadlines.set(OVERDUE, report.id(), report.storeCode(), dueAt);
    if (report.ownerId() != null) {
      tell("due", report, day.at(), DueV1.of(report, report.ownerId()));
    }
  }

  /** Whoever renews hands it in; where nobody does, whoever insures new cars. */
  private @Nullable String owner(String store) {
    return Stream.of("ir", "in")
        .flatMap(role -> staff.inStore(store, role).stream())
        .map(StaffMember::personId)
        .findFirst()
        .orElse(null);
  }

  private ReportFigures figures(String store, LocalDate from, LocalDate to) {
    YearMonth month = YearMonth.from(to);
    List<SalesBook.Sold> sold = sales.sold(store, from, to);
    List<SalesBook.Sold> ofMonth = sales.sold(store, month.atDay(1), to);
    List<SalesBook.Sold> ofYear = sales.sold(store, to.withDayOfYear(1), to);
    Map<String, Integer> wanted = new TreeMap<>();
    Set<String> people = new TreeSet<>();
    for (Target target : targets.findByStoreCodeAndMonthOrderBySetAt(store, month.toString())) {
      String person = target.personId();
      wanted.put(key(person, target.business()), target.policies());
      if (person != null) {
        people.add(person);
      }
    }
    sold.forEach(one -> people.add(one.personId()));
    return new ReportFigures(
        business(sold, null, Business.NEW_CAR, wanted),
        business(sold, null, Business.RENEWAL, wanted),
        count(ofMonth, Business.NEW_CAR),
        count(ofYear, Business.NEW_CAR),
        count(ofMonth, Business.RENEWAL),
        count(ofYear, Business.RENEWAL),
        season.of(store, from, to),
        people.stream()
            .map(
                person ->
                    new ReportFigures.Person(
                        person,
                        business(sold, person, Business.NEW_CAR, wanted),
                        business(sold, person, Business.RENEWAL, wanted)))
            .toList());
  }

  private static ReportFigures.Business business(
      List<SalesBook.Sold> sold,
      @Nullable String person,
      Business business,
      Map<String, Integer> wanted) {
    List<SalesBook.Sold> own =
        sold.stream()
            .filter(one -> one.business() == business)
            .filter(one -> person == null || one.personId().equals(person))
            .toList();
    return ReportFigures.Business.of(
        count(own, business),
        own.stream().map(SalesBook.Sold::premium).reduce(Money.zero(), Money::plus),
        wanted.get(key(person, business)));
  }

  private static int count(List<SalesBook.Sold> sold, Business business) {
    return sold.stream()
        .filter(one -> one.business() == business)
        .mapToInt(SalesBook.Sold::policies)
        .sum();
  }

  private static String key(@Nullable String person, Business business) {
    return (person == null ? "" : person) + "/" + business;
  }

  Report submit(String id, List<String> materials) {
    Report report = require(SUBMIT, id);
    Instant now = clock.instant();
    String me = access.caller().personId();
    Report submitted = reports.save(report.submitted(me, now, json.writeValueAsString(materials)));
    deadlines.cancel(OVERDUE, id);
    ReportFigures figures = figuresOf(submitted);
    tell(
        "submitted",
        submitted,
        now,
        new SubmittedV1(
            id,
            submitted.kind(),
            submitted.period(),
            me,
            Boolean.TRUE.equals(submitted.inTime()),
            materials,
            figures.newCars().policies(),
            figures.renewals().policies(),
            figures.season().lost(),
            figures.reached(person -> person.newCars().isReached()),
            figures.reached(person -> person.renewals().isReached())));
    return submitted;
  }

  Report acknowledge(String id) {
    Report report = require(ACKNOWLEDGE, id);
    Instant now = clock.instant();
    String me = access.caller().personId();
    Report acknowledged = reports.save(report.acknowledged(me, now));
    tell(
        "acknowledged",
        acknowledged,
        now,
        new AcknowledgedV1(id, acknowledged.kind(), acknowledged.period(), me));
    return acknowledged;
  }

  @OnDeadline(OVERDUE)
  void overdue(DueDeadline deadline) {
    Report report = reports.findById(deadline.subject()).orElseThrow();
    if (report.state() == ReportState.DUE) {
      Report late = reports.save(report.overdue(deadline.due()));
      if (late.ownerId() != null) {
        tell("overdue", late, deadline.due(), DueV1.of(late, late.ownerId()));
      }
    }
  }

  Target setTarget(SetTarget command) {
    return targets.save(
        new Target(
            Ids.next(),
            access.caller().store(),
            command.month(),
            command.personId(),
            command.business(),
            command.policies(),
            access.caller().personId(),
            clock.instant(),
            null));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Report require(String action, String id) {
    Report report = reports.findById(id).orElseThrow(() -> new NotFound("insurance-report", id));
    access.requireInScope(action, "insurance-report", id, report.storeCode(), null);
    return report;
  }

  /** Whoever handed it in does not take note of it. */
  boolean isMine(Report report) {
    return access.caller().personId().equals(report.submittedBy());
  }

  ReportFigures figuresOf(Report report) {
    return json.readValue(report.figures(), ReportFigures.class);
  }

  private void tell(String event, Report report, Instant at, Object data) {
    outbox.append(
        new OutgoingEvent(TYPE + event + ".v1", report.id(), report.storeCode(), at, data));
  }

  record DueV1(String reportId, ReportKind kind, String period, String ownerId, Instant dueAt) {
    static DueV1 of(Report report, String owner) {
      return new DueV1(report.id(), report.kind(), report.period(), owner, report.dueAt());
    }
  }

  /**
   * @param newTargetReachedBy who reached the target for new cars of the period's month
   */
  record SubmittedV1(
      String reportId,
      ReportKind kind,
      String period,
      String submittedBy,
      boolean inTime,
      List<String> materials,
      int newPolicies,
      int renewals,
      int lost,
      List<String> newTargetReachedBy,
      List<String> renewalTargetReachedBy) {}

  record AcknowledgedV1(String reportId, ReportKind kind, String period, String acknowledgedBy) {}
}
