package io.forecourt.insurance.premium;

import io.forecourt.insurance.premium.RateData.AddOnTable;
import io.forecourt.insurance.premium.RateData.AuthorityLevel;
import io.forecourt.insurance.premium.RateData.BaseRate;
import io.forecourt.insurance.premium.RateData.BaseRates;
import io.forecourt.insurance.premium.RateData.ClassRelativity;
import io.forecourt.insurance.premium.RateData.CommissionRates;
import io.forecourt.insurance.premium.RateData.EnergyRelativity;
import io.forecourt.insurance.premium.RateData.EnergyRule;
import io.forecourt.insurance.premium.RateData.FactorRange;
import io.forecourt.insurance.premium.RateData.FloatPlan;
import io.forecourt.insurance.premium.RateData.FloatPlans;
import io.forecourt.insurance.premium.RateData.Insurer;
import io.forecourt.insurance.premium.RateData.InsurerVersion;
import io.forecourt.insurance.premium.RateData.LiabilityLimits;
import io.forecourt.insurance.premium.RateData.LimitRow;
import io.forecourt.insurance.premium.RateData.NcdFactor;
import io.forecourt.insurance.premium.RateData.ProvinceTax;
import io.forecourt.insurance.premium.RateData.RefundAuthority;
import io.forecourt.insurance.premium.RateData.Region;
import io.forecourt.insurance.premium.RateData.Renewal;
import io.forecourt.insurance.premium.RateData.ShortTerm;
import io.forecourt.insurance.premium.RateData.ShortTermReason;
import io.forecourt.insurance.premium.RateData.TractorRate;
import io.forecourt.insurance.premium.RateData.TractorRates;
import io.forecourt.insurance.premium.RateData.ViolationRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rate tables as the engine reads them: versions in order, rows by what they are looked up with,
 * nothing to parse. Immutable; one book may serve any number of threads.
 */
public final class RateBook {

  private static final int REGION_DIGITS = 6;

  private final RateData data;
  private final Map<String, Region> regions;
  private final List<BaseTable> baseTables;
  private final Map<String, List<TractorTable>> tractorTables;
  private final List<ShortTermTable> shortTermTables;
  private final Map<String, ShortTermReason> shortTermReasons;
  private final List<FloatTable> floatTables;
  private final Set<UseClass> notFloated;
  private final Map<String, List<TaxTable>> taxTables;
  private final Map<Energy, List<EnergyRule>> energyRules;
  private final List<Range> nevRanges;
  private final List<Range> otherRanges;
  private final Map<String, ViolationRange> violationRanges;
  private final Map<Integer, BigDecimal> ncdFactors;
  private final TableRef ncdTable;
  private final Map<String, InsurerTables> insurers;
  private final BigDecimal vatDivisor;
  private final BigDecimal commissionVatDivisor;

  private RateBook(RateData data) {
    this.data = data;
    this.regions = data.regions().rows().stream().collect(byKey(Region::code));
    this.baseTables = data.compulsory().baseRates().stream().map(BaseTable::of).toList();
    this.tractorTables =
        data.compulsory().tractorRates().stream()
            .map(TractorTable::of)
            .collect(Collectors.groupingBy(TractorTable::region));
    this.shortTermTables =
        data.compulsory().shortTermFactors().stream().map(ShortTermTable::of).toList();
    this.shortTermReasons =
        data.compulsory().shortTermReasons().stream().collect(byKey(ShortTermReason::code));
    this.floatTables = data.compulsory().floatPlans().stream().map(FloatTable::of).toList();
    this.notFloated = Set.copyOf(data.compulsory().notFloatedUseClasses().classes());
    this.taxTables =
        data.vehicleTax().provinces().stream()
            .map(TaxTable::of)
            .collect(Collectors.groupingBy(table -> table.rates().region()));
    this.energyRules = energyRules(data.vehicleTax().energyRules());
    this.nevRanges = ranges(data, "NEV");
    this.otherRanges = ranges(data, "NON_NEV");
    this.violationRanges =
        data.commercial().trafficViolationFactors().stream().collect(byKey(ViolationRange::region));
    this.ncdFactors =
        data.commercial().ncd().factors().stream()
            .collect(Collectors.toUnmodifiableMap(NcdFactor::level, NcdFactor::factor));
    this.ncdTable =
        new TableRef(
            "NCD",
            data.commercial().ncd().effectiveFrom(),
            data.commercial().ncd().effectiveTo(),
            data.commercial().ncd().source(),
            data.commercial().ncd().demo(),
            data.commercial().ncd().confirmed());
    this.insurers =
        data.commercial().insurers().stream()
            .map(InsurerTables::of)
            .collect(byKey(InsurerTables::code));
    this.vatDivisor = BigDecimal.ONE.add(data.compulsory().vatRate());
    this.commissionVatDivisor = BigDecimal.ONE.add(data.commission().vatRate());
  }

