package io.forecourt.sales.strategy;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.sales.period.Period;
import io.forecourt.sales.strategy.StrategyDesk.Draft;
import io.forecourt.sales.strategy.StrategyVersion.Content;
import io.forecourt.sales.strategy.StrategyVersion.Goal;
import io.forecourt.sales.strategy.StrategyVersion.Likelihood;
import io.forecourt.sales.strategy.StrategyVersion.Measure;
import io.forecourt.sales.strategy.StrategyVersion.Risk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales/strategies")
@Tag(name = "Strategies", description = "How a store or the group means to sell in a period")
class StrategyController {

  @Schema(name = "StrategyGoal")
  record GoalBody(
      @NotBlank @Size(max = 500) @Schema(example = "Win owners of older cars back") String what,
      @NotBlank @Size(max = 200) @Schema(example = "40 trade-ins a quarter") String target) {}

  @Schema(name = "StrategyRisk")
  record RiskBody(
      @NotBlank @Size(max = 500) @Schema(example = "Rivals cut prices before the new year")
          String what,
      @NotNull @Schema(example = "MEDIUM") Likelihood likelihood,
      @NotBlank @Size(max = 500) @Schema(example = "Longer warranty instead of discount")
          String answer) {}

  @Schema(name = "StrategyMeasure")
  record MeasureBody(
      @NotBlank @Size(max = 500) @Schema(example = "Appraise every car in the workshop")
          String what,
      @NotBlank @Size(max = 64) @Schema(example = "person-zhao") String ownerId,
      @NotNull @Schema(example = "2026-12-15") LocalDate dueOn) {}

  @Schema(name = "StrategyContent")
  record ContentBody(
      @NotEmpty @Size(max = 20) List<@NotNull @Valid GoalBody> goals,
      @NotNull @Size(max = 20) List<@NotNull @Valid RiskBody> risks,
      @NotEmpty @Size(max = 40) List<@NotNull @Valid MeasureBody> measures) {

    Content toContent() {
      return new Content(
          goals.stream().map(goal -> new Goal(goal.what(), goal.target())).toList(),
          risks.stream()
              .map(risk -> new Risk(risk.what(), risk.likelihood(), risk.answer()))
              .toList(),
          measures.stream()
              .map(measure -> new Measure(measure.what(), measure.ownerId(), measure.dueOn()))
              .toList());
    }

    static ContentBody of(Content content) {
      return new ContentBody(
          content.goals().stream().map(goal -> new GoalBody(goal.what(), goal.target())).toList(),
          content.risks().stream()
              .map(risk -> new RiskBody(risk.what(), risk.likelihood(), risk.answer()))
              .toList(),
          content.measures().stream()
              .map(measure -> new MeasureBody(measure.what(), measure.ownerId(), measure.dueOn()))
              .toList());
    }
  }

  /**
   * The first version.
   *
   * @param period a year, quarter or month
   * @param intelligenceSummaryId summary of the market that was reviewed in crm
   */
  record StrategyRequest(
      @NotNull @Schema(example = "STORE") Reach reach,
      @NotNull @Pattern(regexp = Period.FORM) @Size(max = 7) @Schema(example = "2026")
          String period,
      @NotNull @Valid ContentBody content,
      @Size(max = 64) @Nullable String intelligenceSummaryId) {}

  record StrategyDraftRequest(
      @NotNull @Valid ContentBody content,
      @Size(max = 64) @Nullable String intelligenceSummaryId) {}

  /**
   * The next version.
   *
   * @param occasion the look at the market that brings it
   */
  record StrategyRenewalRequest(
      @NotBlank @Size(max = 500) @Schema(example = "Review of November: two rivals closed")
          String occasion,
      @NotNull @Valid ContentBody content,
      @Size(max = 64) @Nullable String intelligenceSummaryId) {}

  /**
   * A strategy.
   *
   * @param newest left out in lists
   * @param state of the newest version
   * @param inForce number of the version that was approved last
   */
  record StrategyResponse(
      String id,
      long version,
      String number,
      String store,
      Reach reach,
      String period,
      StrategyState state,
      @Nullable Integer inForce,
      @Nullable StrategyVersionResponse newest,
      List<String> allowedActions) {}

  @Schema(name = "StrategyVersion")
  record StrategyVersionResponse(
      int number,
      @Nullable String occasion,
      ContentBody content,
      @Nullable String intelligenceSummaryId,
      String writtenBy,
      Instant writtenAt,
      @Nullable String approvedBy,
      @Nullable Instant approvedAt) {}

  record StrategyVersionsResponse(List<StrategyVersionResponse> items) {}

  private final StrategyDesk desk;
  private final AllowedActions actions;

