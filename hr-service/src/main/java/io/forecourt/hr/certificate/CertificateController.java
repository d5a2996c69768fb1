package io.forecourt.hr.certificate;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hr/certificates")
@Tag(name = "Certificates", description = "What people are certified for")
class CertificateController {

  private static final String READ = "hr.certificate.read";
  private static final String ENTER = "hr.certificate.enter";

  /**
   * @param kind for example INSURANCE_SALES
   * @param validUntil last day; without an end when left out
   */
  record CertificateRequest(
      @NotBlank @Size(max = 36) @Schema(example = "019a8f00-0000-7000-8000-000000000001")
          String personId,
      @NotNull @IsCode @Size(max = 40) @Schema(example = "INSURANCE_SALES") String kind,
      @NotNull @Schema(example = "2026-01-01") LocalDate validFrom,
      @Nullable @Schema(example = "2029-12-31") LocalDate validUntil) {}

  record CertificateResponse(
      String id,
      long version,
      String storeCode,
      String personId,
      String kind,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      String state,
      List<String> allowedActions) {}

  private static final RowMapper<Certificate> ROW = RecordMapper.of(Certificate.class);

  private final CertificateRegister register;
  private final Keyset keyset;
  private final AllowedActions actions;

  CertificateController(CertificateRegister register, Keyset keyset, AllowedActions actions) {
    this.register = register;
    this.keyset = keyset;
    this.actions = actions;
  }

  @PostMapping
  @Permit(ENTER)
  @Operation(summary = "Enters the certificate of a member of staff")
  ResponseEntity<CertificateResponse> grant(@Valid @RequestBody CertificateRequest request) {
    return answer(
        201,
        register.grant(
            request.personId(), request.kind(), request.validFrom(), request.validUntil()));
  }

  @GetMapping
  @Permit(READ)
  @Operation(summary = "Certificates, by their first day")
  Page<CertificateResponse> list(
      @RequestParam(required = false) @Nullable @Size(max = 36) String person,
      @RequestParam(required = false) @Nullable @Size(max = 40) String kind,
      @Listing(sorts = "validFrom") ListRequest page) {
    var query =
        ListQuery.of("SELECT c.* FROM certificate c WHERE {scope:c.store_code,c.owner_id}")
            .and("c.owner_id = :person", person)
            .and("c.kind = :kind", kind);
    return keyset
        .page(READ, query, page, Map.of("validFrom", "c.valid_from"), "c.id", ROW)
        .map(this::response);
  }

  @GetMapping("/{id}")
  @Permit(READ)
  @Operation(summary = "One certificate")
  ResponseEntity<CertificateResponse> get(@PathVariable String id) {
    return answer(200, register.require(READ, id));
  }

  @PostMapping("/{id}/withdrawal")
  @Permit(value = ENTER, reason = true)
  @Operation(summary = "Takes a certificate back before its last day")
  ResponseEntity<CertificateResponse> withdraw(@PathVariable String id) {
    return answer(200, register.withdraw(id));
  }

  private ResponseEntity<CertificateResponse> answer(int status, Certificate certificate) {
    return ResponseEntity.status(status)
        .location(URI.create("/api/v1/hr/certificates/" + certificate.id()))
        .eTag(Versions.etag(certificate.currentVersion()))
        .body(response(certificate));
  }

  private CertificateResponse response(Certificate certificate) {
    return new CertificateResponse(
        certificate.id(),
        certificate.currentVersion(),
        certificate.storeCode(),
        certificate.ownerId(),
        certificate.kind(),
        certificate.validFrom(),
        certificate.validUntil(),
        certificate.state().name(),
        actions
            .on(certificate.storeCode(), certificate.ownerId())
            .when(certificate.state().canBecome(CertificateState.WITHDRAWN), "withdrawal", ENTER)
            .names());
  }
}
