package io.forecourt.crm.intelligence;

import io.forecourt.crm.intelligence.Intelligence.Report;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/crm/intelligence")
@Tag(name = "Market intelligence", description = "What is learned of rivals, customers and trade")
class IntelligenceController {

  record ReportRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "RIVAL_PRICE") String topic,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "FIELD_VISIT") String source,
      @Size(max = 100) @Schema(example = "Rival Motors") @Nullable String rival,
      @Size(max = 40) @IsCode @Schema(example = "M1") @Nullable String modelCode,
      @Size(max = 64) @Nullable String leadId,
      @Size(max = 64) @Nullable String orderId,
      @Size(max = 40) @IsCode @Schema(example = "NORTH") @Nullable String centreCode,
      @NotBlank @Size(max = 1000) @Schema(example = "8,000 off until Sunday") String text,
      @NotNull @Size(max = 20) @Schema(example = "{\"price\":\"151900\"}")
          Map<@NotBlank @Size(max = 40) String, @NotBlank @Size(max = 200) String> fields,
      @Size(max = 200) @Schema(example = "photo of the price board") @Nullable String evidence) {}

  record CheckRequest(@NotNull @Schema(example = "true") Boolean rightAndUseful) {}

  record IntelligenceResponse(
      String id,
      long version,
      @Schema(example = "MI-EAST-20261121-0001") String number,
      String store,
      String reporterId,
      String topic,
      String source,
      @Nullable String rival,
      @Nullable String modelCode,
      @Nullable String leadId,
      @Nullable String orderId,
      @Nullable String centreCode,
      String text,
      Map<String, String> fields,
      @Nullable String evidence,
      Instant reportedAt,
      Intelligence.State state,
      @Nullable String checkedBy,
      @Nullable Instant checkedAt,
      @Nullable String awardId,
      Intelligence.@Nullable Outcome outcome,
      @Nullable String outcomeReason,
      List<String> allowedActions) {}

  private final IntelligenceLog log;
  private final IntelligenceList list;
  private final Access access;
  private final AllowedActions actions;
  private final JsonMapper json;

  IntelligenceController(
      IntelligenceLog log,
      IntelligenceList list,
      Access access,
      AllowedActions actions,
      JsonMapper json) {
    this.log = log;
    this.list = list;
    this.access = access;
    this.actions = actions;
    this.json = json;
  }

  @PostMapping
  @Permit("crm.intelligence.report")
  @Operation(
      summary = "Report something",
      description =
          "Each topic has its fields by the store's policy; a rival's quote names a lead.")
  ResponseEntity<IntelligenceResponse> report(@Valid @RequestBody ReportRequest request) {
    return answer(
        HttpStatus.CREATED,
        log.report(
            new Report(
                request.topic(),
                request.source(),
                request.rival(),
                request.modelCode(),
                request.leadId(),
                request.orderId(),
                request.centreCode(),
                request.text(),
                request.fields(),
                request.evidence())));
  }

  @GetMapping
  @Permit("crm.intelligence.read")
  @Operation(summary = "List the log", description = "What is in my scope.")
  Page<IntelligenceResponse> list(
      @RequestParam(required = false) @Size(max = 40) @Nullable String topic,
      @RequestParam(required = false) Intelligence.@Nullable State state,
      @RequestParam(required = false) @Size(max = 64) @Nullable String leadId,
      @Listing(sorts = "reportedAt") ListRequest page) {
    Page<Intelligence> found = list.entries(topic, state, leadId, page);
    return found.map(this::body);
  }

  @GetMapping("/{id}")
  @Permit("crm.intelligence.read")
  @Operation(summary = "Show a report")
  ResponseEntity<IntelligenceResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, log.require("crm.intelligence.read", id));
  }

  @PostMapping("/{id}/check")
  @Permit("crm.intelligence.verify")
  @Operation(
      summary = "Check a report",
      description = "Right and useful, or not; never by who reported it.")
  ResponseEntity<IntelligenceResponse> check(
      @PathVariable String id, @Valid @RequestBody CheckRequest request) {
    return answer(HttpStatus.OK, log.check(id, request.rightAndUseful()));
  }

  private ResponseEntity<IntelligenceResponse> answer(HttpStatus status, Intelligence entry) {
    return Answers.of(
        status, "/api/v1/crm/intelligence/" + entry.id(), entry.version(), body(entry));
  }

  private IntelligenceResponse body(Intelligence entry) {
    return new IntelligenceResponse(
        entry.id(),
        Objects.requireNonNull(entry.version()),
        entry.number(),
        entry.storeCode(),
        entry.ownerId(),
        entry.topic(),
        entry.source(),
        entry.rival(),
        entry.modelCode(),
        entry.leadId(),
        entry.orderId(),
        entry.centreCode(),
        entry.text(),
        json.readValue(entry.fields(), new TypeReference<Map<String, String>>() {}),
        entry.evidence(),
        entry.reportedAt(),
        entry.state(),
        entry.checkedBy(),
        entry.checkedAt(),
        entry.awardId(),
        entry.outcome(),
        entry.outcomeReason(),
        actions
            .on(entry.storeCode(), entry.ownerId())
            .when(
                entry.canBeCheckedBy(access.caller().personId()),
                "check",
                "crm.intelligence.verify")
            .names());
  }
}
