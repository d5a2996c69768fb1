package io.forecourt.crm.visit;

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
@RequestMapping("/api/v1/crm/visits")
@Tag(name = "Visits", description = "Who comes to the showroom, and who receives them")
class VisitController {

  @NamesVisitor
  record VisitRequest(
      @NotNull @Schema(example = "WALK_IN") VisitKind kind,
      @Size(max = 64)
          @Schema(description = "A customer found at the desk; instead of name and mobile")
          @Nullable String customerId,
      @Size(max = 60) @Schema(example = "张明") @Nullable String name,
      @Size(max = 30) @IsMobile @Schema(example = "139 1234 5678") @Nullable String mobile,
      @Schema(description = "Why the visit is no lead; nobody need be named then")
          @Nullable RejectReason rejectReason,
      @Min(1) @Max(99) @Schema(example = "2") @Nullable Integer party,
      @Size(max = 40) @IsCode @Schema(example = "WALK_IN") @Nullable String source,
      @Size(max = 40) @IsCode @Schema(example = "NEW_CAR") @Nullable String purpose,
      @Size(max = 64) @Nullable String campaignId,
      @Size(max = 40) @IsCode @Schema(example = "QINGYUNPU") @Nullable String district,
      @Size(max = 40) @IsCode @Nullable String modelCode,
      @Size(max = 500) @Nullable String note,
      @Schema(description = "Now, when left out") @Nullable Instant arrivedAt,
      @Size(max = 64) @Schema(description = "The consultant whom the person asked for")
          @Nullable String consultantId,
      @Size(max = 64)
          @Schema(description = "Who receives the person in person, for example the director")
          @Nullable String hostId) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "VisitRequest[" + kind + ", " + source + "]";
    }
  }

  record VisitResponse(
      String id,
      long version,
      @Schema(example = "VI-EAST-20261121-0001") String number,
      String store,
      VisitKind kind,
      boolean returningVisitor,
      @Nullable String customerId,
      @Nullable String leadId,
      @Nullable RejectReason rejectReason,
      @Nullable String consultantId,
      @Nullable String hostId,
      @Nullable Integer party,
      String source,
      String purpose,
      @Nullable String modelCode,
      @Nullable String note,
      Instant arrivedAt,
      String registeredBy,
      Instant registeredAt,
      @Nullable Instant receptionDueAt,
      @Nullable Instant receivedAt,
      @Nullable Boolean receivedOnTime,
      List<String> allowedActions) {

    /** Leaves the note out of logs. */
    @Override
    public String toString() {
      return "VisitResponse[" + number + "]";
    }
  }

  private final Reception reception;
  private final VisitList list;
  private final VisitWebMapper map;
  private final PersonalData personal;

  VisitController(Reception reception, VisitList list, VisitWebMapper map, PersonalData personal) {
    this.reception = reception;
    this.list = list;
    this.map = map;
    this.personal = personal;
  }

  @PostMapping
  @Permit("crm.visit.register")
  @Operation(
      summary = "Register a visit",
      description =
          "One call registers the person (a customer found at the desk, or name and mobile), captures"
              + " the lead and assigns it by the store's criteria. With nobody on shift the lead waits"
              + " on the showroom manager's list. A visit that is no lead has a rejectReason.")
  ResponseEntity<VisitResponse> register(@Valid @RequestBody VisitRequest request) {
    return answer(HttpStatus.CREATED, reception.register(map.toCommand(request)));
  }

  @GetMapping
  @Permit("crm.visit.read")
  @Operation(
      summary = "List visits",
      description = "Those in my scope; waiting=true are people whom nobody has received yet.")
  Page<VisitResponse> list(
      @RequestParam(required = false) @Size(max = 64) @Nullable String consultantId,
      @RequestParam(required = false) @Size(max = 64) @Nullable String customerId,
      @RequestParam(required = false) @Nullable Boolean waiting,
      @Listing(sorts = "arrivedAt") ListRequest page) {
    Page<Visit> found = list.page(consultantId, customerId, waiting, page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit("crm.visit.read")
  @Operation(summary = "Show a visit")
  ResponseEntity<VisitResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, reception.get(id));
  }

  private ResponseEntity<VisitResponse> answer(HttpStatus status, Visit visit) {
    return Answers.of(status, "/api/v1/crm/visits/" + visit.id(), visit.version(), body(visit));
  }

  private VisitResponse body(Visit visit) {
    String customer = visit.customerId();
    return map.toResponse(
        visit,
        visit.receivedOnTime(),
        customer == null ? null : personal.openNote(customer, visit.noteSealed()),
        List.of());
  }
}
