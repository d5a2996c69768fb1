package io.forecourt.crm.rights;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/customers/{customerId}/exports")
@Tag(name = "Exports", description = "A person's copy of everything that is held of them")
class ExportController {

  /**
   * @param document everything in clear, by kind of record; null once it has expired
   */
  record ExportResponse(
      String id,
      long version,
      String customerId,
      int recordCount,
      String requestedBy,
      Instant requestedAt,
      Instant expiresAt,
      @Nullable Map<String, Object> document) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "ExportResponse[" + id + "]";
    }
  }

  private final ExportDesk desk;

  ExportController(ExportDesk desk) {
    this.desk = desk;
  }

  @PostMapping
  @Permit(value = ExportDesk.EXPORT, reason = true)
  @Operation(
      summary = "Make a copy of everything that is held of a person",
      description =
          "For the person who asks, after the identity was checked. It lies ready for some days,"
              + " sealed under the person's key; each reading is on the record.")
  ResponseEntity<ExportResponse> make(@PathVariable String customerId) {
    return answer(HttpStatus.CREATED, desk.make(customerId));
  }

  @GetMapping("/{id}")
  @Permit(ExportDesk.EXPORT)
  @Operation(summary = "Show the copy while it lies ready")
  ResponseEntity<ExportResponse> show(@PathVariable String customerId, @PathVariable String id) {
    return answer(HttpStatus.OK, desk.get(customerId, id));
  }

  private ResponseEntity<ExportResponse> answer(HttpStatus status, CustomerExport export) {
    long version = Objects.requireNonNull(export.version());
    return ResponseEntity.status(status)
        .location(
            URI.create("/api/v1/crm/customers/" + export.customerId() + "/exports/" + export.id()))
        .eTag(Versions.etag(version))
        .cacheControl(CacheControl.noStore())
        .body(
            new ExportResponse(
                export.id(),
                version,
                export.customerId(),
                export.recordCount(),
                export.requestedBy(),
                export.requestedAt(),
                export.expiresAt(),
                desk.document(export)));
  }
}
