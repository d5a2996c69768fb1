package io.forecourt.insurance.premium;

import static java.math.RoundingMode.HALF_UP;

import io.forecourt.insurance.premium.CompulsoryRequest.History;
import io.forecourt.insurance.premium.CompulsoryRequest.Vehicle;
import io.forecourt.insurance.premium.CompulsoryResult.Rated;
import io.forecourt.insurance.premium.CompulsoryResult.Refused;
import io.forecourt.insurance.premium.RateTables.BaseRate;
import io.forecourt.insurance.premium.RateTables.BaseRates;
import io.forecourt.insurance.premium.RateTables.FloatPlan;
import io.forecourt.insurance.premium.RateTables.FloatPlans;
import io.forecourt.insurance.premium.RateTables.Region;
import io.forecourt.insurance.premium.RateTables.ShortTerm;
import io.forecourt.insurance.premium.RateTables.ShortTermFactor;
import io.forecourt.insurance.premium.RateTables.ShortTermReason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Computes the compulsory traffic premium: {@code round(base × short-term factor × (1 + float))},
 * rounded half up to the cent at this one point. Tables are those in force on the quote date.
 * Regulation on compulsory motor insurance, base rates of 2008, float of 19 September 2020.
 */
public final class CompulsoryPremium {

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final int EARLIEST_MONTHS = 3;
  private static final int EARLY_DAYS = 30;
  private static final int FULL_YEAR = 12;

  private final RateTables tables;

  public CompulsoryPremium(RateTables tables) {
    this.tables = tables;
  }

  /**
   * Rates a request, or gives the first reason, in the order of the specification, why it cannot be
   * rated.
   */
  public CompulsoryResult rate(CompulsoryRequest request) {
    Optional<Region> region = tables.region(request.regionCode());
    if (region.isEmpty()) {
      return new Refused("UNKNOWN_REGION");
    }
    LocalDate start = request.startDate();
    LocalDate yearEnd = start.plusYears(1).minusDays(1);
    LocalDate end = request.endDate() == null ? yearEnd : request.endDate();
    Optional<String> refusal =
        badPeriod(request, end, yearEnd).or(() -> badTerm(request, end, yearEnd));
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    UseClass use = request.vehicle().useClass();
    if (use == UseClass.TRAILER) {
      return new Refused("TRAILER_NOT_INSURABLE");
    }
    if (use == UseClass.TRACTOR) {
      // A province sets its own figure; none is in force as law in these tables.
      return new Refused("REGIONAL_TRACTOR_RATE_MISSING");
    }
    Optional<BaseRates> bases =
        RateTables.inForce(tables.compulsory().baseRates(), request.quoteDate());
    Optional<ShortTerm> terms =
        RateTables.inForce(tables.compulsory().shortTermFactors(), request.quoteDate());
    Optional<FloatPlans> floats =
        RateTables.inForce(tables.compulsory().floatPlans(), request.quoteDate());
    if (bases.isEmpty() || terms.isEmpty() || floats.isEmpty()) {
      return new Refused("NO_RATE_VERSION");
    }
    Optional<BaseRate> base =
        bases.get().rows().stream().filter(row -> fits(row, request.vehicle())).findFirst();
    if (base.isEmpty()) {
      return new Refused("NO_BASE_RATE");
    }
    return rated(request, region.get(), end, base.get(), bases.get(), terms.get(), floats.get());
  }

  private Rated rated(
      CompulsoryRequest request,
      Region region,
      LocalDate end,
      BaseRate base,
      BaseRates bases,
      ShortTerm terms,
      FloatPlans floats) {
    LocalDate start = request.startDate();
    int months = months(start, end);
    BigDecimal factor =
        terms.rows().stream()
            .filter(row -> row.months() == months)
            .map(ShortTermFactor::factor)
            .findFirst()
            .orElse(ONE);
    Step step = step(request, months < FULL_YEAR);
    String letter = floats.nationalPlan() == null ? region.floatPlan() : floats.nationalPlan();
    FloatPlan plan = floats.plans().get(letter);
    BigDecimal rate =
        step.number() == 0 || plan == null
            ? BigDecimal.ZERO.setScale(2)
            : plan.steps().getOrDefault(Integer.toString(step.number()), BigDecimal.ZERO);
    BigDecimal premium =
        base.premium().multiply(factor).multiply(ONE.add(rate)).setScale(2, HALF_UP);
    BigDecimal net = premium.divide(ONE.add(tables.compulsory().vatRate()), 2, HALF_UP);
    return new Rated(
        start,
        end,
        (int) ChronoUnit.DAYS.between(start, end) + 1,
        base.premium(),
        months,
        factor,
        step.number() == 0 ? "NONE" : letter + step.number(),
        step.reason(),
        rate,
        premium,
        net,
        premium.subtract(net),
        List.of(bases.id(), terms.id(), floats.id()),
        warnings(request));
  }

