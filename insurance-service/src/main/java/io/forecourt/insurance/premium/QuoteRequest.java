package io.forecourt.insurance.premium;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a premium is asked for. Each section is optional, but one must be there.
 *
 * @param quoteDate intended date of issue, Asia/Shanghai
 * @param regionCode six-digit GB/T 2260 code of the place of registration
 */
public record QuoteRequest(
    LocalDate quoteDate,
    String regionCode,
    Vehicle vehicle,
    @Nullable CompulsoryCover compulsory,
    @Nullable TaxDue vehicleTax,
    @Nullable CommercialCover commercial) {

  /**
   * @param seats approved number including the driver
   * @param catalogueListed whether the model is in the ministry's catalogue for tax relief
   * @param newCarPrice price of a like new car today, VAT included
   */
  public record Vehicle(
      UseClass useClass,
      @Nullable Integer seats,
      @Nullable BigDecimal ratedLoadTonnes,
      @Nullable BigDecimal curbWeightTonnes,
      @Nullable Integer displacementMl,
      boolean sidecar,
      @Nullable TractorType tractorType,
      @Nullable BigDecimal powerKw,
      Energy energy,
      boolean catalogueListed,
      boolean newCar,
      @Nullable LocalDate firstRegistrationDate,
      @Nullable BigDecimal newCarPrice) {

    /** A vehicle of which nothing more is known. */
    public static Vehicle of(UseClass use, @Nullable Integer seats) {
      return new Vehicle(
          use, seats, null, null, null, false, null, null, Energy.ICE, true, false, null, null);
    }
  }

  /**
   * @param endDate null for one year
   * @param shortTermReason why the term is shorter than a year
   * @param history null means the first policy
   */
  public record CompulsoryCover(
      LocalDate startDate,
      @Nullable LocalDate endDate,
      @Nullable String shortTermReason,
      @Nullable AccidentHistory history) {}

  /**
   * The accident record since the last compulsory policy was issued.
   *
   * @param claimFreeYears whole years without a paid at-fault accident
   * @param faultUnpaid at-fault accidents that are not yet paid
   */
  public record AccidentHistory(
      boolean firstTime,
      boolean ownershipTransferred,
      int claimFreeYears,
      int faultNonFatalPaid,
      int faultFatalPaid,
      int faultUnpaid,
      @Nullable LocalDate previousEndDate) {

    public static final AccidentHistory FIRST = new AccidentHistory(true, false, 0, 0, 0, 0, null);
  }

  /**
   * @param invoiceDate of a new car
   * @param arrears tax of earlier years, as the tax platform gives it
   * @param lateFee as the tax platform gives it
   */
  public record TaxDue(
      @Nullable LocalDate invoiceDate,
      boolean alreadyPaid,
      boolean statutoryExempt,
      BigDecimal arrears,
      BigDecimal lateFee) {}

  /**
   * @param endDate null for one year
   * @param autonomousFactor set by the insurer, entered as received
   * @param addOns in the order in which they are shown
   * @param history null means a new vehicle
   */
  public record CommercialCover(
      String insurerCode,
      LocalDate startDate,
      @Nullable LocalDate endDate,
      BigDecimal autonomousFactor,
      BigDecimal trafficViolationFactor,
      @Nullable Damage damage,
      @Nullable BigDecimal thirdPartyLimit,
      @Nullable BigDecimal driverSum,
      @Nullable Passengers passengers,
      List<AddOn> addOns,
      @Nullable ClaimHistory history) {

    public CommercialCover {
      addOns = List.copyOf(addOns);
    }
  }

  /**
   * @param agreedValue null for the actual value
   */
  public record Damage(@Nullable BigDecimal agreedValue) {}

  /**
   * @param seats null for all seats but the driver's
   */
  public record Passengers(BigDecimal sumInsuredPerSeat, @Nullable Integer seats) {}

  /**
   * @param sumInsured for an add-on of a table
   * @param option for an add-on that offers options
   */
  public record AddOn(String code, @Nullable BigDecimal sumInsured, @Nullable String option) {}

  /**
   * The claims record of commercial cover.
   *
   * @param priorPolicyFound whether the platform knows a policy before this one
   * @param previousWasShortTerm whether that policy ran for less than a year
   */
  public record ClaimHistory(
      boolean newVehicle,
      boolean ownershipTransferred,
      boolean priorPolicyFound,
      int consecutiveInsuredYears,
      int claimsLast3Years,
      int claimFreeYears,
      @Nullable LocalDate previousEndDate,
      boolean previousWasShortTerm) {

    public static final ClaimHistory NEW_VEHICLE =
        new ClaimHistory(true, false, true, 0, 0, 0, null, false);
  }
}
