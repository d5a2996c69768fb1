package io.forecourt.insurance.premium;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the compulsory premium is computed from.
 *
 * @param quoteDate intended date of issue, Asia/Shanghai
 * @param regionCode six-digit GB/T 2260 code of the place of registration
 * @param endDate null for one year
 * @param shortTermReason why the term is shorter than a year
 */
public record CompulsoryRequest(
    LocalDate quoteDate,
    String regionCode,
    Vehicle vehicle,
    LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable String shortTermReason,
    History history) {

  /**
   * @param seats approved number including the driver; for passenger classes
   * @param ratedLoadTonnes for goods classes
   * @param displacementMl for a motorcycle without sidecar
   */
  public record Vehicle(
      UseClass useClass,
      @Nullable Integer seats,
      @Nullable BigDecimal ratedLoadTonnes,
      @Nullable Integer displacementMl,
      boolean sidecar) {}

  /**
   * The accident record since the last policy.
   *
   * @param claimFreeYears whole years without a paid at-fault accident
   * @param faultUnpaid at-fault accidents that are not yet paid
   */
  public record History(
      boolean firstTime,
      boolean ownershipTransferred,
      int claimFreeYears,
      int faultNonFatalPaid,
      int faultFatalPaid,
      int faultUnpaid,
      @Nullable LocalDate previousEndDate) {

    public static History first() {
      return new History(true, false, 0, 0, 0, 0, null);
    }
  }
}