  private static Optional<String> badPeriod(
      CompulsoryRequest request, LocalDate end, LocalDate yearEnd) {
    LocalDate start = request.startDate();
    LocalDate previousEnd = request.history().previousEndDate();
    if (end.isBefore(start)) {
      return Optional.of("BAD_PERIOD");
    }
    if (end.isAfter(yearEnd)) {
      return Optional.of("TERM_TOO_LONG");
    }
    if (start.isBefore(request.quoteDate())) {
      return Optional.of("START_IN_PAST");
    }
    if (start.isAfter(request.quoteDate().plusMonths(EARLIEST_MONTHS))) {
      return Optional.of("TOO_EARLY");
    }
    if (previousEnd != null && !start.isAfter(previousEnd)) {
      return Optional.of("DUPLICATE_COVER");
    }
    return Optional.empty();
  }

  private Optional<String> badTerm(CompulsoryRequest request, LocalDate end, LocalDate yearEnd) {
    boolean shorter = end.isBefore(yearEnd);
    return shorter && reason(request.shortTermReason()).isEmpty()
        ? Optional.of("SHORT_TERM_NOT_ALLOWED")
        : Optional.empty();
  }

  private Optional<ShortTermReason> reason(@Nullable String code) {
    return tables.compulsory().shortTermReasons().stream()
        .filter(reason -> reason.code().equals(code))
        .findFirst();
  }

  /** A started month counts in full. */
  private static int months(LocalDate start, LocalDate end) {
    int months = 1;
    while (months < FULL_YEAR && start.plusMonths(months).minusDays(1).isBefore(end)) {
      months++;
    }
    return months;
  }

  /** The step of the float; the first rule that fits. */
  private Step step(CompulsoryRequest request, boolean shortTerm) {
    History history = request.history();
    if (!request.vehicle().useClass().floats()) {
      return new Step(0, "CLASS_NOT_FLOATED");
    }
    boolean temporary =
        shortTerm
            && reason(request.shortTermReason()).filter(reason -> !reason.floats()).isPresent();
    if (temporary) {
      return new Step(0, "TEMPORARY_COVER");
    }
    if (history.firstTime()) {
      return new Step(0, "FIRST_POLICY");
    }
    if (history.ownershipTransferred()) {
      return new Step(0, "OWNERSHIP_TRANSFERRED");
    }
    if (history.faultFatalPaid() > 0) {
      return new Step(6, "FATAL");
    }
    if (history.faultNonFatalPaid() > 1) {
      return new Step(5, "TWO_OR_MORE");
    }
    if (history.faultNonFatalPaid() == 1) {
      return new Step(4, "ONE_NON_FATAL");
    }
    if (history.faultUnpaid() > 0) {
      return new Step(0, "CLAIM_PENDING");
    }
    return history.claimFreeYears() == 0
        ? new Step(0, "NO_COMPLETE_YEAR")
        : new Step(Math.min(history.claimFreeYears(), 3), "CLAIM_FREE");
  }

  private static boolean fits(BaseRate row, Vehicle vehicle) {
    if (row.useClass() != vehicle.useClass()) {
      return false;
    }
    return switch (row.dimension()) {
      case SEATS -> startsIn(row, whole(vehicle.seats()));
      case RATED_LOAD_TONNES -> startsIn(row, vehicle.ratedLoadTonnes());
      case DISPLACEMENT_ML ->
          vehicle.sidecar() ? row.to() == null : endsIn(row, whole(vehicle.displacementMl()));
      case NONE -> true;
    };
  }

  private static boolean startsIn(BaseRate row, @Nullable BigDecimal size) {
    return size != null
        && (row.from() == null || size.compareTo(row.from()) >= 0)
        && (row.to() == null || size.compareTo(row.to()) < 0);
  }

  private static boolean endsIn(BaseRate row, @Nullable BigDecimal size) {
    return size != null
        && (row.from() == null || size.compareTo(row.from()) > 0)
        && (row.to() == null || size.compareTo(row.to()) <= 0);
  }

  private static @Nullable BigDecimal whole(@Nullable Integer number) {
    return number == null ? null : BigDecimal.valueOf(number);
  }

  private static List<String> warnings(CompulsoryRequest request) {
    TreeSet<String> warnings = new TreeSet<>();
    if (request.startDate().isAfter(request.quoteDate().plusDays(EARLY_DAYS))) {
      warnings.add("EARLY_RENEWAL");
    }
    LocalDate previousEnd = request.history().previousEndDate();
    if (previousEnd != null && request.startDate().isAfter(previousEnd.plusDays(1))) {
      warnings.add("COVER_GAP");
    }
    return List.copyOf(warnings);
  }

  /**
   * @param number 1 to 6, or 0 when the premium does not float
   */
  private record Step(int number, String reason) {}
}
