package io.forecourt.crm.care;

import io.forecourt.crm.evidence.IsRecordReference;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.platform.access.Permit;
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
@RequestMapping("/api/v1/crm/care-contacts")
@Tag(name = "Care", description = "Contacts with owners that sell nothing")
class CareContactController {

  record CareEvidenceRequest(
      @NotNull @Schema(example = "CALL") Evidence.Kind kind,
      @NotBlank @Size(max = 100) @IsRecordReference @Schema(example = "call-4711")
          String reference) {

    Evidence evidence() {
      return new Evidence(kind, reference);
    }
  }

  record CareContactRequest(
      @NotBlank @Size(max = 36) String customerId,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "SEASON") String kind,
      @NotNull @Valid CareEvidenceRequest evidence,
      @Size(max = 500) @Schema(example = "winter tyres are on") @Nullable String note) {

    /** Leaves the note out of logs. */
    @Override
    public String toString() {
      return "CareContactRequest[" + kind + "]";
    }
  }

  record CareCompletionRequest(
      @NotNull @Valid CareEvidenceRequest evidence,
      @Size(max = 500) @Schema(example = "likes the seats") @Nullable String note) {

    /** Leaves the note out of logs. */
    @Override
    public String toString() {
      return "CareCompletionRequest";
    }
  }

  /**
   * A contact.
   *
   * @param byPersonalContact whether the customer's personal contact made it
   * @param note left out of lists
   */
  record CareContactResponse(
      String id,
      long version,
      String store,
      String customerId,
      @Nullable String orderId,
      String kind,
      @Nullable String ownerId,
      Instant dueAt,
      CareContact.State state,
      @Nullable String madeBy,
      @Nullable Instant madeAt,
      boolean member,
      boolean byPersonalContact,
      @Nullable String note,
      List<String> allowedActions) {

    /** Leaves the note out of logs. */
    @Override
    public String toString() {
      return "CareContactResponse[" + id + "]";
    }
  }

  private final CareDesk desk;
  private final CareContactList list;
  private final AllowedActions actions;

  CareContactController(CareDesk desk, CareContactList list, AllowedActions actions) {
    this.desk = desk;
    this.list = list;
    this.actions = actions;
  }

  @PostMapping
  @Permit(CareDesk.MAKE)
  @Operation(
      summary = "Record a contact with an owner",
      description = "With the record that proves it; a planned one of the kind is made by it.")
  ResponseEntity<CareContactResponse> make(@Valid @RequestBody CareContactRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.make(
            request.customerId(), request.kind(), request.evidence().evidence(), request.note()));
  }

  @GetMapping
  @Permit(CareDesk.READ)
  @Operation(summary = "List care contacts", description = "Those in my scope, the next first.")
  Page<CareContactResponse> list(
      @RequestParam(required = false) CareContact.@Nullable State state,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @Listing(sorts = "dueAt") ListRequest page) {
    Page<CareContactList.Summary> found = list.page(state, customerId, page);
    return found.map(
        one ->
            new CareContactResponse(
                one.id(),
                one.version(),
                one.storeCode(),
                one.customerId(),
                one.orderId(),
                one.kind(),
                one.ownerId(),
                one.dueAt(),
                one.state(),
                one.madeBy(),
                one.madeAt(),
                one.member(),
                one.byPersonalContact(),
                null,
                allowed(one.storeCode(), one.ownerId(), one.state())));
  }

  @GetMapping("/{id}")
  @Permit(CareDesk.READ)
  @Operation(summary = "Show a care contact")
  ResponseEntity<CareContactResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(CareDesk.READ, id));
  }

  @PostMapping("/{id}/completion")
  @Permit(CareDesk.MAKE)
  @Operation(summary = "Make a planned contact", description = "With the record that proves it.")
  ResponseEntity<CareContactResponse> complete(
      @PathVariable String id, @Valid @RequestBody CareCompletionRequest request) {
    return answer(HttpStatus.OK, desk.make(id, request.evidence().evidence(), request.note()));
  }

  private ResponseEntity<CareContactResponse> answer(HttpStatus status, CareContact contact) {
    return Answers.of(
        status,
        "/api/v1/crm/care-contacts/" + contact.id(),
        contact.version(),
        new CareContactResponse(
            contact.id(),
            Objects.requireNonNull(contact.version()),
            contact.storeCode(),
            contact.customerId(),
            contact.orderId(),
            contact.kind(),
            contact.ownerId(),
            contact.dueAt(),
            contact.state(),
            contact.made().madeBy(),
            contact.made().madeAt(),
            contact.made().member(),
            contact.made().byPersonalContact(),
            desk.noteOf(contact),
            allowed(contact.storeCode(), contact.ownerId(), contact.state())));
  }

  private List<String> allowed(String store, @Nullable String owner, CareContact.State state) {
    return actions
        .on(store, owner)
        .when(state.successors().contains(CareContact.State.MADE), "completion", CareDesk.MAKE)
        .names();
  }
}
