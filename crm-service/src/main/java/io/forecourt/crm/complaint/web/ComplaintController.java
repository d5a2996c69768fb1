package io.forecourt.crm.complaint.web;

import io.forecourt.crm.complaint.application.ComplaintDesk;
import io.forecourt.crm.complaint.application.ComplaintDesk.CustomerAnswer;
import io.forecourt.crm.complaint.application.ComplaintTasks;
import io.forecourt.crm.complaint.application.OpenComplaint;
import io.forecourt.crm.complaint.domain.Complaint;
import io.forecourt.crm.complaint.domain.ComplaintChannel;
import io.forecourt.crm.complaint.domain.ComplaintState;
import io.forecourt.crm.complaint.domain.Limits;
import io.forecourt.crm.complaint.domain.Solution;
import io.forecourt.crm.complaint.persistence.ComplaintFigures;
import io.forecourt.crm.complaint.persistence.ComplaintList;
import io.forecourt.crm.complaint.persistence.ComplaintSummary;
import io.forecourt.crm.complaint.web.ComplaintResponse.ComplaintContact;
import io.forecourt.crm.complaint.web.ComplaintResponse.ComplaintOffer;
import io.forecourt.crm.complaint.web.ComplaintResponse.ComplaintTask;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.application.RegisterCustomer;
import io.forecourt.crm.evidence.IsRecordReference;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Mobile;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsMobile;
import io.forecourt.platform.web.check.IsMoney;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
@RequestMapping("/api/v1/crm/complaints")
@Tag(name = "Complaints", description = "Grievances, from the first word to the customer's last")
class ComplaintController {
  private static final String READ = "crm.complaint.read";
  private static final String HANDLE = "crm.complaint.handle";
  private static final String DO_TASK = "crm.complaint.do-task";
  private static final String ASK = "crm.complaint.ask-customer";

