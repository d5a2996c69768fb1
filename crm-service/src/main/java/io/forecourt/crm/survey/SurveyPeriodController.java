package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/survey-periods")
@Tag(name = "Surveys")
class SurveyPeriodController {

  /**
   * A month of one kind of survey.
   *
   * @param score the index, 0 to 100
   * @param responseRate answered of issued
   */
  record SurveyPeriodResponse(
      String id,
      long version,
      String store,
      SurveyKind kind,
      LocalDate firstDay,
      LocalDate lastDay,
      BigDecimal share,
      PeriodState state,
      Instant closesAt,
      @Nullable Instant closedAt,
      @Nullable Integer population,
      @Nullable Integer issued,
      @Nullable Integer answered,
      @Nullable Integer voided,
      @Nullable BigDecimal score,
      @Nullable BigDecimal previousScore,
      @Nullable BigDecimal verySatisfiedShare,
      @Nullable BigDecimal previousVerySatisfiedShare,
      @Nullable BigDecimal responseRate,
      @Nullable Integer weakItems,
      List<String> allowedActions) {

    static SurveyPeriodResponse of(SurveyPeriod period) {
      return new SurveyPeriodResponse(
          period.id(),
          Objects.requireNonNull(period.version()),
          period.storeCode(),
          period.kind(),
          period.firstDay(),
          period.lastDay(),
          period.share(),
          period.state(),
          period.closesAt(),
          period.closedAt(),
          period.population(),
          period.issued(),
          period.answered(),
          period.voided(),
          period.score(),
          period.previousScore(),
          period.verySatisfiedShare(),
          period.previousVerySatisfiedShare(),
          period.responseRate(),
          period.weakItems(),
          List.of());
    }
  }

  /**
   * One line of a closed period.
   *
   * @param weight share of the item in the index
   * @param gap to the target
   * @param impact weight × gap
   */
  record SurveyResultLine(
      ResultLevel level,
      String code,
      @Nullable String personId,
      @Nullable String factor,
      @Nullable String department,
      int answers,
      BigDecimal score,
      @Nullable BigDecimal previousScore,
      @Nullable BigDecimal weight,
      BigDecimal gap,
      BigDecimal impact,
      boolean weak) {}

  record SurveyResultList(String periodId, List<SurveyResultLine> lines) {}

  /**
   * The draw of a period.
   *
   * @param seed known once the period is closed, so that nobody can tell who will be asked; as text
   *     because it needs 64 bits
   * @param reproduced whether the seed and the population give again the sample that was taken
   */
  record SurveyDrawResponse(
      String periodId,
      BigDecimal share,
      @Nullable String seed,
      int population,
      int drawn,
      boolean reproduced) {}

  record SurveyOccasionEntry(
      String id,
      SurveyKind kind,
      String customerId,
      String reference,
      @Nullable String consultantId,
      Instant happenedAt,
      Instant dueAt,
      OccasionOutcome outcome,
      @Nullable Instant decidedAt) {}

  private final SurveyLists lists;

  SurveyPeriodController(SurveyLists lists) {
    this.lists = lists;
  }

  @GetMapping
  @Permit(SurveyDesk.READ)
  @Operation(
      summary = "List periods",
      description = "Months of each kind of survey in my stores; closed ones with what they say.")
  Page<SurveyPeriodResponse> list(
      @RequestParam(required = false) @Nullable SurveyKind kind,
      @RequestParam(required = false) @Nullable PeriodState state,
      @Listing(sorts = "firstDay") ListRequest page) {
    Page<SurveyPeriod> found = lists.periods(kind, state, page);
    return new Page<>(found.items().stream().map(SurveyPeriodResponse::of).toList(), found.next());
  }

  @GetMapping("/{id}")
  @Permit(SurveyDesk.READ)
  @Operation(summary = "Show a period")
  ResponseEntity<SurveyPeriodResponse> show(@PathVariable String id) {
    SurveyPeriodResponse body = SurveyPeriodResponse.of(lists.period(id));
    return ResponseEntity.ok().eTag(Versions.etag(body.version())).body(body);
  }

  @GetMapping("/{id}/results")
  @Permit(SurveyDesk.READ)
  @Operation(
      summary = "Show what a closed period came to",
      description =
          "By item, factor, department and person, what costs the index most first: the analysis of"
              + " factors.")
  SurveyResultList results(@PathVariable String id) {
    return new SurveyResultList(
        id,
        lists.results(id).stream()
            .map(
                line ->
                    new SurveyResultLine(
                        line.level(),
                        line.code(),
                        line.personId(),
                        line.factor(),
                        line.department(),
                        line.answers(),
                        line.score(),
                        line.previousScore(),
                        line.weight(),
                        line.gap(),
                        line.impact(),
                        line.weak()))
            .toList());
  }

  @GetMapping("/{id}/draw")
  @Permit(SurveyDesk.READ)
  @Operation(
      summary = "Draw the sample of a period again",
      description = "From the stored seed and population.")
  SurveyDrawResponse draw(@PathVariable String id) {
    SurveyPeriod period = lists.period(id);
    SurveyLists.Redraw draw = lists.draw(period);
    return new SurveyDrawResponse(
        id,
        period.share(),
        period.isOpen() ? null : Long.toString(period.seed()),
        draw.population(),
        draw.drawn(),
        draw.reproduced());
  }

  @GetMapping("/{id}/population")
  @Permit(SurveyDesk.READ)
  @Operation(
      summary = "List the deliveries or visits of a period",
      description = "With what became of each: asked, or why not.")
  Page<SurveyOccasionEntry> population(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable OccasionOutcome outcome,
      @Listing(sorts = "happenedAt") ListRequest page) {
    Page<SurveyOccasion> found = lists.population(id, outcome, page);
    return new Page<>(
        found.items().stream()
            .map(
                one ->
                    new SurveyOccasionEntry(
                        one.id(),
                        one.kind(),
                        one.customerId(),
                        one.reference(),
                        one.consultantId(),
                        one.happenedAt(),
                        one.dueAt(),
                        one.outcome(),
                        one.decidedAt()))
            .toList(),
        found.next());
  }
}
