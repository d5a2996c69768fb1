package io.forecourt.crm.followup.web;

import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.evidence.IsRecordReference;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.crm.followup.domain.ContactOutcome;
import io.forecourt.crm.followup.domain.FollowUp;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.FollowUpState;
import io.forecourt.crm.followup.persistence.FollowUpList;
import io.forecourt.crm.followup.persistence.FollowUpSummary;
import io.forecourt.crm.followup.web.FollowUpResponse.Attempt;
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
@RequestMapping("/api/v1/crm/follow-ups")
@Tag(name = "Follow-ups", description = "Contacts that are owed to customers, and their evidence")
class FollowUpController {

  record EvidenceRequest(
      @NotNull @Schema(example = "CALL") Evidence.Kind kind,
      @NotBlank @Size(max = 200) @IsRecordReference @Schema(example = "call-2026-11-23-0017")
          String reference) {}

  record ContactRequest(
      @NotNull @Schema(example = "REACHED_SATISFIED") ContactOutcome outcome,
      @NotNull @Valid EvidenceRequest evidence,
      @Size(max = 500) @Nullable String note) {

    /** Leaves the note out of logs. */
    @Override
    public String toString() {
      return "ContactRequest[" + outcome + "]";
    }
  }

  private final FollowUpDesk desk;
  private final FollowUpList list;
  private final FollowUpWebMapper map;
  private final PersonalData personal;
  private final AllowedActions actions;

  FollowUpController(
      FollowUpDesk desk,
      FollowUpList list,
      FollowUpWebMapper map,
      PersonalData personal,
      AllowedActions actions) {
    this.desk = desk;
    this.list = list;
    this.map = map;
    this.personal = personal;
    this.actions = actions;
  }

  @GetMapping
  @Permit("crm.follow-up.read")
  @Operation(summary = "List follow-ups", description = "Those in my scope, the most urgent first.")
  Page<FollowUpResponse> list(
      @RequestParam(required = false) @Nullable FollowUpKind kind,
      @RequestParam(required = false) @Nullable FollowUpState state,
      @RequestParam(required = false) @Size(max = 64) @Nullable String owner,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @RequestParam(required = false) @Size(max = 64) @Nullable String orderId,
      @RequestParam(required = false) @Size(max = 64) @Nullable String sample,
      @Listing(sorts = "dueAt") ListRequest page) {
    var found =
        list.page(new FollowUpList.Filter(kind, state, owner, customerId, orderId, sample), page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit("crm.follow-up.read")
  @Operation(summary = "Show a follow-up", description = "With the tries so far.")
  ResponseEntity<FollowUpResponse> show(@PathVariable String id) {
    return answer(desk.require("crm.follow-up.read", id));
  }

  @PostMapping("/{id}/contact")
  @Permit("crm.follow-up.contact")
  @Operation(
      summary = "Record a contact",
      description =
          "With its evidence. Reaching the customer completes the follow-up, late or not; not"
              + " reaching leaves it open, and so does a contact whose record has not arrived where"
              + " the store wants to see it. Of one that a call record completed by itself it says"
              + " what the customer thought.")
  ResponseEntity<FollowUpResponse> contact(
      @PathVariable String id, @Valid @RequestBody ContactRequest request) {
    return answer(desk.contact(map.toCommand(id, request)));
  }

  private ResponseEntity<FollowUpResponse> answer(FollowUp followUp) {
    FollowUp.Snapshot snapshot = followUp.snapshot();
    List<Attempt> attempts =
        snapshot.attempts().stream()
            .map(
                attempt ->
                    map.toAttempt(
                        attempt,
                        personal.openNote(snapshot.plan().customerId(), attempt.sealedNote())))
            .toList();
    return Answers.of(
        HttpStatus.OK,
        "/api/v1/crm/follow-ups/" + followUp.id(),
        snapshot.version(),
        map.toResponse(
            snapshot,
            followUp.failedAttempts(),
            attempts,
            allowed(
                snapshot.plan().store(),
                followUp.ownerId(),
                followUp.state().isPending() || followUp.canBeDescribed())));
  }

  private FollowUpResponse body(FollowUpSummary followUp) {
    return map.toResponse(
        followUp, allowed(followUp.storeCode(), followUp.ownerId(), followUp.state().isPending()));
  }

  private List<String> allowed(String store, @Nullable String owner, boolean contactable) {
    return actions.on(store, owner).when(contactable, "contact", "crm.follow-up.contact").names();
  }
}
