package io.forecourt.insurance.quotation;

import io.forecourt.insurance.premium.CompulsoryRequest;
import io.forecourt.insurance.premium.CompulsoryResult.Rated;
import io.forecourt.insurance.premium.UseClass;
import io.forecourt.insurance.quotation.Quotations.QuoteCompulsory;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/insurance/quotations")
@Tag(name = "Insurance desk")
class QuotationController {

  private final Quotations quotations;
  private final Access access;

  QuotationController(Quotations quotations, Access access) {
    this.quotations = quotations;
    this.access = access;
  }

  @PostMapping
  @Permit("insurance.quotation.make")
  @Operation(summary = "Quote the compulsory premium for the car of an order")
  ResponseEntity<QuotationResponse> quote(@Valid @RequestBody QuotationRequest request) {
    QuotationResponse body = response(quotations.quote(command(request)));
    return ResponseEntity.created(URI.create("/api/v1/insurance/quotations/" + body.id()))
        .eTag(Versions.etag(body.version()))
        .body(body);
  }

  @GetMapping("/{id}")
  @Permit("insurance.case.read")
  @Operation(summary = "One quotation with every intermediate value")
  ResponseEntity<QuotationResponse> quotation(@PathVariable String id) {
    QuotationResponse body = response(quotations.quotation(id));
    return ResponseEntity.ok().eTag(Versions.etag(body.version())).body(body);
  }

  private static QuoteCompulsory command(QuotationRequest request) {
    VehicleRequest vehicle = request.vehicle();
    UseClass use = vehicle.useClass();
    if (use.isPassenger() && vehicle.seats() == null) {
      throw new InvalidInput("/vehicle/seats", "REQUIRED");
    }
    if (use.isGoods() && vehicle.ratedLoadTonnes() == null) {
      throw new InvalidInput("/vehicle/ratedLoadTonnes", "REQUIRED");
    }
    boolean sidecar = Boolean.TRUE.equals(vehicle.sidecar());
    if (use == UseClass.MOTORCYCLE && !sidecar && vehicle.displacementMl() == null) {
      throw new InvalidInput("/vehicle/displacementMl", "REQUIRED");
    }
    CompulsoryPart cover = request.compulsory();
    HistoryRequest history = cover.history();
    return new QuoteCompulsory(
        request.orderId(),
        request.insurerCode(),
        request.regionCode(),
        new CompulsoryRequest.Vehicle(
            use, vehicle.seats(), vehicle.ratedLoadTonnes(), vehicle.displacementMl(), sidecar),
        cover.startDate(),
        cover.endDate(),
        cover.shortTermReason(),
        history == null
            ? CompulsoryRequest.History.first()
            : new CompulsoryRequest.History(
                Boolean.TRUE.equals(history.firstTime()),
                Boolean.TRUE.equals(history.ownershipTransferred()),
                count(history.claimFreeYears()),
                count(history.faultNonFatalPaid()),
                count(history.faultFatalPaid()),
                count(history.faultUnpaid()),
                history.previousEndDate()));
  }

  private static int count(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private QuotationResponse response(QuotationRow row) {
    Rated rated = quotations.rated(row);
    return new QuotationResponse(
        row.id(),
        row.version() == null ? 0 : row.version(),
        row.orderId(),
        row.customerId(),
        row.vin(),
        row.insurerCode(),
        row.state(),
        new Money(row.premium(), row.currency()),
        new CompulsoryResponse(
            rated.startDate(),
            rated.endDate(),
            rated.days(),
            rated.basePremium().toPlainString(),
            rated.shortTermMonths(),
            rated.shortTermFactor().toPlainString(),
            rated.floatCode(),
            rated.floatReason(),
            rated.floatRate().toPlainString(),
            rated.premium().toPlainString(),
            rated.netOfVat().toPlainString(),
            rated.vat().toPlainString()),
        rated.tables(),
        rated.warnings(),
        row.quotedBy(),
        row.validUntil(),
        row.state() == QuotationState.QUOTED
                && access.mayOn("insurance.policy.issue", row.storeCode(), null)
            ? List.of("policy")
            : List.of());
  }

  record QuotationRequest(
      @NotBlank @Size(max = 36) String orderId,
      @NotNull @IsCode @Schema(example = "DEMO_A") String insurerCode,
      @NotBlank @Size(max = 6) @Schema(example = "320500") String regionCode,
      @NotNull @Valid VehicleRequest vehicle,
      @NotNull @Valid CompulsoryPart compulsory) {}

  record VehicleRequest(
      @NotNull UseClass useClass,
      @Nullable @Min(1) @Max(200) @Schema(example = "5") Integer seats,
      @Nullable @DecimalMin("0") @Digits(integer = 4, fraction = 3) BigDecimal ratedLoadTonnes,
      @Nullable @Min(1) @Max(20000) Integer displacementMl,
      @Nullable Boolean sidecar) {}

  record CompulsoryPart(
      @NotNull LocalDate startDate,
      @Nullable LocalDate endDate,
      @Nullable @Size(max = 40) String shortTermReason,
      @Nullable @Valid HistoryRequest history) {}

  record HistoryRequest(
      @Nullable Boolean firstTime,
      @Nullable Boolean ownershipTransferred,
      @Nullable @PositiveOrZero @Max(100) Integer claimFreeYears,
      @Nullable @PositiveOrZero @Max(1000) Integer faultNonFatalPaid,
      @Nullable @PositiveOrZero @Max(1000) Integer faultFatalPaid,
      @Nullable @PositiveOrZero @Max(1000) Integer faultUnpaid,
      @Nullable LocalDate previousEndDate) {}

  record QuotationResponse(
      String id,
      long version,
      String orderId,
      String customerId,
      String vin,
      String insurerCode,
      QuotationState state,
      Money total,
      CompulsoryResponse compulsory,
      List<String> tables,
      List<String> warnings,
      String quotedBy,
      Instant validUntil,
      List<String> allowedActions) {}

  /** Amounts and factors are strings, as in the premium specification. */
  record CompulsoryResponse(
      LocalDate startDate,
      LocalDate endDate,
      int days,
      String basePremium,
      int shortTermMonths,
      String shortTermFactor,
      String floatCode,
      String floatReason,
      String floatRate,
      String premium,
      String netOfVat,
      String vat) {}
}
