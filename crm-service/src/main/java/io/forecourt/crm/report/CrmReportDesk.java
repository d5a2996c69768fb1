package io.forecourt.crm.report;

import io.forecourt.crm.kpi.KpiDesk;
import io.forecourt.crm.kpi.KpiFigure;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.review.ReviewedReports;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Freezes the figures of reports and publishes them with somebody's words. */
@Service
public class CrmReportDesk {
  static final String READ = "crm.crm-report.read";
  static final String BUILD = "crm.crm-report.build";
  static final String PUBLISH = "crm.crm-report.publish";

  private static final String POLICY = "crm-reports";
  private static final String COMMENT = "reportComment";
  private static final RowMapper<CrmReport> ROW = RecordMapper.of(CrmReport.class);
  private static final TypeReference<List<KpiFigure>> FIGURES = new TypeReference<>() {};

  record CrmReportPublishedV1(
      String reportId, String kind, LocalDate from, LocalDate to, String publishedBy) {}

  private final CrmReports reports;
  private final KpiDesk kpis;
  private final Keyset pages;
  private final BusinessNumbers numbers;
  private final PersonalVault vault;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final JsonMapper json;

  CrmReportDesk(
      CrmReports reports,
      KpiDesk kpis,
      Keyset pages,
      BusinessNumbers numbers,
      PersonalVault vault,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      JsonMapper json) {
    this.reports = reports;
    this.kpis = kpis;
    this.pages = pages;
    this.numbers = numbers;
    this.vault = vault;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.json = json;
  }

  @Bean
  static Policy<CrmReportPolicy> crmReportPolicy() {
    return new Policy<>(POLICY, CrmReportPolicy.class);
  }

  @Bean
  static ReviewedReports reviewedCrmReports(CrmReportDesk desk) {
    return new ReviewedReports("CRM_REPORT", id -> desk.require(READ, id));
  }

  /** Freezes the figures of the month before, kind by kind, each on its working day. */
  @DailyJob(value = "crm.build-reports", at = "00:40")
  @Transactional
  public void buildDue(JobDay day) {
    if (!calendars.isWorkingDay(day.date())) {
      return;
    }
    YearMonth before = YearMonth.from(day.date()).minusMonths(1);
    long workingDay =
        day.date()
            .withDayOfMonth(1)
            .datesUntil(day.date().plusDays(1))
            .filter(calendars::isWorkingDay)
            .count();
    for (CrmReportPolicy.Kind kind : policy(day.store(), day.date()).kinds()) {
      boolean due = kind.builtOnWorkingDay() == workingDay;
      if (due && !isBuilt(day.store(), kind, before.atDay(1), before.atEndOfMonth())) {
        build(day.store(), kind, before.atDay(1), before.atEndOfMonth(), Caller.SYSTEM);
      }
    }
  }

  /**
   * Freezes the figures of some days of the caller's store.
   *
   * @throws InvalidInput if the store makes no such report, or the days are not over
   * @throws RuleViolation if the figures of these days were frozen before
   */
  @Transactional
  CrmReport build(String kindCode, LocalDate from, LocalDate to) {
    String store = access.caller().store();
    LocalDate today = clock.today(calendars.zone(store));
    CrmReportPolicy.Kind kind = policy(store, today).kind(kindCode);
    if (to.isBefore(from) || to.isAfter(today)) {
      throw new InvalidInput("/to", "field.date-range");
    }
    requirePublisher(kind);
    if (isBuilt(store, kind, from, to)) {
      throw new RuleViolation("crm-report.built", from, to);
    }
    return build(store, kind, from, to, access.caller().personId());
  }

  private CrmReport build(
      String store, CrmReportPolicy.Kind kind, LocalDate from, LocalDate to, String by) {
    Instant now = clock.instant();
    return reports.save(
        new CrmReport(
            Ids.next(),
            numbers.next("CR", store, clock.today(calendars.zone(store))),
            store,
            kind.code(),
            from,
            to,
            CrmReport.State.DRAFT,
            json.writeValueAsString(kpis.ofStore(store, kind.figures(), from, to)),
            by,
            now,
            null,
            null,
            null,
            null));
  }

  /**
   * @throws RuleViolation if it was published before, or another role publishes this kind
   */
  @Transactional
  CrmReport publish(String id, String comment) {
    CrmReport report = require(PUBLISH, id);
    LocalDate built = LocalDate.ofInstant(report.builtAt(), calendars.zone(report.storeCode()));
    requirePublisher(policy(report.storeCode(), built).kind(report.kind()));
    String me = access.caller().personId();
    Instant now = clock.instant();
    CrmReport published =
        reports.save(report.published(vault.seal(me, COMMENT, comment.strip()), me, now));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.crm.crm-report-published.v1",
            published.id(),
            published.storeCode(),
            now,
            new CrmReportPublishedV1(
                published.id(), published.kind(), published.fromDate(), published.toDate(), me)));
    return published;
  }

  /** Whether the caller's role publishes it, and it is not published yet. */
  boolean isMine(CrmReport report) {
    LocalDate built = LocalDate.ofInstant(report.builtAt(), calendars.zone(report.storeCode()));
    return report.state() == CrmReport.State.DRAFT
        && publishes(policy(report.storeCode(), built).kind(report.kind()));
  }

  private void requirePublisher(CrmReportPolicy.Kind kind) {
    if (!publishes(kind)) {
      List<String> roles = kind.publishers().stream().sorted().toList();
      throw new RuleViolation("crm-report.not-yours", kind.code(), String.join(", ", roles));
    }
  }

  private boolean publishes(CrmReportPolicy.Kind kind) {
    return !Collections.disjoint(kind.publishers(), access.caller().roles());
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  CrmReport require(String action, String id) {
    CrmReport report = reports.findById(id).orElseThrow(() -> new NotFound("crm-report", id));
    access.requireInScope(action, "crm-report", id, report.storeCode(), null);
    return report;
  }

  Page<CrmReport> page(
      @Nullable String kind, CrmReport.@Nullable State state, ListRequest request) {
    var query =
        ListQuery.of("SELECT r.* FROM crm_report r WHERE {scope:r.store_code}")
            .and("r.kind = :kind", kind)
            .and("r.state = :state", state);
    return pages.page(READ, query, request, Map.of("to", "r.to_date"), "r.id", ROW);
  }

  List<KpiFigure> figures(CrmReport report) {
    return json.readValue(report.figures(), FIGURES);
  }

  @Nullable String comment(CrmReport report) {
    String by = report.publishedBy();
    String sealed = report.commentSealed();
    return by == null || sealed == null ? null : vault.open(by, COMMENT, sealed).orElse(null);
  }

  private boolean isBuilt(String store, CrmReportPolicy.Kind kind, LocalDate from, LocalDate to) {
    return reports.existsByStoreCodeAndKindAndFromDateAndToDate(store, kind.code(), from, to);
  }

  private CrmReportPolicy policy(String store, LocalDate date) {
    return policies.inForce(POLICY, CrmReportPolicy.class, store, date);
  }
}
