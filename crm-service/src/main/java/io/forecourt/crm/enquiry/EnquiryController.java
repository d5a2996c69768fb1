package io.forecourt.crm.enquiry;

import io.forecourt.crm.enquiry.EnquiryDesk.LogEnquiry;
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
@RequestMapping("/api/v1/crm/enquiries")
@Tag(name = "Enquiries", description = "Questions of customers, and calls for rescue")
class EnquiryController {

  record EnquiryRequest(
      @Size(max = 64) @Schema(description = "When the caller is known") @Nullable String customerId,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "PRODUCT") String kind,
      @NotNull @Schema(example = "PHONE") EnquiryChannel channel,
      @NotBlank @Size(max = 2000) @Schema(example = "Does the model come in blue?") String question,
      @Size(max = 300) @Schema(description = "Where the car stands; for rescue only")
          @Nullable String place,
      @Schema(description = "Now, when left out") @Nullable Instant receivedAt) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "EnquiryRequest[" + kind + "]";
    }
  }

  record RescueDispatchRequest(
      @NotBlank @Size(max = 300) @Schema(example = "Towing service, car 2") String helper) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "RescueDispatchRequest";
    }
  }

  record EnquiryAnswerRequest(
      @NotBlank @Size(max = 2000) @Schema(example = "From May on") String answer) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "EnquiryAnswerRequest";
    }
  }

  /**
   * An enquiry.
   *
   * @param overdue whether any limit has passed
   * @param question what was asked; left out of lists, as are place, helper and answer
   */
  record EnquiryResponse(
      String id,
      long version,
      @Schema(example = "EN-EAST-20261121-0001") String number,
      String store,
      String kind,
      boolean rescue,
      EnquiryChannel channel,
      @Nullable String customerId,
      boolean keyAccount,
      EnquiryState state,
      @Nullable String ownerId,
      String loggedBy,
      Instant receivedAt,
      Instant loggedAt,
      Instant dueAt,
      boolean overdue,
      @Nullable Instant dispatchedAt,
      @Nullable Instant arrivedAt,
      @Nullable String closedBy,
      @Nullable Instant closedAt,
      @Nullable String question,
      @Nullable String place,
      @Nullable String helper,
      @Nullable String answer,
      List<String> allowedActions) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "EnquiryResponse[" + number + "]";
    }
  }

  private final EnquiryDesk desk;
  private final EnquiryList list;
  private final EnquiryWebMapper map;
  private final AllowedActions actions;

  EnquiryController(
      EnquiryDesk desk, EnquiryList list, EnquiryWebMapper map, AllowedActions actions) {
    this.desk = desk;
    this.list = list;
    this.map = map;
    this.actions = actions;
  }

  @PostMapping
  @Permit(EnquiryDesk.LOG)
  @Operation(
      summary = "Log a question or a call for rescue",
      description = "Which kinds there are, and which of them are rescue, is the store's policy.")
  ResponseEntity<EnquiryResponse> log(@Valid @RequestBody EnquiryRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.log(
            new LogEnquiry(
                request.customerId(),
                request.kind(),
                request.channel(),
                request.question(),
                request.place(),
                request.receivedAt())));
  }

  @GetMapping
  @Permit(EnquiryDesk.READ)
  @Operation(summary = "List enquiries", description = "Those in my scope, the next limit first.")
  Page<EnquiryResponse> list(
      @RequestParam(required = false) @Nullable EnquiryState state,
      @RequestParam(required = false) @Size(max = 40) @Nullable String kind,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @Listing(sorts = "dueAt") ListRequest page) {
    var found = list.page(state, kind, customerId, page);
    return found.map(
        each ->
            map.toResponse(
                each, allowed(each.storeCode(), each.ownerId(), each.state(), each.rescue())));
  }

  @GetMapping("/{id}")
  @Permit(EnquiryDesk.READ)
  @Operation(summary = "Show an enquiry")
  ResponseEntity<EnquiryResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(EnquiryDesk.READ, id));
  }

  @PostMapping("/{id}/dispatch")
  @Permit(EnquiryDesk.HANDLE)
  @Operation(summary = "Send help", description = "For a call for rescue; a new limit runs.")
  ResponseEntity<EnquiryResponse> dispatch(
      @PathVariable String id, @Valid @RequestBody RescueDispatchRequest request) {
    return answer(HttpStatus.OK, desk.dispatch(id, request.helper()));
  }

  @PostMapping("/{id}/arrival")
  @Permit(EnquiryDesk.HANDLE)
  @Operation(summary = "Note that help is there")
  ResponseEntity<EnquiryResponse> arrived(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.arrived(id));
  }

  @PostMapping("/{id}/answer")
  @Permit(EnquiryDesk.HANDLE)
  @Operation(summary = "Answer and close", description = "With what was said, done or passed on.")
  ResponseEntity<EnquiryResponse> close(
      @PathVariable String id, @Valid @RequestBody EnquiryAnswerRequest request) {
    return answer(HttpStatus.OK, desk.answer(id, request.answer()));
  }

  private ResponseEntity<EnquiryResponse> answer(HttpStatus status, Enquiry enquiry) {
    return Answers.of(
        status,
        "/api/v1/crm/enquiries/" + enquiry.id(),
        enquiry.version(),
        map.toResponse(
            enquiry,
            desk.open(enquiry, enquiry.questionSealed()),
            desk.open(enquiry, enquiry.placeSealed()),
            desk.open(enquiry, enquiry.help().helperSealed()),
            desk.open(enquiry, enquiry.answer().answerSealed()),
            allowed(enquiry.storeCode(), enquiry.ownerId(), enquiry.state(), enquiry.rescue())));
  }

  private List<String> allowed(
      String store, @Nullable String owner, EnquiryState state, boolean rescue) {
    return actions
        .on(store, owner)
        .when(state.canBecome(EnquiryState.CLOSED), "answer", EnquiryDesk.HANDLE)
        .when(rescue && state.canBecome(EnquiryState.DISPATCHED), "dispatch", EnquiryDesk.HANDLE)
        .when(state.canBecome(EnquiryState.ARRIVED), "arrival", EnquiryDesk.HANDLE)
        .names();
  }
}
