package io.forecourt.crm.traffic;

import io.forecourt.crm.lead.application.LeadCounts;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm")
@Tag(name = "Traffic", description = "Sums of visits, calls and leads, and their closing")
class TrafficController {
  private static final RowMapper<Summary> ROW = RecordMapper.of(Summary.class);

  record CloseRequest(
      @NotNull @Schema(example = "DAY") SummaryPeriod period,
      @NotNull @Schema(description = "Any day of the period", example = "2026-11-21")
          LocalDate date) {}

  record VisitFigures(
      int visits,
      int firstVisits,
      int returnVisits,
      int leads,
      int rejects,
      Map<String, Integer> rejectsByReason,
      int members,
      int unassigned) {}

  record CallFigures(int received, int answered, int passedOn, int inTime) {}

  record LeadFigures(int captured, int before, int growth, List<LeadCounts.Gathered> gathered) {}

  record SheetFigures(int handedIn, int expected, List<String> missing) {}

  record FiguresResponse(
      VisitFigures visits,
      CallFigures calls,
      LeadFigures leads,
      SheetFigures sheets,
      Map<String, @Nullable BigDecimal> kpis) {}

  record TrafficResponse(
      String store, SummaryPeriod period, LocalDate from, LocalDate to, FiguresResponse figures) {}

  record SummaryResponse(
      String id,
      long version,
      String store,
      SummaryPeriod period,
      LocalDate from,
      LocalDate to,
      int revision,
      FiguresResponse figures,
      String closedBy,
      Instant closedAt,
      @Nullable String sheetsCollectedBy,
      @Nullable Instant correctedAt,
      List<String> allowedActions) {}

  private final TrafficDesk desk;
  private final Keyset pages;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final AllowedActions actions;

  TrafficController(
      TrafficDesk desk,
      Keyset pages,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      AllowedActions actions) {
    this.desk = desk;
    this.pages = pages;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.actions = actions;
  }

  @GetMapping("/traffic")
  @Permit("crm.traffic.read")
  @Operation(
      summary = "Show the sums of a period as they are now",
      description = "With the reception's KPIs; of my store and today when left out.")
  TrafficResponse now(
      @RequestParam(defaultValue = "DAY") SummaryPeriod period,
      @RequestParam(required = false) @Nullable LocalDate date,
      @RequestParam(required = false) @Size(max = 16) @IsCode @Nullable String store) {
    String where = Objects.requireNonNullElse(store, access.caller().store());
    access.requireInScope("crm.traffic.read", "store", where, where, null);
    LocalDate day = Objects.requireNonNullElseGet(date, () -> clock.today(calendars.zone(where)));
    var span = period.around(day);
    return new TrafficResponse(
        where, period, span.from(), span.to(), body(desk.figures(where, period, day)));
  }

  @PostMapping("/traffic-summaries")
  @Permit("crm.traffic.close")
  @Operation(
      summary = "Close a period",
      description =
          "A day on that day, a week, month or year from its last day on. What is registered later"
              + " makes a correction. What nobody closes, the machine closes some days after.")
  ResponseEntity<SummaryResponse> close(@Valid @RequestBody CloseRequest request) {
    return answer(HttpStatus.CREATED, desk.close(request.period(), request.date()));
  }

  @GetMapping("/traffic-summaries")
  @Permit("crm.traffic.read")
  @Operation(summary = "List closed periods", description = "Those in my scope.")
  Page<SummaryResponse> list(
      @RequestParam(required = false) @Nullable SummaryPeriod period,
      @Listing(sorts = "to") ListRequest page) {
    var query =
        ListQuery.of("SELECT s.* FROM traffic_summary s WHERE {scope:s.store_code}")
            .and("s.period = :period", period);
    Page<Summary> found =
        pages.page("crm.traffic.read", query, page, Map.of("to", "s.to_date"), "s.id", ROW);
    return found.map(this::body);
  }

  @GetMapping("/traffic-summaries/{id}")
  @Permit("crm.traffic.read")
  @Operation(summary = "Show a closed period")
  ResponseEntity<SummaryResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.get("crm.traffic.read", id));
  }

  @PostMapping("/traffic-summaries/{id}/sheets-collection")
  @Permit("crm.traffic.collect")
  @Operation(
      summary = "Pass on the day sheets of all consultants",
      description = "Refused while the sheet of anybody on the rota is missing.")
  ResponseEntity<SummaryResponse> collect(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.collectSheets(id));
  }

  private ResponseEntity<SummaryResponse> answer(HttpStatus status, Summary summary) {
    return Answers.of(
        status, "/api/v1/crm/traffic-summaries/" + summary.id(), summary.version(), body(summary));
  }

  private SummaryResponse body(Summary summary) {
    Figures figures = desk.read(summary);
    return new SummaryResponse(
        summary.id(),
        Objects.requireNonNull(summary.version()),
        summary.storeCode(),
        summary.period(),
        summary.fromDate(),
        summary.toDate(),
        summary.revision(),
        body(figures),
        summary.closedBy(),
        summary.closedAt(),
        summary.sheetsCollectedBy(),
        summary.correctedAt(),
        actions
            .on(summary.storeCode(), null)
            .when(
                summary.period() == SummaryPeriod.DAY
                    && summary.sheetsCollectedBy() == null
                    && desk.areSheetsComplete(summary),
                "sheets-collection",
                "crm.traffic.collect")
            .names());
  }

  private static FiguresResponse body(Figures figures) {
    var visits = figures.visits();
    var calls = figures.calls();
    return new FiguresResponse(
        new VisitFigures(
            visits.visits(),
            visits.firstVisits(),
            visits.returnVisits(),
            visits.leadVisits(),
            visits.rejects(),
            figures.rejects(),
            visits.members(),
            visits.unassigned()),
        new CallFigures(calls.calls(), calls.answered(), calls.passedOn(), calls.inTime()),
        new LeadFigures(
            figures.leads(), figures.leadsBefore(), figures.leadGrowth(), figures.gathered()),
        new SheetFigures(figures.sheets(), figures.sheetsExpected(), figures.sheetsMissing()),
        figures.kpis());
  }
}
