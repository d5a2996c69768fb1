package io.forecourt.insurance.renewal;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.NotFound;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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
@Tag(
    name = "Renewal season",
    description = "Lists of the month, plans of calls, tasks, and what was made of losses")
class SeasonController {
  private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};
  private static final TypeReference<List<String>> CODES = new TypeReference<>() {};

  private final PlanDesk plans;
  private final TaskDesk tasks;
  private final RenewalDesk desk;
  private final AllowedActions actions;
  private final Keyset keyset;
  private final JsonMapper json;

  SeasonController(
      PlanDesk plans,
      TaskDesk tasks,
      RenewalDesk desk,
      AllowedActions actions,
      Keyset keyset,
      JsonMapper json) {
    this.plans = plans;
    this.tasks = tasks;
    this.desk = desk;
    this.actions = actions;
    this.keyset = keyset;
    this.json = json;
  }

  @GetMapping("/renewal-lists")
  @Permit(RenewalDesk.READ)
  @Operation(
      summary = "The lists of the months",
      description =
          "Drawn up by themselves on the first: open cases whose cover ends in the month.")
  Page<RenewalListResponse> lists(@Listing(sorts = "generatedAt") ListRequest page) {
    return keyset.page(
        RenewalDesk.READ,
        "SELECT l.* FROM renewal_list l WHERE {scope:l.store_code}",
        Map.of(),
        page,
        Map.of("generatedAt", "l.generated_at"),
        "l.id",
        (row, _) ->
            new RenewalListResponse(
                row.getString("id"),
                row.getString("store_code"),
                row.getString("month"),
                row.getInt("cases"),
                Objects.requireNonNull(Times.instant(row, "generated_at"))));
  }

  @GetMapping("/renewal-lists/{id}/entries")
  @Permit(RenewalDesk.READ)
  @Operation(summary = "The cases of a list", description = "The first to end first.")
  Page<RenewalListEntryResponse> entries(
      @PathVariable String id,
      @Listing(sorts = "renewalDate") ListRequest page,
      @RequestParam(required = false) @Size(max = 40) @Nullable String segment) {
    Map<String, Object> parameters = new HashMap<>(Map.of("list", id));
    String bySegment = "";
    if (segment != null) {
      bySegment = " AND e.segment = :segment";
      parameters.put("segment", segment);
    }
    Page<RenewalListEntryResponse> entries =
        keyset.page(
            RenewalDesk.READ,
            """
            SELECT e.renewal_id, e.segment, e.specialist_id, e.renewal_date, r.state
              FROM renewal_list l JOIN renewal_list_entry e ON e.list_id = l.id
                   JOIN renewal r ON r.id = e.renewal_id
             WHERE {scope:l.store_code} AND l.id = :list\
            """
                + bySegment,
            parameters,
            page,
            Map.of("renewalDate", "e.renewal_date"),
            "e.renewal_id",
            (row, _) ->
                new RenewalListEntryResponse(
                    row.getString("renewal_id"),
                    row.getString("segment"),
                    row.getString("specialist_id"),
                    row.getObject("renewal_date", LocalDate.class),
                    RenewalState.valueOf(row.getString("state"))));
    if (entries.items().isEmpty() && !desk.knowsList(id)) {
      throw new NotFound("renewal-list", id);
    }
    return entries;
  }

  @PostMapping("/call-back-plans")
  @Permit(RenewalDesk.WORK)
  @Operation(
      summary = "Draw up my plan of calls for a month",
      description = "My open cases that end by then, spread over the working days that are left.")
  ResponseEntity<CallBackPlanResponse> plan(@Valid @RequestBody CallBackPlanRequest request) {
    CallBackPlan plan = plans.draw(YearMonth.parse(request.month()));
    return ResponseEntity.created(URI.create("/api/v1/insurance/call-back-plans/" + plan.id()))
        .eTag(Versions.etag(Objects.requireNonNull(plan.version())))
        .body(body(plan));
  }

  @GetMapping("/call-back-plans")
  @Permit(RenewalDesk.READ)
  @Operation(summary = "Plans of calls")
  Page<CallBackPlanResponse> plans(@Listing(sorts = "madeAt") ListRequest page) {
    return keyset.page(
        RenewalDesk.READ,
        "SELECT p.* FROM call_back_plan p WHERE {scope:p.store_code,p.specialist_id}",
        Map.of(),
        page,
        Map.of("madeAt", "p.made_at"),
        "p.id",
        (row, _) ->
            new CallBackPlanResponse(
                row.getString("id"),
                row.getLong("version"),
                row.getString("store_code"),
                row.getString("month"),
                row.getString("specialist_id"),
                row.getInt("calls"),
                Objects.requireNonNull(Times.instant(row, "made_at"))));
  }

  @GetMapping("/call-back-plans/{id}/calls")
  @Permit(RenewalDesk.READ)
  @Operation(summary = "The calls of a plan, day by day")
  Page<PlannedCallResponse> plannedCalls(
      @PathVariable String id, @Listing(sorts = "plannedOn") ListRequest page) {
    plans.require(id);
    return keyset.page(
        RenewalDesk.READ,
        """
        SELECT c.renewal_id, c.planned_on
          FROM planned_call c JOIN call_back_plan p ON p.id = c.plan_id
         WHERE {scope:p.store_code,p.specialist_id} AND c.plan_id = :plan\
        """,
        Map.of("plan", id),
        page,
        Map.of("plannedOn", "c.planned_on"),
        "c.renewal_id",
        (row, _) ->
            new PlannedCallResponse(
                row.getString("renewal_id"), row.getObject("planned_on", LocalDate.class)));
  }

  @GetMapping("/renewal-tasks")
  @Permit(RenewalDesk.READ)
  @Operation(summary = "What somebody has to look after", description = "Open tasks by default.")
  Page<RenewalTaskResponse> tasks(
      @Listing(sorts = "raisedAt") ListRequest page,
      @RequestParam(required = false) @Nullable TaskKind kind,
      @RequestParam(required = false) @Size(max = 36) @Nullable String renewalId,
      @RequestParam(defaultValue = "false") boolean done) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql =
        new StringBuilder("SELECT t.* FROM renewal_task t WHERE {scope:t.store_code,t.owner_id}")
            .append(done ? " AND t.open_marker IS NULL" : " AND t.open_marker = 1");
    if (kind != null) {
      sql.append(" AND t.kind = :kind");
      parameters.put("kind", kind.name());
    }
    if (renewalId != null) {
      sql.append(" AND t.renewal_id = :renewal");
      parameters.put("renewal", renewalId);
    }
    return keyset.page(
        RenewalDesk.READ,
        sql.toString(),
        parameters,
        page,
        Map.of("raisedAt", "t.raised_at"),
        "t.id",
        (row, _) -> task(row));
  }

  @PostMapping("/renewal-tasks/{id}/completion")
  @Permit(RenewalDesk.WORK)
  @Operation(summary = "It is put right")
  ResponseEntity<RenewalTaskResponse> complete(@PathVariable String id) {
    RenewalTask task = tasks.complete(id);
    return ResponseEntity.ok()
        .location(URI.create("/api/v1/insurance/renewal-tasks/" + id))
        .eTag(Versions.etag(Objects.requireNonNull(task.version())))
        .body(
            new RenewalTaskResponse(
                task.id(),
                task.version(),
                task.renewalId(),
                task.storeCode(),
                task.ownerId(),
                task.kind(),
                task.reasonCode(),
                task.raisedAt(),
                task.doneBy(),
                task.doneAt(),
                List.of()));
  }

  @PostMapping("/lost-renewal-reviews")
  @Permit(RenewalDesk.WORK)
  @Operation(
      summary = "Sum up the losses of a month",
      description = "By reason, with what is done from now on. Once a month and person.")
  ResponseEntity<LossReviewResponse> review(@Valid @RequestBody LossReviewRequest request) {
    LossReview review = desk.reviewLosses(YearMonth.parse(request.month()), request.measures());
    return ResponseEntity.created(
            URI.create("/api/v1/insurance/lost-renewal-reviews/" + review.id()))
        .eTag(Versions.etag(Objects.requireNonNull(review.version())))
        .body(body(review));
  }

  @GetMapping("/lost-renewal-reviews/{id}")
  @Permit(RenewalDesk.READ)
  @Operation(summary = "What was made of the losses of a month")
  ResponseEntity<LossReviewResponse> review(@PathVariable String id) {
    LossReview review = desk.review(id);
    return ResponseEntity.ok()
        .eTag(Versions.etag(Objects.requireNonNull(review.version())))
        .body(body(review));
  }

  @GetMapping("/lost-renewal-reviews")
  @Permit(RenewalDesk.READ)
  @Operation(summary = "Reviews of losses")
  Page<LossReviewResponse> reviews(@Listing(sorts = "reviewedAt") ListRequest page) {
    return keyset.page(
        RenewalDesk.READ,
        "SELECT v.* FROM lost_renewal_review v WHERE {scope:v.store_code,v.reviewer_id}",
        Map.of(),
        page,
        Map.of("reviewedAt", "v.reviewed_at"),
        "v.id",
        (row, _) ->
            new LossReviewResponse(
                row.getString("id"),
                row.getLong("version"),
                row.getString("store_code"),
                row.getString("month"),
                row.getInt("lost"),
                row.getInt("measured"),
                json.readValue(row.getString("reasons"), COUNTS),
                json.readValue(row.getString("measures"), CODES),
                row.getString("reviewer_id"),
                Objects.requireNonNull(Times.instant(row, "reviewed_at"))));
  }

  private RenewalTaskResponse task(ResultSet row) throws SQLException {
    boolean open = row.getObject("open_marker") != null;
    return new RenewalTaskResponse(
        row.getString("id"),
        row.getLong("version"),
        row.getString("renewal_id"),
        row.getString("store_code"),
        row.getString("owner_id"),
        TaskKind.valueOf(row.getString("kind")),
        row.getString("reason_code"),
        Objects.requireNonNull(Times.instant(row, "raised_at")),
        row.getString("done_by"),
        Times.instant(row, "done_at"),
        actions
            .on(row.getString("store_code"), row.getString("owner_id"))
            .when(open, "completion", RenewalDesk.WORK)
            .names());
  }

  private static CallBackPlanResponse body(CallBackPlan plan) {
    return new CallBackPlanResponse(
        plan.id(),
        Objects.requireNonNull(plan.version()),
        plan.storeCode(),
        plan.month(),
        plan.specialistId(),
        plan.calls(),
        plan.madeAt());
  }

  private LossReviewResponse body(LossReview review) {
    return new LossReviewResponse(
        review.id(),
        Objects.requireNonNull(review.version()),
        review.storeCode(),
        review.month(),
        review.lost(),
        review.measured(),
        json.readValue(review.reasons(), COUNTS),
        json.readValue(review.measures(), CODES),
        review.reviewerId(),
        review.reviewedAt());
  }

  record CallBackPlanRequest(
      @NotBlank
          @Pattern(regexp = RenewalController.MONTH)
          @Size(max = 7)
          @Schema(example = "2027-01")
          String month) {}

  record LossReviewRequest(
      @NotBlank
          @Pattern(regexp = RenewalController.MONTH)
          @Size(max = 7)
          @Schema(example = "2026-11")
          String month,
      @NotNull @Size(max = 10) @Schema(example = "[\"BETTER_OFFER\"]")
          List<@NotBlank @Size(max = 40) String> measures) {}

  record RenewalListResponse(
      String id, String storeCode, String month, int cases, Instant generatedAt) {}

  /**
   * @param state where the case stands now
   */
  record RenewalListEntryResponse(
      String renewalId,
      String segment,
      @Nullable String specialistId,
      LocalDate renewalDate,
      RenewalState state) {}

  record CallBackPlanResponse(
      String id,
      long version,
      String storeCode,
      String month,
      String specialistId,
      int calls,
      Instant madeAt) {}

  record PlannedCallResponse(String renewalId, LocalDate plannedOn) {}

  record RenewalTaskResponse(
      String id,
      long version,
      String renewalId,
      String storeCode,
      @Nullable String ownerId,
      TaskKind kind,
      @Nullable String reasonCode,
      Instant raisedAt,
      @Nullable String doneBy,
      @Nullable Instant doneAt,
      List<String> allowedActions) {}

  /**
   * @param measured how many have a counter-measure
   * @param reasons losses by reason
   * @param measures what is done from now on
   */
  record LossReviewResponse(
      String id,
      long version,
      String storeCode,
      String month,
      int lost,
      int measured,
      Map<String, Integer> reasons,
      List<String> measures,
      String reviewerId,
      Instant reviewedAt) {}
}
