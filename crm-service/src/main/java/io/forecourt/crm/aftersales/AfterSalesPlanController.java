package io.forecourt.crm.aftersales;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/after-sales-plans")
@Tag(
    name = "After-sales",
    description = "AfterSalesPlans, reports and audits of the workshop and parts")
class AfterSalesPlanController {
  private static final RowMapper<Plan> ROW = RecordMapper.of(Plan.class);

  record AfterSalesPlanRequest(
      @NotNull @Pattern(regexp = "20[0-9]{2}-(0[1-9]|1[0-2])") @Schema(example = "2026-12")
          String month,
      @NotEmpty @Size(max = 50) List<@NotNull @Valid FigureRequest> targets) {}

  record AfterSalesPlanRevisionRequest(
      @NotEmpty @Size(max = 50) List<@NotNull @Valid FigureRequest> targets) {}

  record AfterSalesPlanResponse(
      String id,
      long version,
      String store,
      String month,
      @Schema(example = "{\"PROFIT\":182000.00}") Map<String, BigDecimal> targets,
      int revision,
      String drawnBy,
      Instant drawnAt,
      List<String> allowedActions) {}

  private final AfterSalesPlanDesk desk;
  private final Keyset pages;
  private final AllowedActions actions;

  AfterSalesPlanController(AfterSalesPlanDesk desk, Keyset pages, AllowedActions actions) {
    this.desk = desk;
    this.pages = pages;
    this.actions = actions;
  }

  @PostMapping
  @Permit(AfterSalesPlanDesk.PLAN)
  @Operation(
      summary = "Draw up the plan of a month",
      description = "One for each month of my store; figures are those of the store's policy.")
  ResponseEntity<AfterSalesPlanResponse> draw(@Valid @RequestBody AfterSalesPlanRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.draw(
            YearMonth.parse(request.month()), FigureRequest.byCode("/targets", request.targets())));
  }

  @PostMapping("/{id}/revision")
  @Permit(value = AfterSalesPlanDesk.PLAN, reason = true)
  @Operation(
      summary = "Draw the plan up anew",
      description = "While its month is not over. What was planned before stays on the record.")
  ResponseEntity<AfterSalesPlanResponse> revise(
      @PathVariable String id, @Valid @RequestBody AfterSalesPlanRevisionRequest request) {
    return answer(
        HttpStatus.OK, desk.revise(id, FigureRequest.byCode("/targets", request.targets())));
  }

  @GetMapping
  @Permit(AfterSalesPlanDesk.READ)
  @Operation(summary = "List plans", description = "Those of the stores in my scope.")
  Page<AfterSalesPlanResponse> list(@Listing(sorts = "-month") ListRequest page) {
    Page<Plan> found =
        pages.page(
            AfterSalesPlanDesk.READ,
            "SELECT p.* FROM after_sales_plan p WHERE {scope:p.store_code}",
            Map.of(),
            page,
            Map.of("month", "p.plan_month"),
            "p.id",
            ROW);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit(AfterSalesPlanDesk.READ)
  @Operation(summary = "Show a plan")
  ResponseEntity<AfterSalesPlanResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(AfterSalesPlanDesk.READ, id));
  }

  private ResponseEntity<AfterSalesPlanResponse> answer(HttpStatus status, Plan plan) {
    AfterSalesPlanResponse body = body(plan);
    return Answers.of(status, "/api/v1/crm/after-sales-plans/" + plan.id(), body.version(), body);
  }

  private AfterSalesPlanResponse body(Plan plan) {
    return new AfterSalesPlanResponse(
        plan.id(),
        Objects.requireNonNull(plan.version()),
        plan.storeCode(),
        plan.planMonth(),
        desk.targets(plan),
        plan.revision(),
        plan.drawnBy(),
        plan.drawnAt(),
        actions
            .on(plan.storeCode(), null)
            .when(desk.isRunning(plan), "revision", AfterSalesPlanDesk.PLAN)
            .names());
  }
}
