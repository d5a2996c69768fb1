package io.forecourt.insurance.quotation;

import io.forecourt.insurance.calculation.CalculationAnswer;
import io.forecourt.insurance.calculation.CalculationAnswer.CommercialAnswer;
import io.forecourt.insurance.calculation.CalculationAnswer.CompulsoryAnswer;
import io.forecourt.insurance.calculation.CalculationAnswer.QuoteAnswer;
import io.forecourt.insurance.calculation.CalculationAnswer.TaxAnswer;
import io.forecourt.insurance.calculation.CalculationJson;
import io.forecourt.insurance.calculation.QuoteBody;
import io.forecourt.insurance.calculation.QuoteBody.CommercialBody;
import io.forecourt.insurance.calculation.QuoteBody.CompulsoryBody;
import io.forecourt.insurance.calculation.QuoteBody.TaxBody;
import io.forecourt.insurance.calculation.QuoteBody.VehicleBody;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.Energy;
import io.forecourt.insurance.premium.TableRef;
import io.forecourt.insurance.premium.TractorType;
import io.forecourt.insurance.premium.UseClass;
import io.forecourt.insurance.premium.Warning;
import io.forecourt.insurance.quotation.Quotations.QuoteCar;
import io.forecourt.insurance.quotation.Quotations.Recomputation;
import io.forecourt.insurance.rates.TablesUsed;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
  @Operation(
      summary =
          "Quote the car of an order: compulsory cover, with it vehicle tax and commercial cover")
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

  @GetMapping("/{id}/recomputation")
  @Permit("insurance.case.read")
  @Operation(
      summary = "Make a quotation again from its own request and tables",
      description = "Equal means that every intermediate value is the stored one.")
  RecomputationResponse recomputation(@PathVariable String id) {
    Recomputation again = quotations.recompute(id);
    return new RecomputationResponse(
        again.equal(), again.tables(), CalculationAnswer.quote(again.calculation()));
  }

  private static QuoteCar command(QuotationRequest request) {
    CommercialBody commercial = request.commercial();
    if (commercial != null && !commercial.insurerCode().equals(request.insurerCode())) {
      throw new InvalidInput("/commercial/insurerCode", "quotation.two-insurers");
    }
    return new QuoteCar(
        request.orderId(),
        request.insurerCode(),
        request.regionCode(),
        request.vehicle().body(),
        request.compulsory(),
        request.vehicleTax(),
        commercial);
  }

  private QuotationResponse response(QuotationRow row) {
    Quote quote = CalculationJson.result(row.result());
    return new QuotationResponse(
        row.id(),
        row.version() == null ? 0 : row.version(),
        row.orderId(),
        row.customerId(),
        row.vin(),
        row.insurerCode(),
        row.state(),
        new Money(row.total(), row.currency()),
        CompulsoryAnswer.of(Objects.requireNonNull(quote.compulsory())),
        quote.vehicleTax() == null ? null : TaxAnswer.of(quote.vehicleTax()),
        quote.commercial() == null ? null : CommercialAnswer.of(quote.commercial()),
        row.requiredAuthority(),
        row.demo(),
        row.unconfirmed(),
        quote.tables().stream().map(TableRef::id).toList(),
        row.tablesUsed(),
        List.copyOf(quote.warnings()),
        row.quotedBy(),
        row.validUntil(),
        quotations.mayBecomePolicy(row)
                && access.mayOn("insurance.policy.issue", row.storeCode(), null)
            ? List.of("policy")
            : List.of());
  }

  record QuotationRequest(
      @NotBlank @Size(max = 36) String orderId,
      @NotNull @IsCode @Schema(example = "DEMO_A") String insurerCode,
      @NotBlank @Size(max = QuoteBody.LONGEST_REGION) @Schema(example = "320500") String regionCode,
      @NotNull @Valid VehicleRequest vehicle,
      @NotNull @Valid CompulsoryBody compulsory,
      @Nullable @Valid TaxBody vehicleTax,
      @Nullable @Valid CommercialBody commercial) {}

  /** A vehicle as in a premium calculation, but for the load, which is a number here. */
  record VehicleRequest(
      @NotNull UseClass useClass,
      @Nullable @Min(0) @Max(1000) @Schema(example = "5") Integer seats,
      @Nullable @DecimalMin("0") @Digits(integer = 4, fraction = 3) BigDecimal ratedLoadTonnes,
      @Nullable @Pattern(regexp = QuoteBody.TONNES) @Schema(example = "2.105")
          String curbWeightTonnes,
      @Nullable @Min(0) @Max(100_000) @Schema(example = "1498") Integer displacementMl,
      @Nullable Boolean sidecar,
      @Nullable TractorType tractorType,
      @Nullable @Min(0) @Max(10_000) BigDecimal powerKw,
      @Nullable Energy energy,
      @Nullable Boolean catalogueListed,
      @Nullable Boolean newCar,
      @Nullable LocalDate firstRegistrationDate,
      @Nullable @Pattern(regexp = QuoteBody.MONEY) @Schema(example = "159800.00")
          String newCarPrice) {

    VehicleBody body() {
      return new VehicleBody(
          useClass,
          seats,
          ratedLoadTonnes == null ? null : ratedLoadTonnes.toPlainString(),
          curbWeightTonnes,
          displacementMl,
          sidecar,
          tractorType,
          powerKw,
          energy,
          catalogueListed,
          newCar,
          firstRegistrationDate,
          newCarPrice);
    }
  }

  /** Amounts inside the sections are strings, as in the premium specification. */
  record QuotationResponse(
      String id,
      long version,
      String orderId,
      String customerId,
      String vin,
      String insurerCode,
      QuotationState state,
      Money total,
      CompulsoryAnswer compulsory,
      @Nullable TaxAnswer vehicleTax,
      @Nullable CommercialAnswer commercial,
      @Nullable String requiredAuthority,
      boolean demo,
      boolean unconfirmed,
      List<String> tables,
      TablesUsed tablesUsed,
      List<Warning> warnings,
      String quotedBy,
      Instant validUntil,
      List<String> allowedActions) {}

  record RecomputationResponse(boolean equal, TablesUsed tablesUsed, QuoteAnswer answer) {}
}
