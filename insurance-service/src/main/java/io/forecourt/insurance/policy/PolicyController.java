package io.forecourt.insurance.policy;

import io.forecourt.insurance.policy.PolicyRegister.IssuePolicy;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
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
@RequestMapping("/api/v1/insurance/policies")
@Tag(name = "Insurance desk")
class PolicyController {

  private static final Map<String, String> SORTS = Map.of("issuedAt", "p.issued_at");

  private final PolicyRegister register;
  private final PolicyChanges changes;
  private final Documents documents;
  private final Keyset keyset;
  private final AllowedActions actions;

  PolicyController(
      PolicyRegister register,
      PolicyChanges changes,
      Documents documents,
      Keyset keyset,
      AllowedActions actions) {
    this.register = register;
    this.changes = changes;
    this.documents = documents;
    this.keyset = keyset;
    this.actions = actions;
  }

  @PostMapping
  @Permit(PolicyRegister.ISSUE)
  @Operation(
      summary = "Issue a policy of a paid quotation on a numbered form",
      description =
          "An insurer that is connected is asked first: the policy is SUBMITTED until it answers,"
              + " and IN_DOUBT while nobody knows.")
  ResponseEntity<PolicyResponse> issue(@Valid @RequestBody IssuePolicyRequest request) {
    return answer(
        HttpStatus.CREATED,
        register.issue(
            new IssuePolicy(
                request.quotationId(),
                request.kind() == null ? PolicyKind.COMPULSORY : request.kind(),
                request.formNumber(),
                request.paid())));
  }

  @GetMapping("/{id}")
  @Permit(PolicyRegister.READ)
  @Operation(summary = "One policy")
  ResponseEntity<PolicyResponse> policy(@PathVariable String id) {
    return answer(HttpStatus.OK, register.policy(id));
  }

  @PostMapping("/{id}/documents")
  @Permit(PolicyRegister.ISSUE)
  @Operation(
      summary = "Put papers into the file of a policy",
      description = "Which papers belong to a policy is the store's policy.")
  ResponseEntity<PolicyResponse> file(
      @PathVariable String id, @Valid @RequestBody DocumentsRequest request) {
    return answer(HttpStatus.OK, documents.file(id, request.kinds()));
  }

  @PostMapping("/{id}/corrections")
  @Permit(value = PolicyChanges.CHANGE, reason = true)
  @Operation(
      summary = "Correct an entry by endorsement",
      description = "A fault is counted for the clerk who entered the policy; the insurer is told.")
  ResponseEntity<PolicyResponse> correct(
      @PathVariable String id, @Valid @RequestBody CorrectionRequest request) {
    return answer(HttpStatus.OK, changes.correct(id, request.field(), request.fault()));
  }

  @PostMapping("/{id}/transfer")
  @Permit(value = PolicyChanges.CHANGE, reason = true)
  @Operation(
      summary = "Transfer a policy to the car's new owner",
      description = "The premium is unchanged; both histories restart at the next renewal.")
  ResponseEntity<PolicyResponse> transfer(
      @PathVariable String id, @Valid @RequestBody TransferRequest request) {
    return answer(HttpStatus.OK, changes.transfer(id, request.customerId(), request.effectiveOn()));
  }

  @PostMapping("/{id}/cancellation")
  @Permit(value = PolicyChanges.CHANGE, reason = true)
  @Operation(
      summary = "End a policy early",
      description =
          "The refund is computed by the tariff. Above the caller's authority it waits as an"
              + " approval; a connected insurer has to confirm it.")
  ResponseEntity<PolicyResponse> cancel(
      @PathVariable String id, @Valid @RequestBody CancellationRequest request) {
    return answer(
        HttpStatus.OK, changes.cancel(id, request.reasonCode(), request.firstDayWithout()));
  }

