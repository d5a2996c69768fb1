package io.forecourt.crm.customer.web;

import io.forecourt.crm.customer.application.ConsentBook;
import io.forecourt.crm.customer.domain.Consent;
import io.forecourt.crm.customer.domain.ContactChannel;
import io.forecourt.crm.customer.domain.Purpose;
import io.forecourt.crm.evidence.IsRecordReference;
import io.forecourt.platform.access.Permit;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/customers/{customerId}/consents")
@Tag(name = "Consents", description = "What customers agreed to, for each purpose; append-only")
class ConsentController {

  record ConsentRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "MARKETING_SMS") String purpose,
      @NotNull @Schema(example = "true") Boolean given,
      @NotBlank @Size(max = 40) @Schema(example = "2026-1") String noticeVersion,
      @NotNull @Schema(example = "STORE") Consent.Channel channel,
      @Size(max = 100) @IsRecordReference @Schema(example = "form-2026-0113")
          @Nullable String evidenceReference,
      @Schema(example = "SMS") @Nullable ContactChannel contactChannel,
      @Size(max = 36) @Nullable String guardianId) {}

  record ConsentResponse(
      String id,
      String customerId,
      String purpose,
      boolean given,
      Purpose.Basis basis,
      String noticeVersion,
      String textHash,
      Consent.Channel channel,
      @Nullable String evidenceReference,
      @Nullable ContactChannel contactChannel,
      @Nullable String guardianId,
      String recordedBy,
      Instant recordedAt) {}

  private final ConsentBook book;
  private final CustomerWebMapper map;

  ConsentController(ConsentBook book, CustomerWebMapper map) {
    this.book = book;
    this.map = map;
  }

  @PostMapping
  @Permit("crm.customer.consent")
  @Operation(
      summary = "Record a consent or its withdrawal",
      description =
          "For one contact channel, or for all without it; the newest word about a channel counts."
              + " Takes effect at once; the entry before stays as the proof of its time. A minor's"
              + " yes names the guardian.")
  ResponseEntity<ConsentResponse> record(
      @PathVariable String customerId, @Valid @RequestBody ConsentRequest request) {
    Consent consent = book.record(customerId, map.toCommand(request));
    URI location = URI.create(CustomerAnswers.location(customerId) + "/consents/" + consent.id());
    return ResponseEntity.created(location).eTag(Versions.etag(0)).body(map.toResponse(consent));
  }

  @GetMapping
  @Permit("crm.customer.consent")
  @Operation(summary = "List what the customer ever said", description = "Newest first.")
  Page<ConsentResponse> list(@PathVariable String customerId) {
    return new Page<>(book.of(customerId).stream().map(map::toResponse).toList(), null);
  }

  @GetMapping("/{id}")
  @Permit("crm.customer.consent")
  @Operation(summary = "Show one entry of the consent record")
  ResponseEntity<ConsentResponse> show(@PathVariable String customerId, @PathVariable String id) {
    return ResponseEntity.ok()
        .eTag(Versions.etag(0))
        .body(map.toResponse(book.get(customerId, id)));
  }
}
