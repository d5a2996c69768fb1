package io.forecourt.insurance.premium;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rate tables as they are written in files, field by field. {@link RateBook} makes of them what the
 * engine looks figures up in.
 *
 * @param sources what the keys of sources stand for
 */
public record RateData(
    String dataVersion,
    Regions regions,
    Compulsory compulsory,
    VehicleTax vehicleTax,
    Commercial commercial,
    Renewal renewal,
    Refund refund,
    Commission commission,
    Authority authority,
    Map<String, String> sources) {

  /** The same tables with other insurers. */
  public RateData withInsurers(List<Insurer> insurers) {
    return new RateData(
        dataVersion,
        regions,
        compulsory,
        vehicleTax,
        commercial.withInsurers(insurers),
        renewal,
        refund,
        commission,
        authority,
        sources);
  }

  public record Regions(List<Region> rows) {}

  /**
   * @param floatPlan letter of the plan of the float
   * @param province whose vehicle-tax table applies
   */
  public record Region(String code, String name, String floatPlan, String province) {}

  public record Compulsory(
      List<BaseRates> baseRates,
      List<TractorRates> tractorRates,
      List<LiabilityLimits> liabilityLimits,
      List<ShortTerm> shortTermFactors,
      List<ShortTermReason> shortTermReasons,
      List<FloatPlans> floatPlans,
      NotFloated notFloatedUseClasses,
      BigDecimal vatRate) {}

  public record BaseRates(
      String id,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      boolean demo,
      boolean confirmed,
      String source,
      List<BaseRate> rows) {}

  /**
   * @param dimension what {@code from} and {@code to} count: seats and tonnes include the start and
   *     exclude the end, displacement the reverse
   */
  public record BaseRate(
      int rowNo,
      UseClass useClass,
      String label,
      Dimension dimension,
      @Nullable BigDecimal from,
      @Nullable BigDecimal to,
      BigDecimal premium) {}

  /** What a row of the compulsory tariff is chosen by. */
  public enum Dimension {
    SEATS,
    RATED_LOAD_TONNES,
    DISPLACEMENT_ML,
    NONE
  }

  public record TractorRates(
      String id,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      boolean demo,
      boolean confirmed,
      String source,
      String region,
      List<TractorRate> rows) {}

  /**
   * @param fromKw excluded
   * @param upToKw included; null is open
   */
  public record TractorRate(
      TractorType tractorType,
      BigDecimal fromKw,
      @Nullable BigDecimal upToKw,
      BigDecimal premium) {}

  /** What the compulsory policy pays at most for an accident, by the day of the accident. */
  public record LiabilityLimits(
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      String source,
      Limits atFault,
      Limits notAtFault) {}

  public record Limits(BigDecimal deathDisability, BigDecimal medical, BigDecimal property) {

    public BigDecimal total() {
      return deathDisability.add(medical).add(property);
    }
  }

  public record ShortTerm(
      String id,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      boolean demo,
      boolean confirmed,
      String source,
      List<ShortTermFactor> rows) {}

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
      boolean demo,
      String source,
      @Nullable String nationalPlan,
      Map<String, FloatPlan> plans) {}

  /**
   * @param steps rates by step, from {@code "1"} to {@code "6"}
   * @param confirmation how sure the steps are
   */
  public record FloatPlan(Map<String, BigDecimal> steps, String confirmation) {}

  public record NotFloated(List<UseClass> classes) {}

  public record VehicleTax(List<ProvinceTax> provinces, List<EnergyRule> energyRules) {}

  /** What a province charges a year; an amount that is null is not loaded. */
  public record ProvinceTax(
      String region,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      boolean demo,
      boolean confirmed,
      String source,
      List<TaxBand> passengerCar,
      int passengerCarReliefMonths,
      @Nullable BigDecimal busMedium,
      @Nullable BigDecimal busLarge,
      @Nullable BigDecimal truckPerTonne,
      @Nullable BigDecimal trailerPerTonne,
      @Nullable BigDecimal specialPerTonne,
      @Nullable BigDecimal motorcycle) {}

  /**
   * @param aboveMl excluded
   * @param upToMl included; null is open
   */
  public record TaxBand(int aboveMl, @Nullable Integer upToMl, BigDecimal annual) {}

  /**
   * @param category {@code PASSENGER_CAR}, {@code OTHER} or {@code ANY}
   * @param needsCatalogue whether only listed models profit
   * @param passengerCarMaxMl up to which displacement a passenger car profits
   */
  public record EnergyRule(
      List<Energy> energy,
      String category,
      TaxTreatment treatment,
      boolean needsCatalogue,
      @Nullable Integer passengerCarMaxMl,
      String source) {}

  public record Commercial(
      BigDecimal expenseRatioCap,
      List<FactorRange> autonomousFactorRanges,
      Ncd ncd,
      List<ViolationRange> trafficViolationFactors,
      Depreciation depreciation,
      AgreedValueBand agreedValueBand,
      List<Insurer> insurers) {

    Commercial withInsurers(List<Insurer> others) {
      return new Commercial(
          expenseRatioCap,
          autonomousFactorRanges,
          ncd,
          trafficViolationFactors,
          depreciation,
          agreedValueBand,
          others);
    }
  }

  /**
   * @param group {@code NEV} or {@code NON_NEV}
   */
  public record FactorRange(
      String group,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      BigDecimal min,
      BigDecimal max,
      boolean demo,
      String source) {}

  public record Ncd(
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      boolean demo,
      boolean confirmed,
      String source,
      List<NcdFactor> factors,
      int windowYears,
      int maxLevel,
      int deepDiscountClaimFreeYears,
      int lapseUpOnlyAfterMonths,
      int lapseResetAfterMonths) {}

  public record NcdFactor(int level, BigDecimal factor) {}

  public record ViolationRange(String region, BigDecimal min, BigDecimal max) {}

  public record Depreciation(
      BigDecimal maxRatio, List<DepreciationRow> rows, NevDepreciation nevPrivate) {}

  /**
   * Monthly rates by use group.
   *
   * @param body {@code PASSENGER_LE9}, {@code PASSENGER_GE10} or {@code OTHER}
   */
  public record DepreciationRow(
      String body,
      @Nullable BigDecimal PRIVATE,
      BigDecimal NONOP,
      BigDecimal RENTAL,
      BigDecimal OTHEROP,
      String source) {}

  public record NevDepreciation(List<PriceBand> bev, BigDecimal phevFcev, String source) {}

  /**
   * @param priceFrom included
   * @param priceTo excluded; null is open
   */
  public record PriceBand(BigDecimal priceFrom, @Nullable BigDecimal priceTo, BigDecimal rate) {}

  public record AgreedValueBand(BigDecimal min, BigDecimal max) {}

  public record Insurer(String code, String name, List<InsurerVersion> versions) {}

  /** The pure-risk tables that an insurer has filed for some time. */
  public record InsurerVersion(
      String version,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      boolean demo,
      String source,
      BigDecimal expenseRatio,
      DamageTable damage,
      List<LimitRow> thirdParty,
      Occupant occupant,
      Map<String, ClassRelativity> classRelativity,
      Map<String, BigDecimal> regionRelativity,
      Map<String, EnergyRelativity> energyRelativity,
      Map<String, AddOnTable> addOns) {

    /** The same tables with another last day. */
    public InsurerVersion until(@Nullable LocalDate lastDay) {
      return new InsurerVersion(
          version,
          effectiveFrom,
          lastDay,
          demo,
          source,
          expenseRatio,
          damage,
          thirdParty,
          occupant,
          classRelativity,
          regionRelativity,
          energyRelativity,
          addOns);
    }
  }

  public record DamageTable(List<AgeBand> ageBands, BigDecimal agreedValueAdjustmentRate) {}

  /**
   * @param toMonths excluded; null is open
   */
  public record AgeBand(
      int fromMonths, @Nullable Integer toMonths, BigDecimal fixed, BigDecimal rate) {}

  public record LimitRow(BigDecimal limit, BigDecimal pureRisk) {}

  public record Occupant(
      BigDecimal driverRate,
      BigDecimal passengerRate,
      BigDecimal minSum,
      BigDecimal maxSum,
      BigDecimal step) {}

  public record ClassRelativity(BigDecimal damage, BigDecimal thirdParty, BigDecimal occupant) {}

  public record EnergyRelativity(BigDecimal damage, BigDecimal thirdParty) {}

  /**
   * @param requires code of the main cover it belongs to; null for any
   * @param rate share of the main cover's pure risk
   */
  public record AddOnTable(
      String name,
      @Nullable String requires,
      boolean nevOnly,
      boolean privateOnly,
      Method method,
      @Nullable BigDecimal pureRisk,
      @Nullable BigDecimal rate,
      @Nullable List<SumRow> rows,
      @Nullable List<AddOnAgeBand> ageBands,
      @Nullable List<OptionRow> options) {}

  /** How the pure risk of an add-on is found. */
  public enum Method {
    TABLE,
    TABLE_BY_AGE,
    PCT_OF_MAIN,
    PCT_BY_OPTION,
    FLAT
  }

  public record SumRow(BigDecimal sumInsured, BigDecimal pureRisk) {}

  public record AddOnAgeBand(int fromMonths, @Nullable Integer toMonths, List<SumRow> rows) {}

  public record OptionRow(String option, BigDecimal rate) {}

  public record Renewal(int hardLimitMonths, int softLimitDays) {}

  public record Refund(List<String> compulsoryReasons, BigDecimal commercialPreStartFeeRate) {}

  public record Commission(BigDecimal vatRate, List<CommissionRates> rates) {}

  public record CommissionRates(
      String insurer,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      @Nullable BigDecimal COMPULSORY,
      @Nullable BigDecimal COMMERCIAL_ICE,
      @Nullable BigDecimal COMMERCIAL_NEV) {}

  public record Authority(List<AuthorityLevel> levels, List<RefundAuthority> refundApproval) {}

  /** A limit that is null does not bind. */
  public record AuthorityLevel(
      String level,
      @Nullable BigDecimal apMin,
      @Nullable BigDecimal apMax,
      @Nullable BigDecimal commercialTotalMax) {}

  public record RefundAuthority(@Nullable BigDecimal upTo, String level) {}
}
