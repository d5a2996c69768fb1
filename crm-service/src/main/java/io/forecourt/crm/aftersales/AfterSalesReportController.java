package io.forecourt.crm.aftersales;

import io.forecourt.crm.aftersales.AfterSalesReportDesk.FigureLine;
import io.forecourt.crm.aftersales.AfterSalesReportDesk.Given;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
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
@RequestMapping("/api/v1/crm/after-sales-reports")
@Tag(name = "After-sales")
class AfterSalesReportController {

  record AfterSalesReportRequest(
      @NotNull ReportPeriod period,
      @NotNull @Schema(example = "2026-11-26") LocalDate date,
      @Size(max = 50) @Nullable List<@NotNull @Valid FigureRequest> figures,
      @Size(max = 36) @Schema(description = "An uploaded list of figures, instead of figures")
          @Nullable String fileId,
      @Size(max = 2000) @Schema(example = "One lift was out of use in the morning")
          @Nullable String comment) {

    /** Leaves the comment out of logs. */
    @Override
    public String toString() {
      return "AfterSalesReportRequest[" + period + ", " + date + "]";
    }
  }

  record AfterSalesReportCorrectionRequest(
      @Size(max = 50) @Nullable List<@NotNull @Valid FigureRequest> figures,
      @Size(max = 36) @Nullable String fileId,
      @Size(max = 2000) @Nullable String comment) {

    /** Leaves the comment out of logs. */
    @Override
    public String toString() {
      return "AfterSalesReportCorrectionRequest[]";
    }
  }

  record AfterSalesReportResponse(
      String id,
      long version,
      String store,
      ReportPeriod period,
      LocalDate from,
      LocalDate to,
      int revision,
      AfterSalesReport.Origin origin,
      @Nullable String planId,
      List<FigureLine> figures,
      @Nullable String comment,
      String publishedBy,
      Instant publishedAt,
      List<String> allowedActions) {

    /** Leaves the comment out of logs. */
    @Override
    public String toString() {
      return "AfterSalesReportResponse[" + id + "]";
    }
  }

  /** A report in a list; its other figures stand in the report itself. */
  record AfterSalesReportLine(
      String id,
      String store,
      ReportPeriod period,
      LocalDate from,
      LocalDate to,
      int revision,
      AfterSalesReport.Origin origin,
      BigDecimal profit,
      String publishedBy,
      Instant publishedAt) {}

  private final AfterSalesReportDesk desk;
  private final AllowedActions actions;

  AfterSalesReportController(AfterSalesReportDesk desk, AllowedActions actions) {
    this.desk = desk;
    this.actions = actions;
  }

  @PostMapping
  @Permit(AfterSalesReportDesk.REPORT)
  @Operation(
      summary = "Publish the figures of a day or a month",
      description =
          "Of my store, typed in or read from an uploaded list (AFTER_SALES_FIGURES: a heading, then"
              + " code and value). A month from its last day on.")
  ResponseEntity<AfterSalesReportResponse> publish(
      @Valid @RequestBody AfterSalesReportRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.publish(
            request.period(),
            request.date(),
            new Given(
                FigureRequest.byCode("/figures", request.figures()),
                request.fileId(),
                request.comment())));
  }

  @PostMapping("/{id}/correction")
  @Permit(value = AfterSalesReportDesk.REPORT, reason = true)
  @Operation(
      summary = "Put published figures right",
      description = "All of them anew; it is told again. What was said before stays on the record.")
  ResponseEntity<AfterSalesReportResponse> correct(
      @PathVariable String id, @Valid @RequestBody AfterSalesReportCorrectionRequest request) {
    return answer(
        HttpStatus.OK,
        desk.correct(
            id,
            new Given(
                FigureRequest.byCode("/figures", request.figures()),
                request.fileId(),
                request.comment())));
  }

  @GetMapping
  @Permit(AfterSalesPlanDesk.READ)
  @Operation(summary = "List reports", description = "Those of the stores in my scope.")
  Page<AfterSalesReportLine> list(
      @RequestParam(required = false) @Nullable ReportPeriod period,
      @Listing(sorts = "-from") ListRequest page) {
    Page<AfterSalesReport> found = desk.page(period, page);
    return found.map(this::line);
  }

  @GetMapping("/{id}")
  @Permit(AfterSalesPlanDesk.READ)
  @Operation(
      summary = "Show a report",
      description =
          "Each figure with the sum of the month, the month's plan and the report before.")
  ResponseEntity<AfterSalesReportResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(AfterSalesPlanDesk.READ, id));
  }

  private ResponseEntity<AfterSalesReportResponse> answer(
      HttpStatus status, AfterSalesReport report) {
    AfterSalesReportResponse body = body(report);
    return Answers.of(
        status, "/api/v1/crm/after-sales-reports/" + report.id(), body.version(), body);
  }

  private AfterSalesReportLine line(AfterSalesReport report) {
    return new AfterSalesReportLine(
        report.id(),
        report.storeCode(),
        report.period(),
        report.fromDate(),
        report.toDate(),
        report.revision(),
        report.origin(),
        desk.profit(report),
        report.publishedBy(),
        report.publishedAt());
  }

  private AfterSalesReportResponse body(AfterSalesReport report) {
    return new AfterSalesReportResponse(
        report.id(),
        Objects.requireNonNull(report.version()),
        report.storeCode(),
        report.period(),
        report.fromDate(),
        report.toDate(),
        report.revision(),
        report.origin(),
        report.planId(),
        desk.lines(report),
        desk.comment(report),
        report.publishedBy(),
        report.publishedAt(),
        actions
            .on(report.storeCode(), null)
            .when(true, "correction", AfterSalesReportDesk.REPORT)
            .names());
  }
}