  record ComplainantRequest(
      @NotBlank @Size(max = 60) @Schema(example = "张明") String name,
      @NotNull @Size(max = 30) @IsMobile @Schema(example = "139 1234 5678") String mobile) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "ComplainantRequest";
    }
  }

  record ComplaintRequest(
      @Size(max = 64) @Schema(description = "A known customer") @Nullable String customerId,
      @Valid @Schema(description = "Somebody who may be unknown, when there is no id")
          @Nullable ComplainantRequest person,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "SALES") String kind,
      @NotNull
          @Schema(
              example = "PHONE",
              description = "SURVEY and FOLLOW_UP are opened by the system alone")
          ComplaintChannel channel,
      @Size(max = 64) @Schema(description = "The call, visit or ticket behind it")
          @Nullable String sourceId,
      @Size(max = 64) @Nullable String orderId,
      @NotBlank @Size(max = 2000) @Schema(example = "The car came two weeks late") String text,
      @Nullable Boolean media,
      @Nullable Boolean safety,
      @Schema(description = "Now, when left out") @Nullable Instant receivedAt) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ComplaintRequest[" + kind + "]";
    }
  }

  record ComplaintEvidenceRequest(
      @NotNull @Schema(example = "CALL") Evidence.Kind kind,
      @NotBlank @Size(max = 200) @IsRecordReference @Schema(example = "call-2026-11-23-0017")
          String reference) {

    Evidence toEvidence() {
      return new Evidence(kind, reference);
    }
  }

  record FirstAnswerRequest(
      @NotNull @Valid ComplaintEvidenceRequest evidence, @Size(max = 500) @Nullable String note) {

    /** Leaves the note out of logs. */
    @Override
    public String toString() {
      return "FirstAnswerRequest";
    }
  }

  record ComplaintTaskRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "SERVICE") String department,
      @NotBlank @Size(max = 1000) @Schema(example = "Check the gearbox again") String text,
      @Schema(description = "By the store's rule, when left out") @Nullable Instant dueAt) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ComplaintTaskRequest[" + department + "]";
    }
  }

  record ComplaintTaskCompletionRequest(@NotBlank @Size(max = 1000) String result) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ComplaintTaskCompletionRequest";
    }
  }

  record ComplaintClassificationRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "GOODWILL") String kind) {}

  record ComplaintSolutionRequest(
      @NotBlank @Size(max = 2000) @Schema(example = "A free first service") String text,
      @IsMoney @Nullable Money cost) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "ComplaintSolutionRequest[" + cost + "]";
    }
  }

  record ComplaintCustomerAnswerRequest(
      @NotNull @Schema(description = "Whether the customer is content") Boolean content,
      @Size(max = 40) @IsCode @Schema(example = "DELIVERY_DELAY", description = "Needed to close")
          @Nullable String causeCode,
      @NotNull @Valid ComplaintEvidenceRequest evidence,
      @Size(max = 500) @Nullable String note) {

    /** Leaves the note out of logs. */
    @Override
    public String toString() {
      return "ComplaintCustomerAnswerRequest[" + content + "]";
    }
  }

  record ComplaintLinkRequest(
      @NotBlank @Size(max = 64) @Schema(description = "The one that is worked on")
          String complaintId) {}

  /**
   * Complaints opened in a month and those of them closed inside the limit (KPI-SAT-05).
   *
   * @param share in percent; absent when none was opened
   */
  record ClosingRate(
      String store,
      LocalDate from,
      LocalDate to,
      int opened,
      int closed,
      int insideLimit,
      @Nullable @Schema(example = "87.5") String share) {}

  private final ComplaintDesk desk;
  private final ComplaintTasks tasks;
  private final ComplaintList list;
  private final ComplaintFigures figures;
  private final ComplaintWebMapper map;
  private final PersonalData personal;
  private final StoreCalendars calendars;
  private final AllowedActions actions;
  private final Access access;

  ComplaintController(
      ComplaintDesk desk,
      ComplaintTasks tasks,
      ComplaintList list,
      ComplaintFigures figures,
      ComplaintWebMapper map,
      PersonalData personal,
      StoreCalendars calendars,
      AllowedActions actions,
      Access access) {
    this.desk = desk;
    this.tasks = tasks;
    this.list = list;
    this.figures = figures;
    this.map = map;
    this.personal = personal;
    this.calendars = calendars;
    this.actions = actions;
    this.access = access;
  }

  @PostMapping
  @Permit("crm.complaint.open")
  @Operation(
      summary = "Take a complaint",
      description =
          "For a known customer, or for somebody who leaves name and number. What the press has or"
              + " where somebody may be hurt goes to the highest level at once. The same grievance"
              + " again is linked to the one that is worked on. The same source of the store again"
              + " is the complaint that it gave, if it is the same customer's.")
  ResponseEntity<ComplaintResponse> open(@Valid @RequestBody ComplaintRequest request) {
    String store = access.caller().store();
    ComplainantRequest person = request.person();
    return answer(
        HttpStatus.CREATED,
        desk.take(
            request.customerId(),
            person == null
                ? null
                : new RegisterCustomer(store, person.name(), Mobile.of(person.mobile())),
            customer ->
                new OpenComplaint(
                    customer,
                    store,
                    request.kind(),
                    request.channel(),
                    request.sourceId(),
                    request.orderId(),
                    request.text(),
                    Boolean.TRUE.equals(request.media()),
                    Boolean.TRUE.equals(request.safety()),
                    request.receivedAt())));
  }

  @GetMapping
  @Permit(READ)
  @Operation(summary = "List complaints", description = "Those in my scope, the next limit first.")
  Page<ComplaintResponse> list(
      @RequestParam(required = false) @Nullable ComplaintState state,
      @RequestParam(required = false) @Size(max = 40) @Nullable String kind,
      @RequestParam(required = false) @Min(0) @Max(Limits.HIGHEST_LEVEL) @Nullable Integer level,
      @RequestParam(required = false) @Size(max = 64) @Nullable String owner,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @Listing(sorts = "dueAt") ListRequest page) {
    var found = list.page(new ComplaintList.Filter(state, kind, level, owner, customerId), page);
    return found.map(this::body);
  }

  @GetMapping("/closing-rate")
  @Permit("crm.complaint.figures")
  @Operation(
      summary = "Complaints closed in time",
      description = "Of those opened in my store from one day to another, both included.")
  ClosingRate closingRate(@RequestParam LocalDate from, @RequestParam LocalDate to) {
    String store = access.caller().store();
    ZoneId zone = calendars.zone(store);
    var counted =
        figures.closing(
            store,
            from.atStartOfDay(zone).toInstant(),
            to.plusDays(1).atStartOfDay(zone).toInstant());
    return new ClosingRate(
        store,
        from,
        to,
        counted.opened(),
        counted.closed(),
        counted.insideLimit(),
        counted.share().map(Object::toString).orElse(null));
  }

  @GetMapping("/{id}")
  @Permit(READ)
  @Operation(summary = "Show a complaint", description = "With tasks, contacts and the solution.")
  ResponseEntity<ComplaintResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(READ, id));
  }

  @PostMapping("/{id}/answer")
  @Permit(HANDLE)
  @Operation(summary = "Record the first answer", description = "With the contact that proves it.")
  ResponseEntity<ComplaintResponse> answerFirst(
      @PathVariable String id, @Valid @RequestBody FirstAnswerRequest request) {
    return answer(HttpStatus.OK, desk.answer(id, request.evidence().toEvidence(), request.note()));
  }

  @PostMapping("/{id}/tasks")
  @Permit(HANDLE)
  @Operation(
      summary = "Give a department a task",
      description = "With a limit of its own. A complaint is not solved while a task is open.")
  ResponseEntity<ComplaintResponse> assign(
      @PathVariable String id, @Valid @RequestBody ComplaintTaskRequest request) {
    return answer(
        HttpStatus.OK, tasks.assign(id, request.department(), request.text(), request.dueAt()));
  }

  @PostMapping("/{id}/tasks/{taskId}/completion")
  @Permit(DO_TASK)
  @Operation(summary = "Report a task as done")
  ResponseEntity<ComplaintResponse> complete(
      @PathVariable String id,
      @PathVariable String taskId,
      @Valid @RequestBody ComplaintTaskCompletionRequest request) {
    return answer(HttpStatus.OK, tasks.complete(id, taskId, request.result()));
  }

  @PostMapping("/{id}/escalation")
  @Permit(value = HANDLE, reason = true)
  @Operation(summary = "Escalate", description = "One level up, before the clock does it.")
  ResponseEntity<ComplaintResponse> escalate(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.escalate(id));
  }

  @PostMapping("/{id}/classification")
  @Permit(value = HANDLE, reason = true)
  @Operation(
      summary = "Change the kind",
      description = "For example to goodwill when the maker refuses; the kind's owner takes it.")
  ResponseEntity<ComplaintResponse> classify(
      @PathVariable String id, @Valid @RequestBody ComplaintClassificationRequest request) {
    return answer(HttpStatus.OK, desk.classify(id, request.kind()));
  }

  @PostMapping("/{id}/solution")
  @Permit(HANDLE)
  @Operation(
      summary = "Offer a solution",
      description =
          "A cost above my authority asks for approval first; without one, or once granted, the"
              + " complaint is solved and the customer is to be asked.")
  ResponseEntity<ComplaintResponse> propose(
      @PathVariable String id, @Valid @RequestBody ComplaintSolutionRequest request) {
    return answer(HttpStatus.OK, desk.propose(id, request.text(), request.cost()));
  }

  @PostMapping("/{id}/customer-answer")
  @Permit(ASK)
  @Operation(
      summary = "Record what the customer says to the solution",
      description =
          "With the contact that proves it. A content customer closes the complaint with its cause;"
              + " another one reopens it one level higher.")
  ResponseEntity<ComplaintResponse> customerAnswered(
      @PathVariable String id, @Valid @RequestBody ComplaintCustomerAnswerRequest request) {
    return answer(
        HttpStatus.OK,
        desk.customerAnswered(
            new CustomerAnswer(
                id,
                request.content(),
                request.causeCode(),
                request.evidence().toEvidence(),
                request.note())));
  }

  @PostMapping("/{id}/link")
  @Permit(value = HANDLE, reason = true)
  @Operation(
      summary = "Link to another complaint",
      description = "Of the same customer, about the same; only that one is worked on.")
  ResponseEntity<ComplaintResponse> link(
      @PathVariable String id, @Valid @RequestBody ComplaintLinkRequest request) {
    return answer(HttpStatus.OK, desk.link(id, request.complaintId()));
  }

  private ResponseEntity<ComplaintResponse> answer(HttpStatus status, Complaint complaint) {
    Complaint.Snapshot shown = complaint.snapshot();
    String customer = shown.grievance().customerId();
    List<ComplaintTask> ofDepartments =
        shown.tasks().stream()
            .map(
                task ->
                    map.toTask(
                        task,
                        personal.openNote(customer, task.sealedText()),
                        personal.openNote(customer, task.sealedResult())))
            .toList();
    List<ComplaintContact> contacts =
        shown.contacts().stream()
            .map(
                contact ->
                    map.toContact(contact, personal.openNote(customer, contact.sealedNote())))
            .toList();
    return Answers.of(
        status,
        "/api/v1/crm/complaints/" + complaint.id(),
        shown.version(),
        map.toResponse(
            shown,
            shown.nextLimit().orElse(null),
            personal.openNote(customer, shown.grievance().sealedText()),
            offer(customer, shown.solution()),
            ofDepartments,
            contacts,
            allowed(complaint)));
  }

  private @Nullable ComplaintOffer offer(String customer, @Nullable Solution solution) {
    return solution == null
        ? null
        : map.toOffer(solution, personal.openNote(customer, solution.sealedText()));
  }

  private ComplaintResponse body(ComplaintSummary complaint) {
    return map.toResponse(
        complaint,
        allowed(
            complaint.storeCode(),
            complaint.ownerId(),
            complaint.state(),
            complaint.level(),
            complaint.answeredAt() == null,
            complaint.openTasks() == 0 && !complaint.awaitsApproval()));
  }

  private List<String> allowed(Complaint complaint) {
    return allowed(
        complaint.grievance().store(),
        complaint.ownerId(),
        complaint.state(),
        complaint.level(),
        complaint.snapshot().answeredAt() == null,
        !complaint.owesTasks() && !complaint.awaitsApproval());
  }

  private List<String> allowed(
      String store,
      @Nullable String owner,
      ComplaintState state,
      int level,
      boolean unanswered,
      boolean nothingAwaited) {
    boolean handled = state.canBecome(ComplaintState.RESOLVED);
    return actions
        .on(store, owner)
        .when(unanswered && state.takesAnswer(), "answer", HANDLE)
        .when(handled, "tasks", HANDLE)
        .when(handled, "classification", HANDLE)
        .when(handled && nothingAwaited, "solution", HANDLE)
        .when(
            state.canBecome(ComplaintState.ESCALATED) && level < Limits.HIGHEST_LEVEL,
            "escalation",
            HANDLE)
        .when(state == ComplaintState.RESOLVED, "customer-answer", ASK)
        .names();
  }
}
