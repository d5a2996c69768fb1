package io.forecourt.insurance.premium;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The figures of the compulsory tariff, as read from {@code policy/insurance-rates.json}. */
public record RateTables(Regions regions, Compulsory compulsory) {

  public record Regions(List<Region> rows) {}

  /**
   * @param floatPlan letter of the plan of this region
   */
  public record Region(String code, String floatPlan, String province) {}

  public record Compulsory(
      List<BaseRates> baseRates,
      List<ShortTerm> shortTermFactors,
      List<ShortTermReason> shortTermReasons,
      List<FloatPlans> floatPlans,
      BigDecimal vatRate) {}

  /** A table that is in force from one day to another, both included. */
  sealed interface Dated {
    String id();

    LocalDate effectiveFrom();

    @Nullable LocalDate effectiveTo();

    default boolean isInForce(LocalDate day) {
      LocalDate end = effectiveTo();
      return !day.isBefore(effectiveFrom()) && (end == null || !day.isAfter(end));
    }
  }

  public record BaseRates(
      String id, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, List<BaseRate> rows)
      implements Dated {}

  /**
   * @param dimension what {@code from} and {@code to} count: seats and tonnes include the start and
   *     exclude the end, displacement the reverse
   */
  public record BaseRate(
      UseClass useClass,
      Dimension dimension,
      @Nullable BigDecimal from,
      @Nullable BigDecimal to,
      BigDecimal premium) {}

  /** What a row of the tariff is chosen by. */
  public enum Dimension {
    SEATS,
    RATED_LOAD_TONNES,
    DISPLACEMENT_ML,
    NONE
  }

  public record ShortTerm(
      String id,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      List<ShortTermFactor> rows)
      implements Dated {}

  public record ShortTermFactor(int months, BigDecimal factor) {}

  /**
   * @param floats whether such a policy takes part in the float
   */
  public record ShortTermReason(String code, boolean floats) {}

  /**
   * @param nationalPlan the plan of every region, or null when each region has its own
   */
  public record FloatPlans(
      String id,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      @Nullable String nationalPlan,
      Map<String, FloatPlan> plans)
      implements Dated {}

  public record FloatPlan(Map<String, BigDecimal> steps) {}

  static <T extends Dated> Optional<T> inForce(List<T> versions, LocalDate day) {
    return versions.stream().filter(version -> version.isInForce(day)).findFirst();
  }

  /** The region of a six-digit code: its own row, else its province's. */
  Optional<Region> region(String code) {
    if (!code.matches("[0-9]{6}")) {
      return Optional.empty();
    }
    String province = code.substring(0, 2) + "0000";
    return regions.rows().stream()
        .filter(region -> region.code().equals(code))
        .findFirst()
        .or(
            () ->
                regions.rows().stream()
                    .filter(region -> region.code().equals(province))
                    .findFirst());
  }
}