  public static RateBook of(RateData data) {
    return new RateBook(data);
  }

  /** The tables that this book was made of. */
  public RateData data() {
    return data;
  }

  /** The region of a six-digit code: its own row, else its province's. */
  public Optional<Region> region(String code) {
    return Optional.ofNullable(findRegion(code));
  }

  /** The limits of compulsory cover on the day of an accident. */
  public Optional<LiabilityLimits> liabilityLimits(LocalDate accident) {
    return data.compulsory().liabilityLimits().stream()
        .filter(
            limits ->
                !accident.isBefore(limits.effectiveFrom())
                    && (limits.effectiveTo() == null || !accident.isAfter(limits.effectiveTo())))
        .findFirst();
  }

  public Set<String> insurerCodes() {
    return insurers.keySet();
  }

  /** The version of an insurer's tables in force on a day. */
  public Optional<InsurerVersion> insurerVersion(String insurer, LocalDate day) {
    InsurerTables known = insurers.get(insurer);
    VersionTable version = known == null ? null : inForce(known.versions(), day);
    return Optional.ofNullable(version).map(VersionTable::rates);
  }

  @Nullable Region findRegion(String code) {
    if (code.length() != REGION_DIGITS) {
      return null;
    }
    for (int i = 0; i < REGION_DIGITS; i++) {
      char digit = code.charAt(i);
      if (digit < '0' || digit > '9') {
        return null;
      }
    }
    Region own = regions.get(code);
    return own != null ? own : regions.get(code.substring(0, 2) + "0000");
  }

  @Nullable BaseTable baseTable(LocalDate day) {
    return inForce(baseTables, day);
  }

  /** The tractor tables of a region, or none when its province has not been loaded. */
  @Nullable List<TractorTable> tractorTables(Region region) {
    List<TractorTable> own = tractorTables.get(region.code());
    return own != null ? own : tractorTables.get(region.province());
  }

  @Nullable ShortTermTable shortTermTable(LocalDate day) {
    return inForce(shortTermTables, day);
  }

  @Nullable ShortTermReason shortTermReason(@Nullable String code) {
    return code == null ? null : shortTermReasons.get(code);
  }

  @Nullable FloatTable floatTable(LocalDate day) {
    return inForce(floatTables, day);
  }

  boolean floats(UseClass use) {
    return !notFloated.contains(use);
  }

  @Nullable TaxTable taxTable(String province, LocalDate day) {
    List<TaxTable> versions = taxTables.get(province);
    return versions == null ? null : inForce(versions, day);
  }

  List<EnergyRule> energyRules(Energy energy) {
    return energyRules.getOrDefault(energy, List.of());
  }

  @Nullable Range autonomousRange(boolean newEnergy, LocalDate day) {
    return inForce(newEnergy ? nevRanges : otherRanges, day);
  }

  @Nullable ViolationRange violationRange(Region region) {
    return violationRanges.get(region.code());
  }

  BigDecimal ncdFactor(int grade) {
    BigDecimal factor = ncdFactors.get(grade);
    if (factor == null) {
      throw new IllegalStateException("no factor for grade " + grade);
    }
    return factor;
  }

  TableRef ncdTable() {
    return ncdTable;
  }

  @Nullable InsurerTables insurer(String code) {
    return insurers.get(code);
  }

  Renewal renewal() {
    return data.renewal();
  }

  BigDecimal vatDivisor() {
    return vatDivisor;
  }

  BigDecimal commissionVatDivisor() {
    return commissionVatDivisor;
  }

  /** The first level that may use the factor for the total. */
  String authority(BigDecimal autonomousFactor, BigDecimal total) {
    for (AuthorityLevel level : data.authority().levels()) {
      if (atLeast(autonomousFactor, level.apMin())
          && atMost(autonomousFactor, level.apMax())
          && atMost(total, level.commercialTotalMax())) {
        return level.level();
      }
    }
    throw new IllegalStateException("no level may decide");
  }

  String refundAuthority(BigDecimal refund) {
    for (RefundAuthority level : data.authority().refundApproval()) {
      if (atMost(refund, level.upTo())) {
        return level.level();
      }
    }
    throw new IllegalStateException("no level may decide");
  }

  @Nullable CommissionRates commission(String insurer, LocalDate day) {
    for (CommissionRates rates : data.commission().rates()) {
      if (rates.insurer().equals(insurer)
          && !day.isBefore(rates.effectiveFrom())
          && (rates.effectiveTo() == null || !day.isAfter(rates.effectiveTo()))) {
        return rates;
      }
    }
    return null;
  }

  static boolean atLeast(BigDecimal value, @Nullable BigDecimal limit) {
    return limit == null || value.compareTo(limit) >= 0;
  }

