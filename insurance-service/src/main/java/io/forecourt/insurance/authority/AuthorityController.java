package io.forecourt.insurance.authority;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
@RequestMapping("/api/v1/insurance/authority-cases")
@Tag(name = "Authority", description = "Business above the desk's authority")
class AuthorityController {

  private static final Map<String, String> SORTS = Map.of("requestedAt", "a.requested_at");

  /**
   * @param remark what the desk says for it
   */
  record EscalationRequest(
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000001")
          String quotationId,
      @NotBlank @Size(max = 500) @Schema(example = "fleet customer of ten years") String remark) {

    /** Leaves the remark out of logs. */
    @Override
    public String toString() {
      return "EscalationRequest[" + quotationId + "]";
    }
  }

  record AuthoritySummary(
      String id,
      String storeCode,
      String level,
      List<Measure> exceeded,
      AuthorityState state,
      String requestedBy,
      Instant requestedAt,
      @Nullable String decidedBy) {}

  /**
   * @param exceeded limits of the desk that do not hold
   * @param condition under which it was granted
   */
  record AuthorityResponse(
      String id,
      long version,
      String quotationId,
      String storeCode,
      String level,
      List<Measure> exceeded,
      @Nullable String remark,
      AuthorityState state,
      String requestedBy,
      Instant requestedAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String condition,
      List<String> allowedActions) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "AuthorityResponse[" + id + "]";
    }
  }

  private final Authority authority;
  private final Keyset keyset;

  AuthorityController(Authority authority, Keyset keyset) {
    this.authority = authority;
    this.keyset = keyset;
  }

  @PostMapping
  @Permit(Authority.ESCALATE)
  @Operation(
      summary = "Pass a quotation above the desk's authority upwards",
      description =
          "The level whose limits hold is asked, as an approval; it grants, grants with a"
              + " condition, refuses, or passes it to the insurer's underwriter.")
  ResponseEntity<AuthorityResponse> escalate(@Valid @RequestBody EscalationRequest request) {
    return answer(HttpStatus.CREATED, authority.escalate(request.quotationId(), request.remark()));
  }

  @GetMapping("/{quotationId}")
  @Permit(Authority.READ)
  @Operation(summary = "What was asked about a quotation, and what was decided")
  ResponseEntity<AuthorityResponse> show(@PathVariable String quotationId) {
    return answer(HttpStatus.OK, authority.show(quotationId));
  }

  @GetMapping
  @Permit(Authority.READ)
  @Operation(summary = "Quotations above the desk's authority")
  Page<AuthoritySummary> list(
      @Listing(sorts = "requestedAt") ListRequest list,
      @RequestParam(required = false) @Nullable AuthorityState state) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql =
        new StringBuilder(
            "SELECT a.* FROM authority_case a WHERE {scope:a.store_code,a.requested_by}");
    if (state != null) {
      sql.append(" AND a.state = :state");
      parameters.put("state", state.name());
    }
    return keyset.page(
        Authority.READ,
        sql.toString(),
        parameters,
        list,
        SORTS,
        "a.quotation_id",
        (row, _) ->
            new AuthoritySummary(
                row.getString("quotation_id"),
                row.getString("store_code"),
                row.getString("level"),
                Arrays.stream(row.getString("measures").split(",")).map(Measure::valueOf).toList(),
                AuthorityState.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                row.getString("decided_by")));
  }

  private ResponseEntity<AuthorityResponse> answer(HttpStatus status, AuthorityCase asked) {
    long version = Objects.requireNonNull(asked.version());
    return ResponseEntity.status(status)
        .location(URI.create("/api/v1/insurance/authority-cases/" + asked.quotationId()))
        .eTag(Versions.etag(version))
        .body(
            new AuthorityResponse(
                asked.quotationId(),
                version,
                asked.quotationId(),
                asked.storeCode(),
                asked.level(),
                asked.exceeded(),
                authority.remark(asked),
                asked.state(),
                asked.requestedBy(),
                asked.requestedAt(),
                asked.decidedBy(),
                asked.decidedAt(),
                authority.condition(asked),
                List.of()));
  }
}
