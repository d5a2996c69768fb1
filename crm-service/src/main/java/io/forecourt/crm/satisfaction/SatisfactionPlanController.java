package io.forecourt.crm.satisfaction;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.crm.satisfaction.SatisfactionActionController.SatisfactionActionResponse;
import io.forecourt.crm.satisfaction.SatisfactionDesk.SetAction;
import io.forecourt.crm.satisfaction.SatisfactionFigures.SatisfactionProgress;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
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
@RequestMapping("/api/v1/crm")
@Tag(name = "Satisfaction", description = "What is done so that customers are more satisfied")
class SatisfactionPlanController {

  /**
   * A plan.
   *
   * @param day any day of the quarter or year
   * @param targetShare of very satisfied customers, 0 to 1
   */
  record SatisfactionPlanRequest(
      @NotNull @Schema(example = "SSI") SurveyKind kind,
      @NotNull @Schema(example = "QUARTER") PlanSpan span,
      @NotNull @Schema(example = "2026-11-26") LocalDate day,
      @NotNull
          @DecimalMin("0")
          @DecimalMax("100")
          @Digits(integer = 3, fraction = 2)
          @Schema(example = "92.50")
          BigDecimal targetScore,
      @NotNull
          @DecimalMin("0")
          @DecimalMax("1")
          @Digits(integer = 1, fraction = 4)
          @Schema(example = "0.95")
          BigDecimal targetShare,
      @NotBlank @Size(max = 2000) @Schema(example = "Explain each paper before the keys go over")
          String text) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "SatisfactionPlanRequest[" + kind + ", " + span + "]";
    }
  }

  /**
   * An action.
   *
   * @param weakItemId the weak item that it answers; without one, item, factor and department say
   *     what it is about
   */
  record SatisfactionActionRequest(
      @Size(max = 64) @Nullable String weakItemId,
      @Size(max = 40) @IsCode @Nullable @Schema(example = "HANDOVER") String item,
      @Size(max = 40) @IsCode @Nullable @Schema(example = "SERVICE_QUALITY") String factor,
      @Size(max = 40) @IsCode @Nullable @Schema(example = "SHOWROOM") String department,
      @NotBlank @Size(max = 64) String ownerId,
      @NotBlank @Size(max = 1000) @Schema(example = "Two hours for each handover") String measure,
      @NotNull @Schema(example = "2099-12-31") LocalDate dueOn) {

    SetAction toCommand() {
      return new SetAction(weakItemId, item, factor, department, ownerId, measure, dueOn);
    }

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "SatisfactionActionRequest[" + item + "]";
    }
  }

  record SatisfactionPlanResponse(
      String id,
      long version,
      String number,
      String store,
      SurveyKind kind,
      PlanSpan span,
      LocalDate firstDay,
      LocalDate lastDay,
      BigDecimal targetScore,
      BigDecimal targetShare,
      @Nullable String text,
      PlanState state,
      String ownerId,
      Instant draftedAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      List<String> allowedActions) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "SatisfactionPlanResponse[" + id + "]";
    }
  }

  /** An item of a closed period that needs an action. */
  record WeakItemResponse(
      String id,
      long version,
      String store,
      String periodId,
      SurveyKind kind,
      String item,
      String factor,
      String department,
      @Nullable String personId,
      BigDecimal score,
      BigDecimal gap,
      BigDecimal impact,
      WeakItemState state,
      Instant foundAt,
      Instant actionDueAt,
      List<String> allowedActions) {}

  private final SatisfactionDesk desk;
  private final SatisfactionLists lists;
  private final SatisfactionFigures figures;
  private final SatisfactionActionController actionAnswers;
  private final AllowedActions actions;
  private final Access access;

  SatisfactionPlanController(
      SatisfactionDesk desk,
      SatisfactionLists lists,
      SatisfactionFigures figures,
      SatisfactionActionController actionAnswers,
      AllowedActions actions,
      Access access) {
    this.desk = desk;
    this.lists = lists;
    this.figures = figures;
    this.actionAnswers = actionAnswers;
    this.actions = actions;
    this.access = access;
  }

  @PostMapping("/satisfaction-plans")
  @Permit(SatisfactionDesk.PLAN)
  @Operation(summary = "Write a plan", description = "With its targets, for a quarter or a year.")
  ResponseEntity<SatisfactionPlanResponse> draft(
      @Valid @RequestBody SatisfactionPlanRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.draft(
            new SatisfactionPlan.Draft(
                request.kind(),
                request.span(),
                request.day(),
                request.targetScore(),
                request.targetShare(),
                request.text())));
  }

  @PostMapping("/satisfaction-plans/{id}/submission")
  @Permit(SatisfactionDesk.PLAN)
  @Operation(
      summary = "Ask for approval of a plan",
      description = "Somebody with authority decides over /approvals.")
  ResponseEntity<SatisfactionPlanResponse> submit(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.submit(id));
  }

  @PostMapping("/satisfaction-plans/{id}/actions")
  @Permit(SatisfactionDesk.PLAN)
  @Operation(
      summary = "Set an action of an approved plan",
      description = "With its owner and the last day; it answers a weak item, or any other item.")
  ResponseEntity<SatisfactionActionResponse> act(
      @PathVariable String id, @Valid @RequestBody SatisfactionActionRequest request) {
    return actionAnswers.answer(HttpStatus.CREATED, desk.act(id, request.toCommand()));
  }

  @GetMapping("/satisfaction-plans")
  @Permit(SatisfactionDesk.READ)
  @Operation(summary = "List plans", description = "Those in my scope.")
  Page<SatisfactionPlanResponse> list(
      @RequestParam(required = false) @Nullable SurveyKind kind,
      @RequestParam(required = false) @Nullable PlanState state,
      @Listing(sorts = "firstDay") ListRequest page) {
    Page<SatisfactionPlan> found = lists.plans(kind, state, page);
    return new Page<>(found.items().stream().map(this::body).toList(), found.next());
  }

  @GetMapping("/satisfaction-plans/{id}")
  @Permit(SatisfactionDesk.READ)
  @Operation(summary = "Show a plan")
  ResponseEntity<SatisfactionPlanResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.plan(SatisfactionDesk.READ, id));
  }

  @GetMapping("/weak-items")
  @Permit(SatisfactionDesk.READ)
  @Operation(
      summary = "List weak items",
      description =
          "Of closed periods, those in my scope, the next due first; state=WITHOUT_ACTION are those"
              + " that nobody has in hand.")
  Page<WeakItemResponse> weakItems(
      @RequestParam(required = false) @Size(max = 64) @Nullable String periodId,
      @RequestParam(required = false) @Nullable WeakItemState state,
      @Listing(sorts = "actionDueAt") ListRequest page) {
    Page<WeakItem> found = lists.weakItems(periodId, state, page);
    return new Page<>(
        found.items().stream().map(SatisfactionPlanController::body).toList(), found.next());
  }

  @GetMapping("/weak-items/{id}")
  @Permit(SatisfactionDesk.READ)
  @Operation(summary = "Show a weak item")
  ResponseEntity<WeakItemResponse> weakItem(@PathVariable String id) {
    WeakItemResponse body = body(lists.weakItem(id));
    return ResponseEntity.ok().eTag(Versions.etag(body.version())).body(body);
  }

  @GetMapping("/satisfaction-progress")
  @Permit(SatisfactionDesk.READ)
  @Operation(
      summary = "Show how far the week of a day has come",
      description =
          "Actions closed by their date, and what waits. POST /reviews with SATISFACTION_PROGRESS"
              + " confirms that it was looked at.")
  SatisfactionProgress progress(@RequestParam LocalDate day) {
    return figures.progress(access.caller().store(), day);
  }

  private ResponseEntity<SatisfactionPlanResponse> answer(
      HttpStatus status, SatisfactionPlan plan) {
    SatisfactionPlanResponse body = body(plan);
    return Answers.of(status, "/api/v1/crm/satisfaction-plans/" + plan.id(), body.version(), body);
  }

  private SatisfactionPlanResponse body(SatisfactionPlan plan) {
    return new SatisfactionPlanResponse(
        plan.id(),
        Objects.requireNonNull(plan.version()),
        plan.number(),
        plan.storeCode(),
        plan.kind(),
        plan.span(),
        plan.firstDay(),
        plan.lastDay(),
        plan.targetScore(),
        plan.targetShare(),
        desk.textOf(plan),
        plan.state(),
        plan.ownerId(),
        plan.draftedAt(),
        plan.decidedBy(),
        plan.decidedAt(),
        actions
            .on(plan.storeCode(), plan.ownerId())
            .when(plan.state().canBecome(PlanState.SUBMITTED), "submission", SatisfactionDesk.PLAN)
            .when(plan.state() == PlanState.APPROVED, "actions", SatisfactionDesk.PLAN)
            .names());
  }

  private static WeakItemResponse body(WeakItem weak) {
    return new WeakItemResponse(
        weak.id(),
        Objects.requireNonNull(weak.version()),
        weak.storeCode(),
        weak.periodId(),
        weak.kind(),
        weak.item(),
        weak.factor(),
        weak.department(),
        weak.ownerId(),
        weak.score(),
        weak.gap(),
        weak.impact(),
        weak.state(),
        weak.foundAt(),
        weak.actionDueAt(),
        List.of());
  }
}