  static boolean atMost(BigDecimal value, @Nullable BigDecimal limit) {
    return limit == null || value.compareTo(limit) <= 0;
  }

  /** A table that applies from one day to another. */
  sealed interface Dated {
    TableRef ref();
  }

  static <T extends Dated> @Nullable T inForce(List<T> versions, LocalDate day) {
    for (T version : versions) {
      if (version.ref().isInForce(day)) {
        return version;
      }
    }
    return null;
  }

  record BaseTable(TableRef ref, Map<UseClass, List<BaseRate>> rows) implements Dated {

    static BaseTable of(BaseRates rates) {
      return new BaseTable(
          new TableRef(
              rates.id(),
              rates.effectiveFrom(),
              rates.effectiveTo(),
              rates.source(),
              rates.demo(),
              rates.confirmed()),
          rates.rows().stream()
              .collect(
                  Collectors.groupingBy(
                      BaseRate::useClass,
                      () -> new EnumMap<>(UseClass.class),
                      Collectors.toUnmodifiableList())));
    }

    List<BaseRate> of(UseClass use) {
      return rows.getOrDefault(use, List.of());
    }
  }

  record TractorTable(TableRef ref, String region, List<TractorRate> rows) implements Dated {

    static TractorTable of(TractorRates rates) {
      return new TractorTable(
          new TableRef(
              rates.id(),
              rates.effectiveFrom(),
              rates.effectiveTo(),
              rates.source(),
              rates.demo(),
              rates.confirmed()),
          rates.region(),
          rates.rows());
    }
  }

  /** Factors by months, 1 to 12. */
  record ShortTermTable(TableRef ref, Map<Integer, BigDecimal> factors) implements Dated {

