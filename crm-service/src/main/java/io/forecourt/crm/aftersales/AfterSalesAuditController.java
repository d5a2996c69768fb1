package io.forecourt.crm.aftersales;

import io.forecourt.crm.aftersales.AfterSalesAuditDesk.Found;
import io.forecourt.crm.aftersales.AfterSalesPolicy.Checklist;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.InvalidInput;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
@Tag(name = "After-sales")
class AfterSalesAuditController {

  record AfterSalesMarkRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "RESULTS") String item,
      @NotNull @Min(0) @Max(100) @Schema(example = "85") Integer points) {}

  record AfterSalesFindingRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "RESULTS") String item,
      @NotBlank @Size(max = 1000) @Schema(example = "Turnover of parts is down by a fifth")
          String what,
      @NotBlank @Size(max = 64) String ownerId,
      @NotNull @Schema(example = "2026-12-10") LocalDate dueOn) {

    /** Leaves the text out of logs. */
    @Override
    public String toString() {
      return "AfterSalesFindingRequest[" + item + "]";
    }
  }

  record AfterSalesAuditRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "PARTS") String topic,
      @NotEmpty @Size(max = 50) List<@NotNull @Valid AfterSalesMarkRequest> marks,
      @Size(max = 50) @Nullable List<@NotNull @Valid AfterSalesFindingRequest> findings,
      @Size(max = 1000) @Nullable String remark) {

    /** Leaves the texts out of logs. */
    @Override
    public String toString() {
      return "AfterSalesAuditRequest[" + topic + "]";
    }
  }

  record AfterSalesCompletionRequest(
      @NotBlank @Size(max = 1000) @Schema(example = "The racks are sorted and labelled")
          String what) {

    /** Leaves the text out of logs. */
    @Override
    public String toString() {
      return "AfterSalesCompletionRequest[]";
    }
  }

  record AfterSalesVerificationRequest(@NotNull Boolean right) {}

  record AfterSalesItem(String code, int weight, String en, String zh) {}

  record AfterSalesChecklist(
      String topic, BigDecimal required, int findingBelow, List<AfterSalesItem> items) {}

  record AfterSalesChecklistsResponse(List<AfterSalesChecklist> checklists) {}

  /** An audit in a list; its marks and findings stand in the audit itself. */
  record AfterSalesAuditLine(
      String id,
      String number,
      String store,
      String topic,
      BigDecimal score,
      BigDecimal required,
      boolean passed,
      String auditedBy,
      Instant auditedAt) {}

  record AfterSalesFindingResponse(
      String id,
      long version,
      String auditId,
      String store,
      String item,
      @Nullable String what,
      String foundBy,
      String ownerId,
      LocalDate dueOn,
      Finding.State state,
      boolean overdue,
      @Nullable String done,
      @Nullable String doneBy,
      @Nullable Instant doneAt,
      @Nullable String verifiedBy,
      @Nullable Instant closedAt,
      List<String> allowedActions) {

    /** Leaves the texts out of logs. */
    @Override
    public String toString() {
      return "AfterSalesFindingResponse[" + id + "]";
    }
  }

  record AfterSalesAuditResponse(
      String id,
      long version,
      @Schema(example = "AA-EAST-20261126-0001") String number,
      String store,
      String topic,
      @Schema(example = "{\"RESULTS\":85}") Map<String, Integer> marks,
      BigDecimal score,
      BigDecimal required,
      boolean passed,
      List<AfterSalesFindingResponse> findings,
      @Nullable String remark,
      String auditedBy,
      Instant auditedAt,
      List<String> allowedActions) {

    /** Leaves the texts out of logs. */
    @Override
    public String toString() {
      return "AfterSalesAuditResponse[" + number + "]";
    }
  }

  private final AfterSalesAuditDesk desk;
  private final AllowedActions actions;
  private final Access access;

  AfterSalesAuditController(AfterSalesAuditDesk desk, AllowedActions actions, Access access) {
    this.desk = desk;
    this.actions = actions;
    this.access = access;
  }

  @GetMapping("/after-sales-checklists")
  @Permit(AfterSalesPlanDesk.READ)
  @Operation(summary = "Show what audits look at", description = "In my store, as of today.")
  AfterSalesChecklistsResponse checklists() {
    return new AfterSalesChecklistsResponse(
        desk.checklists().stream().map(AfterSalesAuditController::body).toList());
  }

  @PostMapping("/after-sales-audits")
  @Permit(AfterSalesAuditDesk.AUDIT)
  @Operation(
      summary = "Complete an audit",
      description =
          "Every item of the topic's check-list, 0 to 100. An item with few points needs a finding with"
              + " an owner and a date.")
  ResponseEntity<AfterSalesAuditResponse> complete(
      @Valid @RequestBody AfterSalesAuditRequest request) {
    Map<String, Integer> points = new TreeMap<>();
    for (AfterSalesMarkRequest mark : request.marks()) {
      if (points.put(mark.item(), mark.points()) != null) {
        throw new InvalidInput("/marks", "after-sales.marks");
      }
    }
    List<AfterSalesFindingRequest> sent = request.findings();
    List<Found> found =
        sent == null
            ? List.of()
            : sent.stream()
                .map(one -> new Found(one.item(), one.what(), one.ownerId(), one.dueOn()))
                .toList();
    return answer(
        HttpStatus.CREATED, desk.complete(request.topic(), points, found, request.remark()));
  }

  @GetMapping("/after-sales-audits")
  @Permit(AfterSalesPlanDesk.READ)
  @Operation(summary = "List audits", description = "Those of the stores in my scope.")
  Page<AfterSalesAuditLine> list(
      @RequestParam(required = false) @Size(max = 40) @IsCode @Nullable String topic,
      @Listing(sorts = "-auditedAt") ListRequest page) {
    Page<Audit> found = desk.page(topic, page);
    return found.map(AfterSalesAuditController::line);
  }

  @GetMapping("/after-sales-audits/{id}")
  @Permit(AfterSalesPlanDesk.READ)
  @Operation(summary = "Show an audit with its findings")
  ResponseEntity<AfterSalesAuditResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(AfterSalesPlanDesk.READ, id));
  }

  @GetMapping("/after-sales-findings")
  @Permit(AfterSalesAuditDesk.READ_FINDING)
  @Operation(summary = "List findings", description = "Those in my scope, the most urgent first.")
  Page<AfterSalesFindingResponse> findings(
      @RequestParam(required = false) Finding.@Nullable State state,
      @RequestParam(required = false) @Nullable Boolean overdue,
      @Listing(sorts = "dueOn") ListRequest page) {
    Page<Finding> found = desk.findings(state, overdue, page);
    return found.map(this::body);
  }

  @GetMapping("/after-sales-findings/{id}")
  @Permit(AfterSalesAuditDesk.READ_FINDING)
  @Operation(summary = "Show a finding")
  ResponseEntity<AfterSalesFindingResponse> finding(@PathVariable String id) {
    return answer(desk.requireFinding(AfterSalesAuditDesk.READ_FINDING, id));
  }

  @PostMapping("/after-sales-findings/{id}/completion")
  @Permit(AfterSalesAuditDesk.DO_FINDING)
  @Operation(summary = "Say what was done about a finding")
  ResponseEntity<AfterSalesFindingResponse> done(
      @PathVariable String id, @Valid @RequestBody AfterSalesCompletionRequest request) {
    return answer(desk.done(id, request.what()));
  }

  @PostMapping("/after-sales-findings/{id}/verification")
  @Permit(AfterSalesAuditDesk.VERIFY)
  @Operation(
      summary = "Say whether it is right now",
      description = "Somebody else than who did it. What is not right is open again.")
  ResponseEntity<AfterSalesFindingResponse> verify(
      @PathVariable String id, @Valid @RequestBody AfterSalesVerificationRequest request) {
    return answer(desk.verify(id, request.right()));
  }

  private ResponseEntity<AfterSalesAuditResponse> answer(HttpStatus status, Audit audit) {
    AfterSalesAuditResponse body = body(audit);
    return Answers.of(status, "/api/v1/crm/after-sales-audits/" + audit.id(), body.version(), body);
  }

  private ResponseEntity<AfterSalesFindingResponse> answer(Finding finding) {
    AfterSalesFindingResponse body = body(finding);
    return Answers.of(
        HttpStatus.OK, "/api/v1/crm/after-sales-findings/" + finding.id(), body.version(), body);
  }

  private static AfterSalesChecklist body(Checklist list) {
    return new AfterSalesChecklist(
        list.topic(),
        list.required(),
        list.findingBelow(),
        list.items().stream()
            .map(item -> new AfterSalesItem(item.code(), item.weight(), item.en(), item.zh()))
            .toList());
  }

  private static AfterSalesAuditLine line(Audit audit) {
    return new AfterSalesAuditLine(
        audit.id(),
        audit.number(),
        audit.storeCode(),
        audit.topic(),
        audit.score(),
        audit.required(),
        audit.passed(),
        audit.ownerId(),
        audit.auditedAt());
  }

  private AfterSalesAuditResponse body(Audit audit) {
    return new AfterSalesAuditResponse(
        audit.id(),
        Objects.requireNonNull(audit.version()),
        audit.number(),
        audit.storeCode(),
        audit.topic(),
        desk.marks(audit),
        audit.score(),
        audit.required(),
        audit.passed(),
        desk.findingsOf(audit).stream().map(this::body).toList(),
        desk.remark(audit),
        audit.ownerId(),
        audit.auditedAt(),
        List.of());
  }

  private AfterSalesFindingResponse body(Finding finding) {
    return new AfterSalesFindingResponse(
        finding.id(),
        Objects.requireNonNull(finding.version()),
        finding.auditId(),
        finding.storeCode(),
        finding.item(),
        desk.what(finding),
        finding.foundBy(),
        finding.ownerId(),
        finding.dueOn(),
        finding.state(),
        finding.overdue(),
        desk.doneText(finding),
        finding.doneBy(),
        finding.doneAt(),
        finding.verifiedBy(),
        finding.closedAt(),
        actions
            .on(finding.storeCode(), finding.ownerId())
            .when(
                finding.state().canBecome(Finding.State.DONE),
                "completion",
                AfterSalesAuditDesk.DO_FINDING)
            .when(
                finding.canBeVerifiedBy(access.caller().personId()),
                "verification",
                AfterSalesAuditDesk.VERIFY)
            .names());
  }
}
