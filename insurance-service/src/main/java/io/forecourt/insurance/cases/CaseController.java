package io.forecourt.insurance.cases;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsVin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
@RequestMapping("/api/v1/insurance/cases")
@Tag(name = "Insurance desk")
class CaseController {

  private static final String READ = "insurance.case.read";
  private static final Map<String, String> SORTS = Map.of("orderId", "c.id");

  private final Cases cases;
  private final CaseNotes notes;
  private final Keyset keyset;
  private final AllowedActions actions;

  CaseController(Cases cases, CaseNotes notes, Keyset keyset, AllowedActions actions) {
    this.cases = cases;
    this.notes = notes;
    this.keyset = keyset;
    this.actions = actions;
  }

  @GetMapping
  @Permit(READ)
  @Operation(summary = "What the insurance desk has to insure")
  Page<CaseSummary> cases(
      @Listing(sorts = "orderId") ListRequest list,
      @RequestParam(required = false) @Nullable String orderId,
      @RequestParam(required = false) @Nullable CaseState state) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT c.id, c.order_id, c.order_number, c.store_code, c.customer_id, c.vin, c.state,
                   c.channel
              FROM insurance_case c WHERE {scope:c.store_code}\
            """);
    if (orderId != null) {
      sql.append(" AND c.order_id = :order");
      parameters.put("order", orderId);
    }
    if (state != null) {
      sql.append(" AND c.state = :state");
      parameters.put("state", state.name());
    }
    return keyset.page(
        READ,
        sql.toString(),
        parameters,
        list,
        SORTS,
        "c.id",
        (row, _) ->
            new CaseSummary(
                row.getString("id"),
                row.getString("order_id"),
                row.getString("order_number"),
                row.getString("store_code"),
                row.getString("customer_id"),
                row.getString("vin"),
                CaseState.valueOf(row.getString("state")),
                CaseChannel.valueOf(row.getString("channel"))));
  }

  @PostMapping
  @Permit(Cases.WORK)
  @Operation(
      summary = "Open the file of a car without an order of this group",
      description = "For somebody at the desk, or sent by a partner.")
  ResponseEntity<CaseResponse> open(@Valid @RequestBody CaseRequest request) {
    return answer(
        HttpStatus.CREATED, cases.open(request.customerId(), request.vin(), request.partnerId()));
  }

  @GetMapping("/{orderId}")
  @Permit(READ)
  @Operation(summary = "The insurance case of one order or car")
  ResponseEntity<CaseResponse> insurance(@PathVariable String orderId) {
    return answer(HttpStatus.OK, cases.require(READ, orderId));
  }

  @PostMapping("/{orderId}/advice")
  @Permit(Cases.WORK)
  @Operation(
      summary = "Note what the customer asked and was told",
      description = "With the version of the rules in force; quotations carry it.")
  ResponseEntity<CaseResponse> advise(
      @PathVariable String orderId, @Valid @RequestBody AdviceRequest request) {
    return answer(HttpStatus.OK, cases.advise(orderId, request.topics(), request.claimsNotice()));
  }

  @PostMapping("/{orderId}/notes")
  @Permit(Cases.WORK)
  @Operation(summary = "Note of the day about a case in process")
  ResponseEntity<CaseResponse> note(
      @PathVariable String orderId, @Valid @RequestBody CaseNoteRequest request) {
    return answer(HttpStatus.OK, notes.note(orderId, request.text()));
  }

  @PostMapping("/{orderId}/loss")
  @Permit(value = Cases.WORK, reason = true)
  @Operation(
      summary = "The customer buys elsewhere, or not at all",
      description = "The last day of the other cover is kept: next year we may ask again.")
  ResponseEntity<CaseResponse> lose(
      @PathVariable String orderId, @Valid @RequestBody CaseLossRequest request) {
    return answer(HttpStatus.OK, cases.lose(orderId, request.reasonCode(), request.coveredUntil()));
  }

  private ResponseEntity<CaseResponse> answer(HttpStatus status, CaseRow row) {
    long version = row.version() == null ? 0 : row.version();
    boolean open = row.state() == CaseState.OPEN;
    boolean running = row.state() != CaseState.CLOSED;
    return ResponseEntity.status(status)
        .location(URI.create("/api/v1/insurance/cases/" + row.id()))
        .eTag(Versions.etag(version))
        .body(
            new CaseResponse(
                row.id(),
                version,
                row.orderId(),
                row.orderNumber(),
                row.storeCode(),
                row.customerId(),
                row.consultantId(),
                row.vehicleId(),
                row.vin(),
                row.state(),
                row.channel(),
                row.partnerId(),
                row.specialistId(),
                row.asked(),
                row.ruleVersion(),
                row.claimsNotice(),
                row.closedReason(),
                row.elsewhereUntil(),
                notes.of(row.id()).stream()
                    .map(
                        note ->
                            new CaseNoteResponse(
                                note.day(), notes.text(note), note.writtenBy(), note.writtenAt()))
                    .toList(),
                actions
                    .on(row.storeCode(), null)
                    .when(running, "advice", Cases.WORK)
                    .when(running, "notes", Cases.WORK)
                    .when(open, "loss", Cases.WORK)
                    .when(open, "quotation", "insurance.quotation.make")
                    .names()));
  }

  /**
   * @param partnerId who sent the customer; nobody did when left out
   */
  record CaseRequest(
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000001")
          String customerId,
      @NotNull @Size(max = 20) @IsVin @Schema(example = "LVSHCAMB1TE000001") String vin,
      @Nullable @Size(max = 36) String partnerId) {}

  /**
   * @param claimsNotice whether the customer was told what to do after an accident
   */
  record AdviceRequest(
      @NotEmpty @Size(max = 6) List<@NotNull AdviceTopic> topics, @NotNull Boolean claimsNotice) {}

  record CaseNoteRequest(
      @NotBlank @Size(max = 500) @Schema(example = "waits for the old policy") String text) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "CaseNoteRequest[]";
    }
  }

  /**
   * @param coveredUntil last day of the cover that the customer bought
   */
  record CaseLossRequest(
      @NotNull @IsCode @Schema(example = "PRICE") String reasonCode,
      @Nullable LocalDate coveredUntil) {}

  record CaseSummary(
      String id,
      @Nullable String orderId,
      @Nullable String orderNumber,
      String storeCode,
      @Nullable String customerId,
      @Nullable String vin,
      CaseState state,
      CaseChannel channel) {}

  record CaseNoteResponse(
      LocalDate day, @Nullable String text, String writtenBy, Instant writtenAt) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "CaseNoteResponse[" + day + "]";
    }
  }

  record CaseResponse(
      String id,
      long version,
      @Nullable String orderId,
      @Nullable String orderNumber,
      String storeCode,
      @Nullable String customerId,
      @Nullable String consultantId,
      @Nullable String vehicleId,
      @Nullable String vin,
      CaseState state,
      CaseChannel channel,
      @Nullable String partnerId,
      @Nullable String specialistId,
      List<AdviceTopic> topics,
      @Nullable String ruleVersion,
      boolean claimsNotice,
      @Nullable String closedReason,
      @Nullable LocalDate elsewhereUntil,
      List<CaseNoteResponse> notes,
      List<String> allowedActions) {}
}