  @GetMapping
  @Permit(PolicyRegister.READ)
  @Operation(summary = "The register of policies")
  Page<PolicySummary> policies(
      @Listing(sorts = "issuedAt") ListRequest list,
      @RequestParam(required = false) @Nullable String orderId,
      @RequestParam(required = false) @Nullable PolicyState state) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT p.id, p.number, p.kind, p.order_id, p.vin, p.insurer_code, p.start_date,
                   p.end_date, p.premium, p.currency, p.state, p.issued_at
              FROM policy p WHERE {scope:p.store_code}\
            """);
    if (orderId != null) {
      sql.append(" AND p.order_id = :order");
      parameters.put("order", orderId);
    }
    if (state != null) {
      sql.append(" AND p.state = :state");
      parameters.put("state", state.name());
    }
    return keyset.page(
        PolicyRegister.READ,
        sql.toString(),
        parameters,
        list,
        SORTS,
        "p.id",
        (row, _) ->
            new PolicySummary(
                row.getString("id"),
                row.getString("number"),
                PolicyKind.valueOf(row.getString("kind")),
                row.getString("order_id"),
                row.getString("vin"),
                row.getString("insurer_code"),
                row.getObject("start_date", LocalDate.class),
                row.getObject("end_date", LocalDate.class),
                new Money(row.getBigDecimal("premium"), row.getString("currency")),
                PolicyState.valueOf(row.getString("state")),
                row.getTimestamp("issued_at").toInstant()));
  }

  private ResponseEntity<PolicyResponse> answer(HttpStatus status, PolicyRow row) {
    PolicyResponse body = response(row);
    return ResponseEntity.status(status)
        .location(URI.create("/api/v1/insurance/policies/" + body.id()))
        .eTag(Versions.etag(body.version()))
        .body(body);
  }

  private PolicyResponse response(PolicyRow row) {
    boolean inForce = row.state().isInForce();
    return new PolicyResponse(
        row.id(),
        row.version() == null ? 0 : row.version(),
        row.number(),
        row.formNumber(),
        row.kind(),
        row.quotationId(),
        row.orderId(),
        row.caseId(),
        row.channel(),
        row.partnerId(),
        row.customerId(),
        row.vin(),
        row.insurerCode(),
        row.insurerReference(),
        row.startDate(),
        row.endDate(),
        row.money(),
        row.vehicleTax() == null ? null : new Money(row.vehicleTax(), row.currency()),
        row.state(),
        row.rejectionCode(),
        row.grantedBy(),
        row.registerId(),
        row.issuedBy(),
        row.issuedAt(),
        documents.missing(row),
        changes.of(row.id()).stream().map(PolicyController::endorsement).toList(),
        actions
            .on(row.storeCode(), null)
            .when(true, "documents", PolicyRegister.ISSUE)
            .when(inForce, "corrections", PolicyChanges.CHANGE)
            .when(inForce && !changes.isUnderWay(row.id()), "cancellation", PolicyChanges.CHANGE)
            .when(row.state().canBecome(PolicyState.TRANSFERRED), "transfer", PolicyChanges.CHANGE)
            .names());
  }

  private static EndorsementResponse endorsement(Endorsement made) {
    return new EndorsementResponse(
        made.number(),
        made.kind(),
        made.field(),
        made.fault(),
        made.clerkId(),
        made.reasonCode(),
        made.effectiveOn(),
        made.refundMoney(),
        made.state(),
        made.madeBy(),
        made.madeAt());
  }

  record DocumentsRequest(
      @NotEmpty @Size(max = 10) List<@NotNull @IsCode @Size(max = 40) String> kinds) {}

  /**
   * @param fault whether the clerk erred; not when the customer changed
   */
  record CorrectionRequest(@NotNull CorrectedField field, @NotNull Boolean fault) {}

  record TransferRequest(
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000002")
          String customerId,
      @NotNull LocalDate effectiveOn) {}

  /**
   * @param reasonCode of a compulsory policy one of those of the regulation
   * @param firstDayWithout cover
   */
  record CancellationRequest(
      @NotNull @IsCode @Schema(example = "DEREGISTERED") String reasonCode,
      @NotNull LocalDate firstDayWithout) {}

  record EndorsementResponse(
      String number,
      EndorsementKind kind,
      @Nullable CorrectedField field,
      boolean fault,
      @Nullable String clerkId,
      @Nullable String reasonCode,
      LocalDate effectiveOn,
      @Nullable Money refund,
      EndorsementState state,
      String madeBy,
      Instant madeAt) {}

  /**
   * @param kind of the two policies of the quotation; the compulsory one when left out
   * @param paid whether the customer has paid the premium
   */
  record IssuePolicyRequest(
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000001")
          String quotationId,
      @Nullable PolicyKind kind,
      @NotNull @IsCode @Schema(example = "F000000001") String formNumber,
      @NotNull Boolean paid) {}

  record PolicySummary(
      String id,
      String number,
      PolicyKind kind,
      @Nullable String orderId,
      String vin,
      String insurerCode,
      LocalDate startDate,
      LocalDate endDate,
      Money premium,
      PolicyState state,
      Instant issuedAt) {}

  record PolicyResponse(
      String id,
      long version,
      String number,
      @Nullable String formNumber,
      PolicyKind kind,
      String quotationId,
      @Nullable String orderId,
      String caseId,
      String channel,
      @Nullable String partnerId,
      String customerId,
      String vin,
      String insurerCode,
      @Nullable String insurerReference,
      LocalDate startDate,
      LocalDate endDate,
      Money premium,
      @Nullable Money vehicleTax,
      PolicyState state,
      @Nullable String rejectionCode,
      @Nullable String grantedBy,
      @Nullable String registerId,
      String issuedBy,
      Instant issuedAt,
      List<String> documentsMissing,
      List<EndorsementResponse> endorsements,
      List<String> allowedActions) {}
}
