package io.forecourt.crm.call;

import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsMobile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
@RequestMapping("/api/v1/crm/calls")
@Tag(name = "Calls", description = "Calls to the showroom, and to whom they were passed on")
class CallController {

  record CallRequest(
      @NotNull @Schema(example = "INBOUND") CallDirection direction,
      @NotNull @Schema(example = "ENQUIRY") CallTopic topic,
      @NotNull @Min(0) @Max(99) @Schema(example = "2") Integer ringCount,
      @NotNull @Schema(example = "true") Boolean answered,
      @NotNull @Schema(example = "true", description = "Greeted with the company's name")
          Boolean companyNamed,
      @Size(max = 64)
          @Schema(description = "Passed on to; for a lead, its consultant when left out")
          @Nullable String passedToId,
      @Size(max = 64)
          @Schema(description = "A customer found at the desk; instead of name and mobile")
          @Nullable String customerId,
      @Size(max = 60) @Schema(example = "张明") @Nullable String name,
      @Size(max = 30) @IsMobile @Schema(example = "139 1234 5678") @Nullable String mobile,
      @Size(max = 40) @IsCode @Schema(example = "PHONE") @Nullable String source,
      @Size(max = 64) @Nullable String campaignId,
      @Size(max = 40) @IsCode @Schema(example = "QINGYUNPU") @Nullable String district,
      @Size(max = 40) @IsCode @Nullable String modelCode,
      @Size(max = 500) @Nullable String note,
      @Schema(description = "Now, when left out") @Nullable Instant calledAt) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "CallRequest[" + direction + ", " + topic + "]";
    }
  }

  record CallResponse(
      String id,
      long version,
      @Schema(example = "CL-EAST-20261121-0001") String number,
      String store,
      CallDirection direction,
      CallTopic topic,
      int ringCount,
      boolean answered,
      boolean companyNamed,
      boolean inTime,
      @Nullable String passedToId,
      @Nullable String customerId,
      @Nullable String leadId,
      @Nullable String note,
      Instant calledAt,
      String registeredBy,
      Instant registeredAt,
      List<String> allowedActions) {

    /** Leaves the note out of logs. */
    @Override
    public String toString() {
      return "CallResponse[" + number + "]";
    }
  }

  private final CallDesk desk;
  private final CallList list;
  private final CallWebMapper map;
  private final PersonalData personal;

  CallController(CallDesk desk, CallList list, CallWebMapper map, PersonalData personal) {
    this.desk = desk;
    this.list = list;
    this.map = map;
    this.personal = personal;
  }

  @PostMapping
  @Permit("crm.call.register")
  @Operation(
      summary = "Register a call",
      description =
          "An incoming enquiry of a named person is a lead in the same call, with a consultant where"
              + " one is on shift; whoever was passed on to and answered has given the first answer.")
  ResponseEntity<CallResponse> register(@Valid @RequestBody CallRequest request) {
    return answer(HttpStatus.CREATED, desk.register(map.toCommand(request)));
  }

  @GetMapping
  @Permit("crm.call.read")
  @Operation(summary = "List calls", description = "Those in my scope.")
  Page<CallResponse> list(
      @RequestParam(required = false) @Size(max = 64) @Nullable String passedToId,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @RequestParam(required = false) @Nullable Boolean answered,
      @Listing(sorts = "calledAt") ListRequest page) {
    Page<Call> found = list.page(passedToId, customerId, answered, page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit("crm.call.read")
  @Operation(summary = "Show a call")
  ResponseEntity<CallResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.get(id));
  }

  private ResponseEntity<CallResponse> answer(HttpStatus status, Call call) {
    return Answers.of(status, "/api/v1/crm/calls/" + call.id(), call.version(), body(call));
  }

  private CallResponse body(Call call) {
    String customer = call.customerId();
    return map.toResponse(
        call, customer == null ? null : personal.openNote(customer, call.noteSealed()), List.of());
  }
}
