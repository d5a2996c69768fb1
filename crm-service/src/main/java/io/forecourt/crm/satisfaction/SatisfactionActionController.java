package io.forecourt.crm.satisfaction;

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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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
@RequestMapping("/api/v1/crm/satisfaction-actions")
@Tag(name = "Satisfaction")
class SatisfactionActionController {

  record SatisfactionCompletionRequest(
      @NotBlank @Size(max = 1000) @Schema(example = "Rota of the handovers since Monday")
          String evidence) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "SatisfactionCompletionRequest";
    }
  }

  record SatisfactionVerificationRequest(
      @NotNull @Schema(description = "Whether it works") Boolean works) {}

  record SatisfactionActionResponse(
      String id,
      long version,
      String planId,
      String store,
      String ownerId,
      @Nullable String weakItemId,
      String item,
      String factor,
      String department,
      @Nullable String measure,
      String setBy,
      Instant setAt,
      Instant dueAt,
      ActionState state,
      boolean overdue,
      @Nullable String evidence,
      @Nullable String doneBy,
      @Nullable Instant doneAt,
      @Nullable String verifiedBy,
      @Nullable Instant closedAt,
      List<String> allowedActions) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "SatisfactionActionResponse[" + id + "]";
    }
  }

  private final SatisfactionDesk desk;
  private final SatisfactionLists lists;
  private final AllowedActions actions;

  SatisfactionActionController(
      SatisfactionDesk desk, SatisfactionLists lists, AllowedActions actions) {
    this.desk = desk;
    this.lists = lists;
    this.actions = actions;
  }

  @GetMapping
  @Permit(SatisfactionDesk.READ)
  @Operation(summary = "List actions", description = "Those in my scope, the next due first.")
  Page<SatisfactionActionResponse> list(
      @RequestParam(required = false) @Size(max = 64) @Nullable String planId,
      @RequestParam(required = false) @Nullable ActionState state,
      @RequestParam(required = false) @Nullable Boolean overdue,
      @Listing(sorts = "dueAt") ListRequest page) {
    Page<SatisfactionAction> found = lists.actions(planId, state, overdue, page);
    return new Page<>(found.items().stream().map(this::body).toList(), found.next());
  }

  @GetMapping("/{id}")
  @Permit(SatisfactionDesk.READ)
  @Operation(summary = "Show an action")
  ResponseEntity<SatisfactionActionResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.action(SatisfactionDesk.READ, id));
  }

  @PostMapping("/{id}/completion")
  @Permit(SatisfactionDesk.ACT)
  @Operation(
      summary = "Say that an action is done",
      description = "With what shows it; somebody else looks.")
  ResponseEntity<SatisfactionActionResponse> complete(
      @PathVariable String id, @Valid @RequestBody SatisfactionCompletionRequest request) {
    return answer(HttpStatus.OK, desk.complete(id, request.evidence()));
  }

  @PostMapping("/{id}/verification")
  @Permit(value = SatisfactionDesk.VERIFY, reason = true)
  @Operation(
      summary = "Say whether an action works",
      description =
          "By somebody else than who owns it or did it. What does not work is open again.")
  ResponseEntity<SatisfactionActionResponse> verify(
      @PathVariable String id, @Valid @RequestBody SatisfactionVerificationRequest request) {
    return answer(HttpStatus.OK, desk.verify(id, request.works()));
  }

  ResponseEntity<SatisfactionActionResponse> answer(HttpStatus status, SatisfactionAction action) {
    SatisfactionActionResponse body = body(action);
    return Answers.of(
        status, "/api/v1/crm/satisfaction-actions/" + action.id(), body.version(), body);
  }

  private SatisfactionActionResponse body(SatisfactionAction action) {
    return new SatisfactionActionResponse(
        action.id(),
        Objects.requireNonNull(action.version()),
        action.planId(),
        action.storeCode(),
        action.ownerId(),
        action.weakItemId(),
        action.item(),
        action.factor(),
        action.department(),
        desk.measureOf(action),
        action.setBy(),
        action.setAt(),
        action.dueAt(),
        action.state(),
        action.overdue(),
        desk.evidenceOf(action),
        action.doneBy(),
        action.doneAt(),
        action.verifiedBy(),
        action.closedAt(),
        actions
            .on(action.storeCode(), action.ownerId())
            .when(action.state().canBecome(ActionState.DONE), "completion", SatisfactionDesk.ACT)
            .when(desk.mayVerify(action), "verification", SatisfactionDesk.VERIFY)
            .names());
  }
}
