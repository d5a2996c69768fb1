package io.forecourt.crm.traffic;

import io.forecourt.crm.call.CallCounts;
import io.forecourt.crm.call.CallEntered;
import io.forecourt.crm.lead.application.LeadCounts;
import io.forecourt.crm.lead.domain.LeadEvent.LeadCaptured;
import io.forecourt.crm.roster.Roster;
import io.forecourt.crm.visit.VisitCounts;
import io.forecourt.crm.visit.VisitEntered;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.bulk.BulkWrites;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Sums up what came in, closes periods and corrects closed ones. */
@Service
class TrafficDesk {
  private static final String POLICY = "traffic";
  private static final String WHY = "a correction follows its summary, whoever registers late";

  /** Why a closed summary has another revision. */
  private enum Cause {
    VISIT,
    CALL,
    LEAD,
    SHEETS
  }

  record TrafficSummaryClosedV1(
      String summaryId,
      SummaryPeriod period,
      LocalDate from,
      LocalDate to,
      int revision,
      int visits,
      int firstVisits,
      int returnVisits,
      int rejects,
      int leads,
      int leadsBefore,
      int leadGrowth,
      int calls,
      int callsAnswered,
      int callsPassedOn,
      int sheets,
      int sheetsExpected,
      boolean sheetsComplete,
      @Nullable String sheetsCollectedById,
      String closedById) {}

