package io.forecourt.crm.intelligence;

import io.forecourt.crm.intelligence.IntelligenceSummary.Lines;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.YearMonth;
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
@RequestMapping("/api/v1/crm/intelligence-summaries")
@Tag(name = "Intelligence summaries", description = "What a month's intelligence comes to")
class IntelligenceSummaryController {
  private static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";

  record SummaryRequest(
      @Pattern(regexp = MONTH) @Size(max = 7) @Schema(example = "2026-11") @Nullable String month,
      @NotBlank @Size(max = 2000) @Schema(example = "rivals buy share; we answer with warranty")
          String conclusion) {}

  record SummaryResponse(
      String id,
      long version,
      String number,
      String store,
      String publishedBy,
      @Schema(example = "2026-11") String month,
      int entries,
      int verified,
      int losses,
      Map<String, Integer> entriesByTopic,
      Map<String, Integer> lossesByRival,
      String conclusion,
      Instant publishedAt) {}

  private final IntelligenceSummaries summaries;
  private final IntelligenceList list;

  IntelligenceSummaryController(IntelligenceSummaries summaries, IntelligenceList list) {
    this.summaries = summaries;
    this.list = list;
  }

  @PostMapping
  @Permit("crm.intelligence.summarise")
  @Operation(
      summary = "Publish the summary of a month",
      description = "Reports by topic and customers lost to rivals by reason, with a conclusion.")
  ResponseEntity<SummaryResponse> publish(@Valid @RequestBody SummaryRequest request) {
    String month = request.month();
    return answer(
        HttpStatus.CREATED,
        summaries.publish(month == null ? null : YearMonth.parse(month), request.conclusion()));
  }

  @GetMapping
  @Permit("crm.intelligence.read")
  @Operation(summary = "List the summaries")
  Page<SummaryResponse> list(
      @RequestParam(required = false) @Pattern(regexp = MONTH) @Nullable String month,
      @Listing(sorts = "publishedAt") ListRequest page) {
    Page<IntelligenceSummary> found = list.summaries(month, page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit("crm.intelligence.read")
  @Operation(summary = "Show a summary")
  ResponseEntity<SummaryResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, summaries.require(id));
  }

  private ResponseEntity<SummaryResponse> answer(HttpStatus status, IntelligenceSummary summary) {
    return Answers.of(
        status,
        "/api/v1/crm/intelligence-summaries/" + summary.id(),
        summary.version(),
        body(summary));
  }

  private SummaryResponse body(IntelligenceSummary summary) {
    Lines lines = summaries.lines(summary);
    return new SummaryResponse(
        summary.id(),
        Objects.requireNonNull(summary.version()),
        summary.number(),
        summary.storeCode(),
        summary.ownerId(),
        summary.month(),
        summary.entries(),
        summary.verified(),
        summary.losses(),
        lines.entries(),
        lines.losses(),
        summary.conclusion(),
        summary.publishedAt());
  }
}
