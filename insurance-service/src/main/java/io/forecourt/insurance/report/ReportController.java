package io.forecourt.insurance.report;

import io.forecourt.insurance.kpi.KeyFigure;
import io.forecourt.insurance.renewal.PolicyClassified.Business;
import io.forecourt.insurance.report.ReportDesk.SetTarget;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/insurance")
@Tag(name = "Insurance reports", description = "New and renewed business against its targets")
class ReportController {
  private static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final ReportDesk desk;
  private final InsuranceKpis kpis;
  private final AllowedActions actions;
  private final Keyset keyset;
  private final JsonMapper json;

  ReportController(
      ReportDesk desk, InsuranceKpis kpis, AllowedActions actions, Keyset keyset, JsonMapper json) {
    this.desk = desk;
    this.kpis = kpis;
    this.actions = actions;
    this.keyset = keyset;
    this.json = json;
  }

  @GetMapping("/reports")
  @Permit(ReportDesk.READ)
  @Operation(
      summary = "Reports, the newest due last",
      description = "Produced by themselves; those that are late show when they became it.")
  Page<ReportSummary> reports(
      @Listing(sorts = "dueAt") ListRequest page,
      @RequestParam(required = false) @Nullable ReportKind kind,
      @RequestParam(required = false) @Nullable ReportState state,
      @RequestParam(defaultValue = "false") boolean late) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql =
        new StringBuilder("SELECT r.* FROM insurance_report r WHERE {scope:r.store_code}");
    if (kind != null) {
      sql.append(" AND r.kind = :kind");
      parameters.put("kind", kind.name());
    }
    if (state != null) {
      sql.append(" AND r.state = :state");
      parameters.put("state", state.name());
    }
    if (late) {
      sql.append(" AND r.overdue_at IS NOT NULL");
    }
    return keyset.page(
        ReportDesk.READ,
        sql.toString(),
        parameters,
        page,
        Map.of("dueAt", "r.due_at"),
        "r.id",
        (row, _) -> {
          LocalDateTime overdue = row.getObject("overdue_at", LocalDateTime.class);
          return new ReportSummary(
              row.getString("id"),
              row.getString("store_code"),
              ReportKind.valueOf(row.getString("kind")),
              row.getString("period"),
              ReportState.valueOf(row.getString("state")),
              row.getString("owner_id"),
              row.getObject("due_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
              overdue == null ? null : overdue.toInstant(ZoneOffset.UTC),
              row.getObject("in_time", Boolean.class));
        });
  }

  @GetMapping("/reports/{id}")
  @Permit(ReportDesk.READ)
  @Operation(summary = "One report with its figures")
  ResponseEntity<ReportResponse> report(@PathVariable String id) {
    return answer(desk.require(ReportDesk.READ, id));
  }

  @PostMapping("/reports/{id}/submission")
  @Permit(ReportDesk.SUBMIT)
  @Operation(summary = "Hand a report in", description = "With the list of what was gathered.")
  ResponseEntity<ReportResponse> submit(
      @PathVariable String id, @Valid @RequestBody SubmissionRequest request) {
    return answer(desk.submit(id, request.materials()));
  }

  @PostMapping("/reports/{id}/acknowledgement")
  @Permit(ReportDesk.ACKNOWLEDGE)
  @Operation(summary = "Take note of a report", description = "By the head of the department.")
  ResponseEntity<ReportResponse> acknowledge(@PathVariable String id) {
    return answer(desk.acknowledge(id));
  }

  @PostMapping("/targets")
  @Permit(ReportDesk.TARGET)
  @Operation(
      summary = "Set the target of a month",
      description = "Of a person or of the store. A newer one takes the place of an older one.")
  ResponseEntity<TargetResponse> target(@Valid @RequestBody TargetRequest request) {
    Target target =
        desk.setTarget(
            new SetTarget(
                request.month(), request.personId(), request.business(), request.policies()));
    return ResponseEntity.created(URI.create("/api/v1/insurance/targets"))
        .eTag(Versions.etag(Objects.requireNonNull(target.version())))
        .body(
            new TargetResponse(
                target.id(),
                target.storeCode(),
                target.month(),
                target.personId(),
                target.business(),
                target.policies(),
                target.setBy(),
                target.setAt()));
  }