  private final Summaries summaries;
  private final DaySheets sheets;
  private final VisitCounts visits;
  private final CallCounts calls;
  private final LeadCounts leads;
  private final Roster roster;
  private final ScopedQueries queries;
  private final JsonMapper json;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  TrafficDesk(
      Summaries summaries,
      DaySheets sheets,
      VisitCounts visits,
      CallCounts calls,
      LeadCounts leads,
      Roster roster,
      ScopedQueries queries,
      JsonMapper json,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.summaries = summaries;
    this.sheets = sheets;
    this.visits = visits;
    this.calls = calls;
    this.leads = leads;
    this.roster = roster;
    this.queries = queries;
    this.json = json;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  @Bean
  static Policy<TrafficPolicy> trafficPolicy() {
    return new Policy<>(POLICY, TrafficPolicy.class);
  }

  /** The sums as they are now, of the period around a date. */
  @Transactional(readOnly = true)
  Figures figures(String store, SummaryPeriod period, LocalDate date) {
    return count(store, period, period.around(date));
  }

  /**
   * Closes the period around a date in the caller's store: a day on that day, a longer one from its
   * last day on.
   *
   * @throws RuleViolation if it is closed already, or not over
   */
  @Transactional
  Summary close(SummaryPeriod period, LocalDate date) {
    String store = access.caller().store();
    SummaryPeriod.Span span = period.around(date);
    if (span.to().isAfter(clock.today(calendars.zone(store)))) {
      throw new RuleViolation("traffic.not-over", span.to());
    }
    if (closed(store, period, span).isPresent()) {
      throw new RuleViolation("traffic.closed", period, span.from());
    }
    return close(store, period, span, access.caller().personId(), clock.instant());
  }

  /** Closes what nobody closed. */
  @DailyJob(value = "crm.close-traffic", at = "00:30")
  @Transactional
  public void closeLeftOpen(JobDay day) {
    policy(day.store(), day.date())
        .graceDays()
        .forEach(
            (period, grace) -> {
              SummaryPeriod.Span span = period.around(day.date().minusDays(grace));
              boolean over = span.to().plusDays(grace).equals(day.date());
              if (over && closed(day.store(), period, span).isEmpty()) {
                close(day.store(), period, span, access.caller().personId(), day.at());
              }
            });
  }

  /**
   * The supervisor has the sheet of every consultant who was on the rota, and passes them on.
   *
   * @throws RuleViolation if one is missing, or the summary is not of a day
   */
  @Transactional
  Summary collectSheets(String id) {
    Summary summary = get("crm.traffic.collect", id);
    if (summary.period() != SummaryPeriod.DAY) {
      throw new RuleViolation("traffic.no-sheets", summary.period());
    }
    if (summary.sheetsCollectedBy() != null) {
      throw new RuleViolation("traffic.collected");
    }
    Figures now = count(summary.storeCode(), summary.period(), span(summary));
    if (!now.sheetsComplete()) {
      throw new RuleViolation("traffic.sheet-missing", now.sheetsMissing().size());
    }
    String by = access.caller().personId();
    return revise(
        summary.collected(json.writeValueAsString(now), by, clock.instant()),
        now,
        Cause.SHEETS,
        by);
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Summary get(String action, String id) {
    Summary summary = summaries.findById(id).orElseThrow(() -> new NotFound("traffic-summary", id));
    access.requireInScope(action, "traffic-summary", id, summary.storeCode(), null);
    return summary;
  }

  boolean areSheetsComplete(Summary summary) {
    return count(summary.storeCode(), summary.period(), span(summary)).sheetsComplete();
  }

  Figures read(Summary summary) {
    return json.readValue(summary.figures(), Figures.class);
  }

  @EventListener
  @Transactional
  public void on(VisitEntered entered) {
    correct(entered.store(), entered.arrivedAt(), Cause.VISIT, entered.visitId());
  }

  @EventListener
  @Transactional
  public void on(CallEntered entered) {
    correct(entered.store(), entered.calledAt(), Cause.CALL, entered.callId());
  }

  @EventListener
  @Transactional
  public void on(LeadCaptured captured) {
    BulkWrites.write(this, captured, this::correct);
  }

  /** One correction of a day, however many leads an import brought to it. */
  private void correct(List<LeadCaptured> leads) {
    leads.stream()
        .collect(
            Collectors.toMap(
                lead -> List.of(lead.store(), date(lead.store(), lead.at())),
                Function.identity(),
                (first, _) -> first,
                LinkedHashMap::new))
        .values()
        .forEach(lead -> correct(lead.store(), lead.at(), Cause.LEAD, lead.leadId()));
  }

  private void correct(String store, Instant at, Cause cause, String reference) {
    LocalDate date = date(store, at);
    for (Summary summary :
        summaries.findByStoreCodeAndFromDateLessThanEqualAndToDateGreaterThanEqual(
            store, date, date)) {
      Figures now = count(store, summary.period(), span(summary));
      if (!now.equals(read(summary))) {
        revise(
            summary.corrected(json.writeValueAsString(now), clock.instant()),
            now,
            cause,
            reference);
      }
    }
  }

  private LocalDate date(String store, Instant at) {
    return LocalDate.ofInstant(at, calendars.zone(store));
  }

  private Summary revise(Summary revised, Figures figures, Cause cause, String reference) {
    Summary saved = summaries.save(revised);
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO traffic_correction
              (summary_id, revision, cause, reference, corrected_by, corrected_at)
            VALUES (:summary, :revision, :cause, :reference, :by, :at)
            """)
        .param("summary", saved.id())
        .param("revision", saved.revision())
        .param("cause", cause.name())
        .param("reference", reference)
        .param("by", access.caller().personId())
        .param("at", clock.instant())
        .update();
    outbox.append(told(saved, figures));
    return saved;
  }

  private Summary close(
      String store, SummaryPeriod period, SummaryPeriod.Span span, String by, Instant at) {
    Figures figures = count(store, period, span);
    Summary summary =
        summaries.save(
            new Summary(
                Ids.next(),
                store,
                period,
                span.from(),
                span.to(),
                1,
                json.writeValueAsString(figures),
                by,
                at,
                null,
                null,
                null));
    outbox.append(told(summary, figures));
    return summary;
  }

  private Figures count(String store, SummaryPeriod period, SummaryPeriod.Span span) {
    ZoneId zone = calendars.zone(store);
    Instant from = span.from().atStartOfDay(zone).toInstant();
    Instant to = span.to().plusDays(1).atStartOfDay(zone).toInstant();
    Instant before = period.before(span.from()).from().atStartOfDay(zone).toInstant();
    boolean day = period == SummaryPeriod.DAY;
    List<String> expected = day ? roster.consultantsPlanned(store, span.from()) : List.of();
    Set<String> handedIn =
        day
            ? sheets.findByStoreCodeAndSheetDate(store, span.from()).stream()
                .map(DaySheet::ownerId)
                .collect(Collectors.toSet())
            : Set.of();
    List<String> missing = new ArrayList<>(expected);
    missing.removeAll(handedIn);
    return new Figures(
        visits.of(store, from, to),
        visits.rejects(store, from, to),
        calls.of(store, from, to),
        leads.captured(store, from, to),
        leads.captured(store, before, from),
        leads.gathered(store, from, to),
        expected.size(),
        missing);
  }

  private Optional<Summary> closed(String store, SummaryPeriod period, SummaryPeriod.Span span) {
    return summaries.findByStoreCodeAndPeriodAndFromDate(store, period, span.from());
  }

  private static SummaryPeriod.Span span(Summary summary) {
    return new SummaryPeriod.Span(summary.fromDate(), summary.toDate());
  }

  private TrafficPolicy policy(String store, LocalDate date) {
    return policies.inForce(POLICY, TrafficPolicy.class, store, date);
  }

  private OutgoingEvent told(Summary summary, Figures figures) {
    return new OutgoingEvent(
        "io.forecourt.crm.traffic-summary-closed.v1",
        summary.id(),
        summary.storeCode(),
        clock.instant(),
        new TrafficSummaryClosedV1(
            summary.id(),
            summary.period(),
            summary.fromDate(),
            summary.toDate(),
            summary.revision(),
            figures.visits().visits(),
            figures.visits().firstVisits(),
            figures.visits().returnVisits(),
            figures.visits().rejects(),
            figures.leads(),
            figures.leadsBefore(),
            figures.leadGrowth(),
            figures.calls().calls(),
            figures.calls().answered(),
            figures.calls().passedOn(),
            figures.sheets(),
            figures.sheetsExpected(),
            figures.sheetsComplete(),
            summary.sheetsCollectedBy(),
            summary.closedBy()));
  }
}
