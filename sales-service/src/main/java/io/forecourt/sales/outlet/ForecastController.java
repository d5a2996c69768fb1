package io.forecourt.sales.outlet;

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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
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
@RequestMapping("/api/v1/sales/dealer-forecasts")
@Tag(name = "Dealer forecasts", description = "What partners will sell, month by month")
class ForecastController {

  record ForecastLineBody(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "M1") String modelCode,
      @NotNull @Min(0) @Max(100_000) @Schema(example = "12") Integer units) {}

  /**
   * @param intelligenceIds reports of the market, of the partner's own territory
   */
  record DealerForecastRequest(
      @NotBlank @Size(max = 64) String outletId,
      @NotNull @Size(max = 7) @Pattern(regexp = OutletController.MONTH) @Schema(example = "2026-12")
          String month,
      @NotEmpty @Size(max = 200) List<@NotNull @Valid ForecastLineBody> lines,
      @NotNull @Size(max = 100) List<@NotBlank @Size(max = 64) String> intelligenceIds) {}

  record DealerForecastCorrection(
      @NotEmpty @Size(max = 200) List<@NotNull @Valid ForecastLineBody> lines,
      @NotNull @Size(max = 100) List<@NotBlank @Size(max = 64) String> intelligenceIds) {}

  record DealerForecastResponse(
      String id,
      long version,
      @Schema(example = "DF-EAST-20261121-0001") String number,
      String store,
      String outletId,
      String centreCode,
      @Schema(example = "2026-12") String month,
      int edition,
      int units,
      List<ForecastLineBody> lines,
      List<String> intelligenceIds,
      String submittedBy,
      Instant submittedAt,
      @Nullable String supersededBy,
      List<String> allowedActions) {}

  private final ForecastDesk desk;
  private final OutletList list;
  private final AllowedActions actions;

  ForecastController(ForecastDesk desk, OutletList list, AllowedActions actions) {
    this.desk = desk;
    this.list = list;
    this.actions = actions;
  }

  @PostMapping
  @Permit(ForecastDesk.SUBMIT)
  @Operation(
      summary = "Submit what a partner will sell in a month to come",
      description = "Once a month, with the reports of the market that it rests on.")
  ResponseEntity<DealerForecastResponse> submit(@Valid @RequestBody DealerForecastRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.submit(
            request.outletId(),
            YearMonth.parse(request.month()),
            lines(request.lines()),
            request.intelligenceIds()));
  }

  @PostMapping("/{id}/correction")
  @Permit(value = ForecastDesk.SUBMIT, reason = true)
  @Operation(
      summary = "Correct a forecast",
      description = "Another edition stands in its place, until the month begins.")
  ResponseEntity<DealerForecastResponse> correct(
      @PathVariable String id, @Valid @RequestBody DealerForecastCorrection request) {
    return answer(
        HttpStatus.CREATED, desk.correct(id, lines(request.lines()), request.intelligenceIds()));
  }

  @GetMapping
  @Permit(ForecastDesk.READ)
  @Operation(summary = "List forecasts", description = "In my scope, corrected ones too.")
  Page<DealerForecastResponse> list(
      @RequestParam(required = false) @Size(max = 64) @Nullable String outletId,
      @RequestParam(required = false) @Pattern(regexp = OutletController.MONTH)
          @Nullable String month,
      @RequestParam(required = false) @Nullable Boolean newest,
      @Listing(sorts = "submittedAt") ListRequest page) {
    return list.forecasts(outletId, month, newest, page).map(this::body);
  }

  @GetMapping("/{id}")
  @Permit(ForecastDesk.READ)
  @Operation(summary = "Show a forecast")
  ResponseEntity<DealerForecastResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(ForecastDesk.READ, id));
  }

  private static List<ForecastLine> lines(List<ForecastLineBody> lines) {
    return lines.stream().map(line -> new ForecastLine(line.modelCode(), line.units())).toList();
  }

  private ResponseEntity<DealerForecastResponse> answer(
      HttpStatus status, DealerForecast forecast) {
    return Answers.of(
        status,
        "/api/v1/sales/dealer-forecasts/" + forecast.id(),
        forecast.version(),
        body(forecast));
  }

  private DealerForecastResponse body(DealerForecast forecast) {
    return new DealerForecastResponse(
        forecast.id(),
        Objects.requireNonNull(forecast.version()),
        forecast.number(),
        forecast.storeCode(),
        forecast.outletId(),
        forecast.centreCode(),
        forecast.month(),
        forecast.edition(),
        forecast.units(),
        desk.lines(forecast).stream()
            .map(line -> new ForecastLineBody(line.modelCode(), line.units()))
            .toList(),
        desk.intelligenceIds(forecast),
        forecast.ownerId(),
        forecast.submittedAt(),
        forecast.supersededBy(),
        actions
            .on(forecast.storeCode(), forecast.ownerId())
            .when(desk.canCorrect(forecast), "correction", ForecastDesk.SUBMIT)
            .names());
  }
}
