package io.forecourt.platform.approval;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The approvals of a service over HTTP. */
@RestController
@RequestMapping(ApprovalController.PATH)
@Tag(name = "Approvals", description = "What waits for somebody with authority")
class ApprovalController {

  static final String PATH = "/api/v1/${forecourt.service}/approvals";

  /** An answer. */
  enum Verdict {
    APPROVED,
    REJECTED;

    ApprovalState state() {
      return switch (this) {
        case APPROVED -> ApprovalState.APPROVED;
        case REJECTED -> ApprovalState.REJECTED;
      };
    }
  }

  /**
   * @param outcome what an approval says beyond yes, for kinds that know such
   * @param condition for an outcome that holds under one
   */
  record ApprovalDecisionRequest(
      @NotNull @Schema(example = "APPROVED") Verdict decision,
      @Nullable @Size(max = 40) String outcome,
      @Nullable @Size(max = 500) String condition) {

    /** Leaves the condition out of logs. */
    @Override
    public String toString() {
      return "ApprovalDecisionRequest[" + decision + "]";
    }
  }

  /**
   * An approval.
   *
   * @param level that is asked now, from 1 upwards
   * @param dueAt after which the next level is asked
   */
  record ApprovalResponse(
      String id,
      long version,
      String subjectKind,
      String subjectId,
      String store,
      @Nullable Money amount,
      ApprovalState state,
      @Nullable String outcome,
      int level,
      String requestedBy,
      Instant requestedAt,
      Instant dueAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      List<String> allowedActions) {}

  private final Approvals approvals;
  private final ApprovalList list;
  private final AllowedActions actions;
  private final String path;

  ApprovalController(
      String service, Approvals approvals, ApprovalList list, AllowedActions actions) {
    this.approvals = approvals;
    this.list = list;
    this.actions = actions;
    this.path = "/api/v1/" + service + "/approvals/";
  }

  @GetMapping
  @Permit(Approvals.READ)
  @Operation(
      summary = "List approvals",
      description =
          "Those in my scope, by the time they lapse; with waitingForMe only what waits for a role"
              + " of mine, as holder or deputy.")
  Page<ApprovalResponse> list(
      @RequestParam(required = false) @Nullable ApprovalState state,
      @RequestParam(required = false) @Size(max = 40) @Nullable String subjectKind,
      @RequestParam(required = false) @Size(max = 64) @Nullable String subjectId,
      @RequestParam(defaultValue = "false") boolean waitingForMe,
      @Listing(sorts = "dueAt") ListRequest page) {
    var found =
        list.page(new ApprovalList.Filter(state, subjectKind, subjectId, waitingForMe), page);
    return new Page<>(found.items().stream().map(this::body).toList(), found.next());
  }

  @GetMapping("/{id}")
  @Permit(Approvals.READ)
  @Operation(summary = "Show an approval")
  ResponseEntity<ApprovalResponse> show(@PathVariable String id) {
    return answer(approvals.require(Approvals.READ, id));
  }

  @PostMapping("/{id}/decision")
  @Permit(value = Approvals.DECIDE, reason = true)
  @Operation(
      summary = "Decide",
      description =
          "By the level that is asked, never by who asked; an amount above the level's authority"
              + " can only be passed upwards. If-Match guards against deciding on an older state.")
  ResponseEntity<ApprovalResponse> decide(
      @PathVariable String id,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @Valid @RequestBody ApprovalDecisionRequest request) {
    return answer(
        approvals.decide(
            current(Approvals.DECIDE, id, ifMatch),
            request.decision().state(),
            request.outcome(),
            request.condition()));
  }

  @PostMapping("/{id}/escalation")
  @Permit(value = Approvals.DECIDE, reason = true)
  @Operation(summary = "Pass upwards", description = "The next level is asked, with a new limit.")
  ResponseEntity<ApprovalResponse> escalate(
      @PathVariable String id,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
    return answer(approvals.escalate(current(Approvals.DECIDE, id, ifMatch)));
  }

  @PostMapping("/{id}/withdrawal")
  @Permit(value = Approvals.WITHDRAW, reason = true)
  @Operation(summary = "Withdraw", description = "By who asked, while it is pending.")
  ResponseEntity<ApprovalResponse> withdraw(
      @PathVariable String id,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
    return answer(approvals.withdraw(current(Approvals.WITHDRAW, id, ifMatch)));
  }

  private Approval current(String action, String id, @Nullable String ifMatch) {
    Approval approval = approvals.require(action, id);
    if (ifMatch != null) {
      Versions.require(ifMatch, version(approval));
    }
    return approval;
  }

  private ResponseEntity<ApprovalResponse> answer(Approval approval) {
    return ResponseEntity.ok()
        .location(URI.create(path + approval.id()))
        .eTag(Versions.etag(version(approval)))
        .body(body(approval));
  }

  private ApprovalResponse body(Approval approval) {
    boolean mine = approvals.mayAnswer(approval);
    return new ApprovalResponse(
        approval.id(),
        version(approval),
        approval.subjectKind(),
        approval.subjectId(),
        approval.storeCode(),
        approval.money(),
        approval.state(),
        approval.outcome(),
        approval.level(),
        approval.requestedBy(),
        approval.requestedAt(),
        approval.dueAt(),
        approval.decidedBy(),
        approval.decidedAt(),
        actions
            .on(approval.storeCode(), approval.requestedBy())
            .when(mine && approval.withinAuthority(), "decision", Approvals.DECIDE)
            .when(mine && approvals.hasNextLevel(approval), "escalation", Approvals.DECIDE)
            .when(approvals.mayWithdraw(approval), "withdrawal", Approvals.WITHDRAW)
            .names());
  }

  private static long version(Approval approval) {
    return Objects.requireNonNull(approval.version());
  }
}
