package io.forecourt.crm.report;

import io.forecourt.crm.kpi.KpiFigure;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/crm-reports")
@Tag(name = "CRM reports", description = "Frozen figures of a time, published with a comment")
class CrmReportController {

  record CrmReportRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "PERFORMANCE") String kind,
      @NotNull @Schema(example = "2026-10-01") LocalDate from,
      @NotNull @Schema(example = "2026-10-31") LocalDate to) {}

  record CrmReportPublicationRequest(
      @NotBlank
          @Size(max = 2000)
          @Schema(example = "Call-backs are on time, complaints take too long")
          String comment) {

    /** Leaves the comment out of logs. */
    @Override
    public String toString() {
      return "CrmReportPublicationRequest[]";
    }
  }

  /** A report in a list; its figures stand in the report itself. */
  record CrmReportLine(
      String id,
      @Schema(example = "CR-EAST-20261102-0001") String number,
      String store,
      String kind,
      LocalDate from,
      LocalDate to,
      CrmReport.State state,
      Instant builtAt,
      @Nullable String publishedBy,
      @Nullable Instant publishedAt) {}

  record CrmReportResponse(
      String id,
      long version,
      @Schema(example = "CR-EAST-20261102-0001") String number,
      String store,
      String kind,
      LocalDate from,
      LocalDate to,
      CrmReport.State state,
      List<KpiFigure> figures,
      Instant builtAt,
      @Nullable String comment,
      @Nullable String publishedBy,
      @Nullable Instant publishedAt,
      List<String> allowedActions) {

    /** Leaves the comment out of logs. */
    @Override
    public String toString() {
      return "CrmReportResponse[" + number + "]";
    }
  }

  private final CrmReportDesk desk;
  private final AllowedActions actions;

  CrmReportController(CrmReportDesk desk, AllowedActions actions) {
    this.desk = desk;
    this.actions = actions;
  }

  @PostMapping
  @Permit(CrmReportDesk.BUILD)
  @Operation(
      summary = "Freeze the figures of some days",
      description =
          "In my store. The figures of a month are frozen by themselves on a working day of the next"
              + " one; this is for other times. Who publishes a kind may build it.")
  ResponseEntity<CrmReportResponse> build(@Valid @RequestBody CrmReportRequest request) {
    return answer(HttpStatus.CREATED, desk.build(request.kind(), request.from(), request.to()));
  }

  @PostMapping("/{id}/publication")
  @Permit(CrmReportDesk.PUBLISH)
  @Operation(
      summary = "Publish a report",
      description = "With a comment. Which roles publish which kind is the store's policy.")
  ResponseEntity<CrmReportResponse> publish(
      @PathVariable String id, @Valid @RequestBody CrmReportPublicationRequest request) {
    return answer(HttpStatus.OK, desk.publish(id, request.comment()));
  }

  @GetMapping
  @Permit(CrmReportDesk.READ)
  @Operation(summary = "List reports", description = "Those of the stores in my scope.")
  Page<CrmReportLine> list(
      @RequestParam(required = false) @Size(max = 40) @IsCode @Nullable String kind,
      @RequestParam(required = false) CrmReport.@Nullable State state,
      @Listing(sorts = "-to") ListRequest page) {
    Page<CrmReport> found = desk.page(kind, state, page);
    return found.map(CrmReportController::line);
  }

  @GetMapping("/{id}")
  @Permit(CrmReportDesk.READ)
  @Operation(summary = "Show a report with its figures")
  ResponseEntity<CrmReportResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(CrmReportDesk.READ, id));
  }

  private ResponseEntity<CrmReportResponse> answer(HttpStatus status, CrmReport report) {
    CrmReportResponse body = body(report);
    return Answers.of(status, "/api/v1/crm/crm-reports/" + report.id(), body.version(), body);
  }

  private static CrmReportLine line(CrmReport report) {
    return new CrmReportLine(
        report.id(),
        report.number(),
        report.storeCode(),
        report.kind(),
        report.fromDate(),
        report.toDate(),
        report.state(),
        report.builtAt(),
        report.publishedBy(),
        report.publishedAt());
  }

  private CrmReportResponse body(CrmReport report) {
    return new CrmReportResponse(
        report.id(),
        Objects.requireNonNull(report.version()),
        report.number(),
        report.storeCode(),
        report.kind(),
        report.fromDate(),
        report.toDate(),
        report.state(),
        desk.figures(report),
        report.builtAt(),
        desk.comment(report),
        report.publishedBy(),
        report.publishedAt(),
        actions
            .on(report.storeCode(), null)
            .when(desk.isMine(report), "publication", CrmReportDesk.PUBLISH)
            .names());
  }
}
