package io.forecourt.crm.followup.web;

import io.forecourt.crm.followup.application.FollowUpSampling;
import io.forecourt.crm.followup.persistence.FollowUpFigures;
import io.forecourt.crm.followup.persistence.FollowUpFigures.Ratio;
import io.forecourt.crm.followup.persistence.Samples;
import io.forecourt.crm.followup.persistence.Samples.Sample;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
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
@Tag(name = "Follow-ups")
class FollowUpSampleController {

  /**
   * @param days how far back
   */
  record SampleRequest(
      @NotNull @Min(1) @Max(50) @Schema(example = "5") Integer size,
      @NotNull @Min(1) @Max(92) @Schema(example = "7") Integer days) {}

  record SampleResponse(
      String id,
      long version,
      String store,
      String drawnBy,
      Instant drawnAt,
      Instant doneFrom,
      Instant doneBefore,
      @Schema(example = "-4962768465676381896") String seed,
      int drawnFrom,
      List<String> followUpIds,
      List<String> allowedActions) {}

  /**
   * @param deliveryCalls of the handovers of the month, those followed up in time
   * @param plannedContacts of the contacts planned for the month, those made in it
   */
  record FiguresResponse(String store, String month, Ratio deliveryCalls, Ratio plannedContacts) {}

  private final FollowUpSampling sampling;
  private final FollowUpFigures figures;
  private final Access access;

  FollowUpSampleController(FollowUpSampling sampling, FollowUpFigures figures, Access access) {
    this.sampling = sampling;
    this.figures = figures;
    this.access = access;
  }

  @PostMapping("/follow-up-samples")
  @Permit("crm.follow-up.sample")
  @Operation(
      summary = "Draw completed follow-ups by chance",
      description =
          "From those of the last days in my scope; the seed is kept. GET /follow-ups?sample= lists"
              + " them; POST /reviews with FOLLOW_UP_SAMPLE confirms that they were looked at.")
  ResponseEntity<SampleResponse> draw(@Valid @RequestBody SampleRequest request) {
    return answer(HttpStatus.CREATED, sampling.draw(request.size(), request.days()));
  }

  @GetMapping("/follow-up-samples/{id}")
  @Permit("crm.follow-up.sample")
  @Operation(summary = "Show a sample of follow-ups")
  ResponseEntity<SampleResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, sampling.get(id));
  }

  @GetMapping("/follow-up-figures")
  @Permit("crm.follow-up.read")
  @Operation(
      summary = "Show how well my store keeps what it owes",
      description = "Deliveries followed up in time, and planned contacts made, of one month.")
  FiguresResponse figures(
      @RequestParam @Pattern(regexp = "20[0-9]{2}-(0[1-9]|1[0-2])") @Parameter(example = "2026-11")
          String month) {
    String store = access.caller().store();
    YearMonth of = YearMonth.parse(month);
    return new FiguresResponse(
        store, month, figures.deliveryCalls(store, of), figures.plannedContacts(store, of));
  }

  private static ResponseEntity<SampleResponse> answer(HttpStatus status, Sample sample) {
    long version = Objects.requireNonNull(sample.version());
    return Answers.of(
        status,
        "/api/v1/crm/follow-up-samples/" + sample.id(),
        version,
        new SampleResponse(
            sample.id(),
            version,
            sample.storeCode(),
            sample.ownerId(),
            sample.drawnAt(),
            sample.doneFrom(),
            sample.doneBefore(),
            Long.toString(sample.seed()),
            sample.drawnFrom(),
            sample.drawn().stream().map(Samples.Drawn::followUpId).toList(),
            List.of()));
  }
}
