package io.forecourt.insurance.policy;

import io.forecourt.insurance.policy.PolicyRegister.IssuePolicy;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
  private final Keyset keyset;

  PolicyController(PolicyRegister register, Keyset keyset) {
    this.register = register;
    this.keyset = keyset;
  }

  @PostMapping
  @Permit("insurance.policy.issue")
  @Operation(summary = "Issue the policy of a paid quotation on a numbered form")
  ResponseEntity<PolicyResponse> issue(@Valid @RequestBody IssuePolicyRequest request) {
    PolicyResponse body =
        response(
            register.issue(
                new IssuePolicy(request.quotationId(), request.formNumber(), request.paid())));
    return ResponseEntity.created(URI.create("/api/v1/insurance/policies/" + body.id()))
        .eTag(Versions.etag(body.version()))
        .body(body);
  }

  @GetMapping("/{id}")
  @Permit("insurance.policy.read")
  @Operation(summary = "One policy")
  ResponseEntity<PolicyResponse> policy(@PathVariable String id) {
    PolicyResponse body = response(register.policy(id));
    return ResponseEntity.ok().eTag(Versions.etag(body.version())).body(body);
  }

  @GetMapping
  @Permit("insurance.policy.read")
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
        "insurance.policy.read",
        sql.toString(),
        parameters,
        list,
        SORTS,
        "p.id",
        (row, _) ->
            new PolicySummary(
                row.getString("id"),
                row.getString("number"),
                row.getString("kind"),
                row.getString("order_id"),
                row.getString("vin"),
                row.getString("insurer_code"),
                row.getObject("start_date", LocalDate.class),
                row.getObject("end_date", LocalDate.class),
                new Money(row.getBigDecimal("premium"), row.getString("currency")),
                PolicyState.valueOf(row.getString("state")),
                row.getTimestamp("issued_at").toInstant()));
  }

  private static PolicyResponse response(PolicyRow row) {
    return new PolicyResponse(
        row.id(),
        row.version() == null ? 0 : row.version(),
        row.number(),
        row.formNumber(),
        row.kind(),
        row.quotationId(),
        row.orderId(),
        row.customerId(),
        row.vin(),
        row.insurerCode(),
        row.startDate(),
        row.endDate(),
        new Money(row.premium(), row.currency()),
        row.state(),
        row.issuedBy(),
        row.issuedAt(),
        List.of());
  }

  record IssuePolicyRequest(
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000001")
          String quotationId,
      @NotNull @IsCode @Schema(example = "F000000001") String formNumber,
      @NotNull Boolean paid) {}

  record PolicySummary(
      String id,
      String number,
      String kind,
      String orderId,
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
      String formNumber,
      String kind,
      String quotationId,
      String orderId,
      String customerId,
      String vin,
      String insurerCode,
      LocalDate startDate,
      LocalDate endDate,
      Money premium,
      PolicyState state,
      String issuedBy,
      Instant issuedAt,
      List<String> allowedActions) {}
}