  StrategyController(StrategyDesk desk, AllowedActions actions) {
    this.desk = desk;
    this.actions = actions;
  }

  @PostMapping
  @Permit(StrategyDesk.WRITE)
  @Operation(
      summary = "Begin a strategy",
      description = "The first version is a draft; a store or the group has one strategy a period.")
  ResponseEntity<StrategyResponse> begin(@Valid @RequestBody StrategyRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.begin(
            request.reach(),
            Period.parse(request.period()),
            new Draft(request.content().toContent(), request.intelligenceSummaryId())));
  }

  @PutMapping("/{id}/draft")
  @Permit(StrategyDesk.WRITE)
  @Operation(summary = "Write the draft anew", description = "While it is not submitted.")
  ResponseEntity<StrategyResponse> rewrite(
      @PathVariable String id,
      @RequestHeader("If-Match") String ifMatch,
      @Valid @RequestBody StrategyDraftRequest request) {
    return answer(
        HttpStatus.OK,
        desk.rewrite(
            id,
            new Draft(request.content().toContent(), request.intelligenceSummaryId()),
            current -> Versions.require(ifMatch, current)));
  }

  @PostMapping("/{id}/submission")
  @Permit(StrategyDesk.WRITE)
  @Operation(
      summary = "Ask for the approval of the draft",
      description = "Decided as an approval of kind STRATEGY, never by who wrote it.")
  ResponseEntity<StrategyResponse> submit(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.submit(id));
  }

  @PostMapping("/{id}/versions")
  @Permit(StrategyDesk.WRITE)
  @Operation(
      summary = "Begin a new version after a look at the market",
      description = "The approved version stays in force until the new one is approved.")
  ResponseEntity<StrategyResponse> renew(
      @PathVariable String id, @Valid @RequestBody StrategyRenewalRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.renew(
            id,
            request.occasion(),
            new Draft(request.content().toContent(), request.intelligenceSummaryId())));
  }

  @GetMapping
  @Permit(StrategyDesk.READ)
  @Operation(summary = "List strategies", description = "Of my stores and of the group.")
  Page<StrategyResponse> list(
      @RequestParam(required = false) @Pattern(regexp = Period.FORM) @Nullable String period,
      @RequestParam(required = false) @Nullable StrategyState state,
      @Listing(sorts = "firstDay") ListRequest page) {
    return desk.page(period, state, page).map(strategy -> body(strategy, null));
  }

  @GetMapping("/{id}")
  @Permit(StrategyDesk.READ)
  @Operation(summary = "Show a strategy", description = "With its newest version.")
  ResponseEntity<StrategyResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(StrategyDesk.READ, id));
  }

  @GetMapping("/{id}/versions")
  @Permit(StrategyDesk.READ)
  @Operation(summary = "List the versions of a strategy", description = "The newest first.")
  StrategyVersionsResponse versions(@PathVariable String id) {
    return new StrategyVersionsResponse(
        desk.versions(desk.require(StrategyDesk.READ, id)).stream().map(this::body).toList());
  }

  @GetMapping("/{id}/versions/{number}")
  @Permit(StrategyDesk.READ)
  @Operation(summary = "Show a version of a strategy", description = "As it was approved.")
  StrategyVersionResponse version(@PathVariable String id, @PathVariable int number) {
    return body(desk.version(desk.require(StrategyDesk.READ, id), number));
  }

  private ResponseEntity<StrategyResponse> answer(HttpStatus status, Strategy strategy) {
    return Answers.of(
        status,
        "/api/v1/sales/strategies/" + strategy.id(),
        strategy.version(),
        body(strategy, body(desk.newest(strategy))));
  }

  private StrategyResponse body(Strategy strategy, @Nullable StrategyVersionResponse newest) {
    return new StrategyResponse(
        strategy.id(),
        Objects.requireNonNull(strategy.version()),
        strategy.number(),
        strategy.storeCode(),
        strategy.reach(),
        strategy.periodCode(),
        strategy.state(),
        strategy.inForce(),
        newest,
        actions
            .on(strategy.storeCode(), strategy.ownerId())
            .when(strategy.state() == StrategyState.DRAFT, "draft", StrategyDesk.WRITE)
            .when(strategy.state() == StrategyState.DRAFT, "submission", StrategyDesk.WRITE)
            .when(strategy.state() == StrategyState.APPROVED, "versions", StrategyDesk.WRITE)
            .names());
  }

  private StrategyVersionResponse body(StrategyVersion version) {
    return new StrategyVersionResponse(
        version.number(),
        version.occasion(),
        ContentBody.of(desk.content(version)),
        version.intelligenceSummaryId(),
        version.writtenBy(),
        version.writtenAt(),
        version.approvedBy(),
        version.approvedAt());
  }
}
