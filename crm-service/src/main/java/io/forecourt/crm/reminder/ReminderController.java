package io.forecourt.crm.reminder;

import io.forecourt.crm.evidence.IsRecordReference;
import io.forecourt.crm.evidence.domain.Evidence;
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
@RequestMapping("/api/v1/crm/reminders")
@Tag(name = "Reminders", description = "What owners are reminded of, and when")
class ReminderController {

  record ReminderContactRequest(
      @NotNull @Schema(example = "CALL") Evidence.Kind kind,
      @NotBlank @Size(max = 100) @IsRecordReference @Schema(example = "call-4711")
          String reference) {}

  /**
   * A reminder.
   *
   * @param targetOn the date that it speaks of
   * @param dueAt when it goes out
   * @param toldAt when the customer was told
   */
  record ReminderResponse(
      String id,
      long version,
      String store,
      String customerId,
      ReminderKind kind,
      LocalDate targetOn,
      Instant dueAt,
      ReminderState state,
      @Nullable String ownerId,
      @Nullable String messageId,
      @Nullable String sentBy,
      @Nullable Instant toldAt,
      List<String> allowedActions) {}

  private final ReminderDesk desk;
  private final AllowedActions actions;

  ReminderController(ReminderDesk desk, AllowedActions actions) {
    this.desk = desk;
    this.actions = actions;
  }

  @GetMapping
  @Permit(ReminderDesk.READ)
  @Operation(
      summary = "List reminders",
      description = "Those in my scope; the tasks are for people, for no message may be sent.")
  Page<ReminderResponse> list(
      @RequestParam(required = false) @Nullable ReminderKind kind,
      @RequestParam(required = false) @Nullable ReminderState state,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @Listing(sorts = "dueAt") ListRequest page) {
    Page<Reminder> found = desk.page(kind, state, customerId, page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit(ReminderDesk.READ)
  @Operation(summary = "Show a reminder")
  ResponseEntity<ReminderResponse> show(@PathVariable String id) {
    return answer(desk.require(ReminderDesk.READ, id));
  }

  @PostMapping("/{id}/dispatch")
  @Permit(ReminderDesk.SEND)
  @Operation(
      summary = "Send a reminder before its time",
      description = "Not earlier than the store's policy allows.")
  ResponseEntity<ReminderResponse> dispatch(@PathVariable String id) {
    return answer(desk.dispatch(id));
  }

  @PostMapping("/{id}/contact")
  @Permit(ReminderDesk.SEND)
  @Operation(
      summary = "Say that the customer was reminded in person",
      description = "With the record of the call, the visit or the message.")
  ResponseEntity<ReminderResponse> contact(
      @PathVariable String id, @Valid @RequestBody ReminderContactRequest request) {
    return answer(desk.tellInPerson(id, new Evidence(request.kind(), request.reference())));
  }

  private ResponseEntity<ReminderResponse> answer(Reminder reminder) {
    return Answers.of(
        HttpStatus.OK,
        "/api/v1/crm/reminders/" + reminder.id(),
        reminder.version(),
        body(reminder));
  }

  private ReminderResponse body(Reminder reminder) {
    return new ReminderResponse(
        reminder.id(),
        Objects.requireNonNull(reminder.version()),
        reminder.storeCode(),
        reminder.customerId(),
        reminder.kind(),
        reminder.targetOn(),
        reminder.dueAt(),
        reminder.state(),
        reminder.ownerId(),
        reminder.messageId(),
        reminder.sentBy(),
        reminder.told(),
        actions
            .on(reminder.storeCode(), reminder.ownerId())
            .when(desk.mayDispatch(reminder), "dispatch", ReminderDesk.SEND)
            .when(reminder.state().canBecome(ReminderState.DONE), "contact", ReminderDesk.SEND)
            .names());
  }
}