  @GetMapping("/targets")
  @Permit(ReportDesk.READ)
  @Operation(summary = "Targets", description = "The newest of a kind counts.")
  Page<TargetResponse> targets(
      @Listing(sorts = "setAt") ListRequest page,
      @RequestParam(required = false) @Pattern(regexp = MONTH) @Nullable String month) {
    return keyset.page(
        ReportDesk.READ,
        "SELECT t.* FROM insurance_target t WHERE {scope:t.store_code}"
            + (month == null ? "" : " AND t.month = :month"),
        month == null ? Map.of() : Map.of("month", month),
        page,
        Map.of("setAt", "t.set_at"),
        "t.id",
        (row, _) ->
            new TargetResponse(
                row.getString("id"),
                row.getString("store_code"),
                row.getString("month"),
                row.getString("person_id"),
                Business.valueOf(row.getString("business")),
                row.getInt("policies"),
                row.getString("set_by"),
                row.getObject("set_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)));
  }

  @GetMapping("/key-figures")
  @Permit(ReportDesk.READ)
  @Operation(summary = "The key figures of my store's insurance desk in a month")
  KeyFiguresResponse keyFigures(
      @RequestParam @Pattern(regexp = MONTH) @Schema(example = "2026-11") String month) {
    return new KeyFiguresResponse(month, kpis.ofCallersStore(YearMonth.parse(month)));
  }

  private ResponseEntity<ReportResponse> answer(Report report) {
    String materials = report.materials();
    long version = Objects.requireNonNull(report.version());
    return ResponseEntity.ok()
        .location(URI.create("/api/v1/insurance/reports/" + report.id()))
        .eTag(Versions.etag(version))
        .body(
            new ReportResponse(
                report.id(),
                version,
                report.storeCode(),
                report.kind(),
                report.period(),
                report.fromDay(),
                report.toDay(),
                desk.figuresOf(report),
                report.state(),
                report.ownerId(),
                report.producedAt(),
                report.dueAt(),
                report.overdueAt(),
                report.submittedBy(),
                report.submittedAt(),
                report.inTime(),
                materials == null ? List.of() : json.readValue(materials, TEXTS),
                report.acknowledgedBy(),
                report.acknowledgedAt(),
                actions
                    .on(report.storeCode(), null)
                    .when(report.state() == ReportState.DUE, "submission", ReportDesk.SUBMIT)
                    .when(
                        report.state() == ReportState.SUBMITTED && !desk.isMine(report),
                        "acknowledgement",
                        ReportDesk.ACKNOWLEDGE)
                    .names()));
  }

  record SubmissionRequest(
      @NotEmpty @Size(max = 20) @Schema(example = "[\"register of the week\"]")
          List<@NotBlank @Size(max = 64) String> materials) {}

  record TargetRequest(
      @NotBlank @Pattern(regexp = MONTH) @Size(max = 7) @Schema(example = "2026-12") String month,
      @Nullable @Size(max = 64) String personId,
      @NotNull Business business,
      @NotNull @Positive @Max(100_000) @Schema(example = "40") Integer policies) {}

  record TargetResponse(
      String id,
      String storeCode,
      String month,
      @Nullable String personId,
      Business business,
      int policies,
      String setBy,
      Instant setAt) {}

  record ReportSummary(
      String id,
      String storeCode,
      ReportKind kind,
      String period,
      ReportState state,
      @Nullable String ownerId,
      Instant dueAt,
      @Nullable Instant overdueAt,
      @Nullable Boolean inTime) {}

  record ReportResponse(
      String id,
      long version,
      String storeCode,
      ReportKind kind,
      String period,
      LocalDate fromDay,
      LocalDate toDay,
      ReportFigures figures,
      ReportState state,
      @Nullable String ownerId,
      Instant producedAt,
      Instant dueAt,
      @Nullable Instant overdueAt,
      @Nullable String submittedBy,
      @Nullable Instant submittedAt,
      @Nullable Boolean inTime,
      List<String> materials,
      @Nullable String acknowledgedBy,
      @Nullable Instant acknowledgedAt,
      List<String> allowedActions) {}

  record KeyFiguresResponse(String month, List<KeyFigure> figures) {}
}