    static ShortTermTable of(ShortTerm term) {
      return new ShortTermTable(
          new TableRef(
              term.id(),
              term.effectiveFrom(),
              term.effectiveTo(),
              term.source(),
              term.demo(),
              term.confirmed()),
          term.rows().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      RateData.ShortTermFactor::months, RateData.ShortTermFactor::factor)));
    }

    BigDecimal factor(int months) {
      BigDecimal factor = factors.get(months);
      if (factor == null) {
        throw new IllegalStateException("no factor for " + months + " months");
      }
      return factor;
    }
  }

  record FloatTable(TableRef ref, @Nullable String nationalPlan, Map<String, List<FloatStep>> plans)
      implements Dated {

    static FloatTable of(FloatPlans table) {
      Map<String, List<FloatStep>> plans = new HashMap<>();
      table.plans().forEach((letter, plan) -> plans.put(letter, steps(letter, plan)));
      return new FloatTable(
          new TableRef(
              table.id(),
              table.effectiveFrom(),
              table.effectiveTo(),
              table.source(),
              table.demo(),
              true),
          table.nationalPlan(),
          Map.copyOf(plans));
    }

    private static List<FloatStep> steps(String letter, FloatPlan plan) {
      List<FloatStep> steps = new ArrayList<>();
      for (int number = 1; number <= plan.steps().size(); number++) {
        BigDecimal rate = plan.steps().get(Integer.toString(number));
        if (rate == null) {
          throw new IllegalStateException("plan " + letter + " lacks step " + number);
        }
        steps.add(
            new FloatStep(letter + number, rate, BigDecimal.ONE.add(rate), plan.confirmation()));
      }
      return List.copyOf(steps);
    }

    FloatStep step(Region region, int number) {
      String letter = nationalPlan == null ? region.floatPlan() : nationalPlan;
      List<FloatStep> steps = plans.get(letter);
      if (steps == null) {
        throw new IllegalStateException("no plan " + letter);
      }
      return steps.get(number - 1);
    }
  }

  /**
   * @param code letter of the plan and number of the step
   * @param factor one plus the rate
   */
  record FloatStep(String code, BigDecimal rate, BigDecimal factor, String confirmation) {}

  record TaxTable(TableRef ref, ProvinceTax rates) implements Dated {

    static TaxTable of(ProvinceTax rates) {
      return new TaxTable(
          new TableRef(
              "VVT_" + rates.region() + "_" + rates.effectiveFrom().getYear(),
              rates.effectiveFrom(),
              rates.effectiveTo(),
              rates.source(),
              rates.demo(),
              rates.confirmed()),
          rates);
    }
  }

  record Range(TableRef ref, BigDecimal min, BigDecimal max) implements Dated {

    static Range of(FactorRange range) {
      return new Range(
          new TableRef(
              "AP_" + range.group() + "_" + range.effectiveFrom(),
              range.effectiveFrom(),
              range.effectiveTo(),
              range.source(),
              range.demo(),
              true),
          range.min(),
          range.max());
    }

    boolean contains(BigDecimal factor) {
      return atLeast(factor, min) && atMost(factor, max);
    }
  }

  record InsurerTables(String code, String name, List<VersionTable> versions) {

    static InsurerTables of(Insurer insurer) {
      return new InsurerTables(
          insurer.code(),
          insurer.name(),
          insurer.versions().stream()
              .map(version -> VersionTable.of(insurer.code(), version))
              .toList());
    }
  }

  /**
   * @param divisor one minus the expense ratio
   */
  record VersionTable(
      TableRef ref,
      InsurerVersion rates,
      BigDecimal divisor,
      NavigableMap<BigDecimal, BigDecimal> limits,
      Map<String, AddOn> addOns)
      implements Dated {

    private static final String DEFAULT_REGION = "default";

    static VersionTable of(String insurer, InsurerVersion rates) {
      NavigableMap<BigDecimal, BigDecimal> limits = new TreeMap<>();
      for (LimitRow row : rates.thirdParty()) {
        limits.put(row.limit(), row.pureRisk());
      }
      Map<String, AddOn> addOns = new HashMap<>();
      rates.addOns().forEach((code, table) -> addOns.put(code, AddOn.of(code, table)));
      return new VersionTable(
          new TableRef(
              insurer + " " + rates.version(),
              rates.effectiveFrom(),
              rates.effectiveTo(),
              rates.source(),
              rates.demo(),
              !rates.demo()),
          rates,
          BigDecimal.ONE.subtract(rates.expenseRatio()),
          limits,
          Map.copyOf(addOns));
    }

    @Nullable ClassRelativity relativity(UseClass use, @Nullable Integer seats) {
      return rates.classRelativity().get(classKey(use, seats));
    }

    BigDecimal region(String code) {
      BigDecimal own = rates.regionRelativity().get(code);
      return own != null
          ? own
          : rates.regionRelativity().getOrDefault(DEFAULT_REGION, BigDecimal.ONE);
    }

    @Nullable EnergyRelativity energy(Energy energy) {
      return rates.energyRelativity().get(energy.isNewEnergy() ? energy.name() : Energy.ICE.name());
    }

    private static String classKey(UseClass use, @Nullable Integer seats) {
      if (use != UseClass.PRIVATE) {
        return use.name();
      }
      return seats != null && seats < SIX_SEATS ? "PRIVATE_LT6" : "PRIVATE_GE6";
    }

    private static final int SIX_SEATS = 6;
  }

  /** An add-on with its rows by what they are chosen by. */
  record AddOn(
      String code,
      AddOnTable table,
      NavigableMap<BigDecimal, BigDecimal> rows,
      List<AgedRows> aged,
      Map<String, BigDecimal> options) {

    static AddOn of(String code, AddOnTable table) {
      List<AgedRows> aged = new ArrayList<>();
      if (table.ageBands() != null) {
        for (RateData.AddOnAgeBand band : table.ageBands()) {
          aged.add(new AgedRows(band.fromMonths(), band.toMonths(), bySum(band.rows())));
        }
      }
      Map<String, BigDecimal> options = new HashMap<>();
      if (table.options() != null) {
        table.options().forEach(row -> options.put(row.option(), row.rate()));
      }
      return new AddOn(
          code,
          table,
          table.rows() == null ? new TreeMap<>() : bySum(table.rows()),
          List.copyOf(aged),
          Map.copyOf(options));
    }

    private static NavigableMap<BigDecimal, BigDecimal> bySum(List<RateData.SumRow> rows) {
      NavigableMap<BigDecimal, BigDecimal> bySum = new TreeMap<>();
      rows.forEach(row -> bySum.put(row.sumInsured(), row.pureRisk()));
      return bySum;
    }

    boolean isByTable() {
      return table.method() == RateData.Method.TABLE
          || table.method() == RateData.Method.TABLE_BY_AGE;
    }
  }

  record AgedRows(
      int fromMonths, @Nullable Integer toMonths, NavigableMap<BigDecimal, BigDecimal> rows) {

    boolean covers(int months) {
      return months >= fromMonths && (toMonths == null || months < toMonths);
    }
  }

  private static List<Range> ranges(RateData data, String group) {
    return data.commercial().autonomousFactorRanges().stream()
        .filter(range -> range.group().equals(group))
        .map(Range::of)
        .toList();
  }

  private static Map<Energy, List<EnergyRule>> energyRules(List<EnergyRule> rules) {
    Map<Energy, List<EnergyRule>> byEnergy = new EnumMap<>(Energy.class);
    for (EnergyRule rule : rules) {
      for (Energy energy : rule.energy()) {
        byEnergy.computeIfAbsent(energy, _ -> new ArrayList<>()).add(rule);
      }
    }
    return byEnergy;
  }

  private static <T> java.util.stream.Collector<T, ?, Map<String, T>> byKey(
      Function<T, String> key) {
    return Collectors.toUnmodifiableMap(key, Function.identity());
  }
}
