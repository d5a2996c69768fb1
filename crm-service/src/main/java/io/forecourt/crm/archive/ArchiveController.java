package io.forecourt.crm.archive;

import io.forecourt.crm.customer.domain.FileQuality;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
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
@RequestMapping("/api/v1/crm")
@Tag(name = "Customer archive", description = "How well customers' files are kept")
class ArchiveController {

  record FileQualityResponse(
      LocalDate from,
      LocalDate to,
      int customers,
      int complete,
      @Schema(example = "{\"need\":3}") Map<String, Integer> emptyFields) {}

  record ArchiveClosingRequest(
      @NotNull @Min(2000) @Max(2100) @Schema(example = "2026") Integer year) {}

  record ArchiveClosingResponse(
      String id,
      long version,
      @Schema(example = "EAST") String store,
      int year,
      int customers,
      int complete,
      String closedBy,
      Instant closedAt) {}

  private final ArchiveDesk desk;

  ArchiveController(ArchiveDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/customer-quality")
  @Permit(ArchiveDesk.READ)
  @Operation(
      summary = "Report how complete the files of my store are",
      description = "Of the files begun on these days; the view is on the record.")
  FileQualityResponse report(@RequestParam LocalDate from, @RequestParam LocalDate to) {
    FileQuality.Quality report = desk.report(from, to);
    return new FileQualityResponse(
        from, to, report.customers(), report.complete(), report.emptyFields());
  }

  @PostMapping("/archive-closings")
  @Permit(ArchiveDesk.CLOSE)
  @Operation(
      summary = "Close the customer archive of a year",
      description = "In its last month or later, once a store and year.")
  ResponseEntity<ArchiveClosingResponse> close(@Valid @RequestBody ArchiveClosingRequest request) {
    return answer(HttpStatus.CREATED, desk.close(request.year()));
  }

  @GetMapping("/archive-closings/{id}")
  @Permit(ArchiveDesk.READ)
  @Operation(summary = "Show the closed archive of a year")
  ResponseEntity<ArchiveClosingResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.get(id));
  }

  private static ResponseEntity<ArchiveClosingResponse> answer(
      HttpStatus status, ArchiveClosing closing) {
    long version = Objects.requireNonNull(closing.version());
    return Answers.of(
        status,
        "/api/v1/crm/archive-closings/" + closing.id(),
        version,
        new ArchiveClosingResponse(
            closing.id(),
            version,
            closing.storeCode(),
            closing.closedYear(),
            closing.customers(),
            closing.complete(),
            closing.closedBy(),
            closing.closedAt()));
  }
}
