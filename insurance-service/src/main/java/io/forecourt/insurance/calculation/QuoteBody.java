package io.forecourt.insurance.calculation;

import io.forecourt.insurance.premium.Energy;
import io.forecourt.insurance.premium.QuoteRequest;
import io.forecourt.insurance.premium.QuoteRequest.AccidentHistory;
import io.forecourt.insurance.premium.QuoteRequest.AddOn;
import io.forecourt.insurance.premium.QuoteRequest.ClaimHistory;
import io.forecourt.insurance.premium.QuoteRequest.CommercialCover;
import io.forecourt.insurance.premium.QuoteRequest.CompulsoryCover;
import io.forecourt.insurance.premium.QuoteRequest.Damage;
import io.forecourt.insurance.premium.QuoteRequest.Passengers;
import io.forecourt.insurance.premium.QuoteRequest.TaxDue;
import io.forecourt.insurance.premium.QuoteRequest.Vehicle;
import io.forecourt.insurance.premium.TractorType;
import io.forecourt.insurance.premium.UseClass;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A quote as it is asked for. Money, factors and tonnes are strings; what is missing is 0, false or
 * the default that the specification names.
 */
public record QuoteBody(
    @NotNull @Schema(example = "2026-09-01") LocalDate quoteDate,
    @NotNull @Size(max = LONGEST_REGION) @Schema(example = "320500") String regionCode,
    @NotNull @Valid VehicleBody vehicle,
    @Nullable @Valid CompulsoryBody compulsory,
    @Nullable @Valid TaxBody vehicleTax,
    @Nullable @Valid CommercialBody commercial) {

  /** An amount that is not negative. */
  public static final String MONEY = "[0-9]{1,14}(\\.[0-9]{1,2})?";

  static final String FACTOR = "[0-9]{1,6}(\\.[0-9]{1,4})?";
  public static final String TONNES = "[0-9]{1,6}(\\.[0-9]{1,6})?";

  /** What is no code of a region is an answer, {@code UNKNOWN_REGION}, however long. */
  public static final int LONGEST_REGION = 64;

  private static final int CENTS = 2;
  private static final int MOST_ADD_ONS = 50;

  public QuoteRequest toRequest() {
    return new QuoteRequest(
        quoteDate,
        regionCode,
        vehicle.toVehicle(),
        compulsory == null ? null : compulsory.toCover(),
        vehicleTax == null ? null : vehicleTax.toDue(),
        commercial == null ? null : commercial.toCover());
  }

  /** The same request with another commercial section. */
  QuoteBody with(CommercialBody other) {
    return new QuoteBody(quoteDate, regionCode, vehicle, compulsory, vehicleTax, other);
  }

  /** A vehicle; which fields are needed depends on its use and on the sections. */
  public record VehicleBody(
      @NotNull UseClass useClass,
      @Nullable @Min(0) @Max(1000) @Schema(example = "5") Integer seats,
      @Nullable @Pattern(regexp = TONNES) @Schema(example = "1.495") String ratedLoadTonnes,
      @Nullable @Pattern(regexp = TONNES) @Schema(example = "2.105") String curbWeightTonnes,
      @Nullable @Min(0) @Max(100_000) @Schema(example = "1498") Integer displacementMl,
      @Nullable Boolean sidecar,
      @Nullable TractorType tractorType,
      @Nullable
          @Min(0)
          @Max(10_000)
          @JsonDeserialize(using = DecimalOrText.class)
          @Schema(example = "14.7")
          BigDecimal powerKw,
      @Nullable Energy energy,
      @Nullable Boolean catalogueListed,
      @Nullable Boolean newCar,
      @Nullable LocalDate firstRegistrationDate,
      @Nullable @Pattern(regexp = MONEY) @Schema(example = "159800.00") String newCarPrice) {

    Vehicle toVehicle() {
      return new Vehicle(
          useClass,
          seats,
          decimal(ratedLoadTonnes),
          decimal(curbWeightTonnes),
          displacementMl,
          isTrue(sidecar),
          tractorType,
          powerKw,
          energy == null ? Energy.ICE : energy,
          catalogueListed == null || catalogueListed,
          isTrue(newCar),
          firstRegistrationDate,
          money(newCarPrice));
    }
  }

  /** The compulsory section. */
  public record CompulsoryBody(
      @NotNull LocalDate startDate,
      @Nullable LocalDate endDate,
      @Nullable @Size(max = 40) String shortTermReason,
      @Nullable @Valid AccidentHistoryBody history) {

    CompulsoryCover toCover() {
      return new CompulsoryCover(
          startDate, endDate, shortTermReason, history == null ? null : history.toHistory());
    }
  }

  /** The accident record since the last compulsory policy. */
  public record AccidentHistoryBody(
      @Nullable Boolean firstTime,
      @Nullable Boolean ownershipTransferred,
      @Nullable @Min(0) @Max(1000) Integer claimFreeYears,
      @Nullable @Min(0) @Max(1000) Integer faultNonFatalPaid,
      @Nullable @Min(0) @Max(1000) Integer faultFatalPaid,
      @Nullable @Min(0) @Max(1000) Integer faultUnpaid,
      @Nullable LocalDate previousEndDate) {

    AccidentHistory toHistory() {
      return new AccidentHistory(
          isTrue(firstTime),
          isTrue(ownershipTransferred),
          count(claimFreeYears),
          count(faultNonFatalPaid),
          count(faultFatalPaid),
          count(faultUnpaid),
          previousEndDate);
    }
  }

  /** The vehicle-tax section. */
  public record TaxBody(
      @Nullable LocalDate invoiceDate,
      @Nullable Boolean alreadyPaid,
      @Nullable Boolean statutoryExempt,
      @Nullable @Pattern(regexp = MONEY) @Schema(example = "0.00") String arrears,
      @Nullable @Pattern(regexp = MONEY) @Schema(example = "0.00") String lateFee) {

    TaxDue toDue() {
      return new TaxDue(
          invoiceDate,
          isTrue(alreadyPaid),
          isTrue(statutoryExempt),
          moneyOrZero(arrears),
          moneyOrZero(lateFee));
    }
  }

  /** The commercial section. */
  public record CommercialBody(
      @NotNull @Size(max = 40) @Schema(example = "DEMO_A") String insurerCode,
      @NotNull LocalDate startDate,
      @Nullable LocalDate endDate,
      @NotNull @Pattern(regexp = FACTOR) @Schema(example = "1.05") String autonomousFactor,
      @Nullable @Pattern(regexp = FACTOR) @Schema(example = "1.00") String trafficViolationFactor,
      @Nullable @Valid CoveragesBody coverages,
      @Nullable @Size(max = MOST_ADD_ONS) List<@NotNull @Valid AddOnBody> addOns,
      @Nullable @Valid ClaimHistoryBody history) {

    /** The same section by another insurer and with other covers. */
    CommercialBody by(
        String insurer, @Nullable CoveragesBody covers, @Nullable List<AddOnBody> otherAddOns) {
      return new CommercialBody(
          insurer,
          startDate,
          endDate,
          autonomousFactor,
          trafficViolationFactor,
          covers,
          otherAddOns,
          history);
    }

    CommercialCover toCover() {
      CoveragesBody covers =
          coverages == null ? new CoveragesBody(null, null, null, null) : coverages;
      PassengerBody passenger = covers.passenger();
      return new CommercialCover(
          insurerCode,
          startDate,
          endDate,
          new BigDecimal(autonomousFactor),
          trafficViolationFactor == null
              ? new BigDecimal("1.00")
              : new BigDecimal(trafficViolationFactor),
          covers.damage() == null ? null : new Damage(money(covers.damage().agreedValue())),
          covers.thirdParty() == null ? null : money(covers.thirdParty().limit()),
          covers.driver() == null ? null : money(covers.driver().sumInsured()),
          passenger == null
              ? null
              : new Passengers(moneyOrZero(passenger.sumInsuredPerSeat()), passenger.seats()),
          addOns == null
              ? List.of()
              : addOns.stream()
                  .map(one -> new AddOn(one.code(), money(one.sumInsured()), one.option()))
                  .toList(),
          history == null ? null : history.toHistory());
    }
  }

  /** The main covers that are wanted. */
  public record CoveragesBody(
      @Nullable @Valid DamageBody damage,
      @Nullable @Valid ThirdPartyBody thirdParty,
      @Nullable @Valid DriverBody driver,
      @Nullable @Valid PassengerBody passenger) {}

  public record DamageBody(
      @Nullable @Pattern(regexp = MONEY) @Schema(example = "150000.00") String agreedValue) {}

  public record ThirdPartyBody(
      @NotNull @Pattern(regexp = MONEY) @Schema(example = "2000000.00") String limit) {}

  public record DriverBody(
      @NotNull @Pattern(regexp = MONEY) @Schema(example = "50000.00") String sumInsured) {}

  public record PassengerBody(
      @NotNull @Pattern(regexp = MONEY) @Schema(example = "20000.00") String sumInsuredPerSeat,
      @Nullable @Min(0) @Max(1000) Integer seats) {}

  public record AddOnBody(
      @NotNull @Size(max = 40) @Schema(example = "NON_MEDICAL_TP") String code,
      @Nullable @Pattern(regexp = MONEY) @Schema(example = "100000.00") String sumInsured,
      @Nullable @Size(max = 20) String option) {}

  /** The claims record of commercial cover. */
  public record ClaimHistoryBody(
      @Nullable Boolean newVehicle,
      @Nullable Boolean ownershipTransferred,
      @Nullable Boolean priorPolicyFound,
      @Nullable @Min(0) @Max(1000) Integer consecutiveInsuredYears,
      @Nullable @Min(0) @Max(1000) Integer claimsLast3Years,
      @Nullable @Min(0) @Max(1000) Integer claimFreeYears,
      @Nullable LocalDate previousEndDate,
      @Nullable Boolean previousWasShortTerm) {

    ClaimHistory toHistory() {
      return new ClaimHistory(
          isTrue(newVehicle),
          isTrue(ownershipTransferred),
          priorPolicyFound == null || priorPolicyFound,
          count(consecutiveInsuredYears),
          count(claimsLast3Years),
          count(claimFreeYears),
          previousEndDate,
          isTrue(previousWasShortTerm));
    }
  }

  /** An amount with two decimals. */
  static @Nullable BigDecimal money(@Nullable String amount) {
    return amount == null ? null : new BigDecimal(amount).setScale(CENTS, RoundingMode.UNNECESSARY);
  }

  static BigDecimal moneyOrZero(@Nullable String amount) {
    return new BigDecimal(amount == null ? "0" : amount).setScale(CENTS, RoundingMode.UNNECESSARY);
  }

  private static @Nullable BigDecimal decimal(@Nullable String number) {
    return number == null ? null : new BigDecimal(number);
  }

  private static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  private static int count(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
