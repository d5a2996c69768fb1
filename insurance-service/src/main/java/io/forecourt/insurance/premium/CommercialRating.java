package io.forecourt.insurance.premium;

import io.forecourt.insurance.premium.Calculation.Basis;
import io.forecourt.insurance.premium.Calculation.CommercialPart;
import io.forecourt.insurance.premium.Calculation.DamageBasis;
import io.forecourt.insurance.premium.Calculation.LimitBasis;
import io.forecourt.insurance.premium.Calculation.Line;
import io.forecourt.insurance.premium.Calculation.OccupantBasis;
import io.forecourt.insurance.premium.Calculation.ShareBasis;
import io.forecourt.insurance.premium.Calculation.TableBasis;
import io.forecourt.insurance.premium.Outcome.Rated;
import io.forecourt.insurance.premium.QuoteRequest.ClaimHistory;
import io.forecourt.insurance.premium.QuoteRequest.CommercialCover;
import io.forecourt.insurance.premium.QuoteRequest.Damage;
import io.forecourt.insurance.premium.QuoteRequest.Passengers;
import io.forecourt.insurance.premium.QuoteRequest.Vehicle;
import io.forecourt.insurance.premium.RateBook.AddOn;
import io.forecourt.insurance.premium.RateBook.AgedRows;
import io.forecourt.insurance.premium.RateBook.InsurerTables;
import io.forecourt.insurance.premium.RateBook.Range;
import io.forecourt.insurance.premium.RateBook.VersionTable;
import io.forecourt.insurance.premium.RateData.AgeBand;
import io.forecourt.insurance.premium.RateData.AgreedValueBand;
import io.forecourt.insurance.premium.RateData.ClassRelativity;
import io.forecourt.insurance.premium.RateData.EnergyRelativity;
import io.forecourt.insurance.premium.RateData.Method;
import io.forecourt.insurance.premium.RateData.Occupant;
import io.forecourt.insurance.premium.RateData.Region;
import io.forecourt.insurance.premium.RateData.ViolationRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The commercial section of one request: checks in the order of the error codes, then the lines.
 */
final class CommercialRating {

  static final String DAMAGE = "DAMAGE";
  static final String THIRD_PARTY = "THIRD_PARTY";
  static final String DRIVER = "DRIVER";
  static final String PASSENGER = "PASSENGER";

  private static final BigDecimal YEAR = BigDecimal.valueOf(365);

  private final RateBook book;
  private final LocalDate quoteDate;
  private final Region region;
  private final Vehicle vehicle;
  private final CommercialCover cover;
  private final Term term;

  CommercialRating(
      RateBook book, LocalDate quoteDate, Region region, Vehicle vehicle, CommercialCover cover) {
    this.book = book;
    this.quoteDate = quoteDate;
    this.region = region;
    this.vehicle = vehicle;
    this.cover = cover;
    this.term = Term.of(cover.startDate(), cover.endDate());
  }

  Outcome<CommercialPart> rate(EnumSet<Warning> warnings) {
    ClaimHistory history = cover.history() == null ? ClaimHistory.NEW_VEHICLE : cover.history();
    ErrorCode refusal = term.refusal(quoteDate, history.previousEndDate(), book.renewal());
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    InsurerTables insurer = book.insurer(cover.insurerCode());
    VersionTable version = insurer == null ? null : RateBook.inForce(insurer.versions(), quoteDate);
    Range range = book.autonomousRange(vehicle.energy().isNewEnergy(), quoteDate);
    if (range == null || (insurer != null && version == null)) {
      return Outcome.refused(ErrorCode.NO_RATE_VERSION);
    }
    if (version == null) {
      return Outcome.refused(ErrorCode.UNKNOWN_INSURER);
    }
    ErrorCode unfit = unfit(version, range, history);
    if (unfit != null) {
      return Outcome.refused(unfit);
    }
    VehicleValue value = value();
    unfit = notOffered(version, value);
    if (unfit != null) {
      return Outcome.refused(unfit);
    }
    term.warn(quoteDate, history.previousEndDate(), book.renewal(), warnings);
    if (version.ref().demo()) {
      warnings.add(Warning.DEMO_RATES);
    }
    return new Rated<>(part(version, range, history, value));
  }

  private @Nullable ErrorCode unfit(VersionTable version, Range range, ClaimHistory history) {
    if (version.rates().expenseRatio().compareTo(book.data().commercial().expenseRatioCap()) > 0) {
      return ErrorCode.EXPENSE_RATIO_ABOVE_CAP;
    }
    if (!range.contains(cover.autonomousFactor())) {
      return ErrorCode.AP_FACTOR_OUT_OF_RANGE;
    }
    if (!isViolationFactorAllowed()) {
      return ErrorCode.TV_FACTOR_OUT_OF_RANGE;
    }
    if (version.relativity(vehicle.useClass(), vehicle.seats()) == null
        || version.energy(vehicle.energy()) == null) {
      return ErrorCode.COMMERCIAL_NOT_RATED;
    }
    if (NcdGrade.isInconsistent(history, book.data().commercial().ncd())) {
      return ErrorCode.HISTORY_INCONSISTENT;
    }
    return null;
  }

  private boolean isViolationFactorAllowed() {
    BigDecimal factor = cover.trafficViolationFactor();
    ViolationRange range = book.violationRange(region);
    return range == null
        ? factor.compareTo(BigDecimal.ONE) == 0
        : RateBook.atLeast(factor, range.min()) && RateBook.atMost(factor, range.max());
  }

  /** Null without damage cover, or without the price that it needs. */
  private @Nullable VehicleValue value() {
    BigDecimal price = vehicle.newCarPrice();
    return cover.damage() == null || price == null
        ? null
        : VehicleValue.of(
            vehicle, price, cover.startDate(), book.data().commercial().depreciation());
  }

  private @Nullable ErrorCode notOffered(VersionTable version, @Nullable VehicleValue value) {
    Damage damage = cover.damage();
    if (damage != null && value == null) {
      return ErrorCode.NEW_CAR_PRICE_REQUIRED;
    }
    if (damage != null
        && damage.agreedValue() != null
        && value != null
        && !isInBand(damage.agreedValue(), value.actualValue())) {
      return ErrorCode.AGREED_VALUE_OUT_OF_BAND;
    }
    BigDecimal limit = cover.thirdPartyLimit();
    if (limit != null && !version.limits().containsKey(limit)) {
      return ErrorCode.LIMIT_NOT_OFFERED;
    }
    int months = value == null ? 0 : value.months();
    if (!areSumsOffered(version, months)) {
      return ErrorCode.SUM_INSURED_NOT_OFFERED;
    }
    Passengers passengers = cover.passengers();
    if (passengers != null && !areSeatsThere(passengers)) {
      return ErrorCode.PASSENGER_SEATS_INVALID;
    }
    if (damage == null && limit == null && cover.driverSum() == null && passengers == null) {
      return ErrorCode.NO_MAIN_COVERAGE;
    }
    return addOnsRefused(version);
  }

  private boolean isInBand(BigDecimal agreed, BigDecimal actual) {
    AgreedValueBand band = book.data().commercial().agreedValueBand();
    return agreed.compareTo(actual.multiply(band.min())) >= 0
        && agreed.compareTo(actual.multiply(band.max())) <= 0
        && RateBook.atMost(agreed, vehicle.newCarPrice());
  }

  private boolean areSumsOffered(VersionTable version, int months) {
    Occupant occupant = version.rates().occupant();
    if (cover.driverSum() != null && !isOnSteps(cover.driverSum(), occupant)) {
      return false;
    }
    if (cover.passengers() != null
        && !isOnSteps(cover.passengers().sumInsuredPerSeat(), occupant)) {
      return false;
    }
    for (QuoteRequest.AddOn wanted : cover.addOns()) {
      AddOn offered = version.addOns().get(wanted.code());
      if (offered != null && !isOffered(offered, wanted, months)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOnSteps(BigDecimal sum, Occupant occupant) {
    return sum.compareTo(occupant.minSum()) >= 0
        && sum.compareTo(occupant.maxSum()) <= 0
        && sum.remainder(occupant.step()).signum() == 0;
  }

  private static boolean isOffered(AddOn offered, QuoteRequest.AddOn wanted, int months) {
    return switch (offered.table().method()) {
      case TABLE, TABLE_BY_AGE -> tableRow(offered, wanted, months) != null;
      case PCT_BY_OPTION ->
          wanted.option() != null && offered.options().containsKey(wanted.option());
      case PCT_OF_MAIN, FLAT -> true;
    };
  }

  private static @Nullable BigDecimal tableRow(
      AddOn offered, QuoteRequest.AddOn wanted, int months) {
    BigDecimal sum = wanted.sumInsured();
    if (sum == null) {
      return null;
    }
    NavigableMap<BigDecimal, BigDecimal> rows =
        offered.table().method() == Method.TABLE ? offered.rows() : aged(offered, months);
    return rows == null ? null : rows.get(sum);
  }

  private static @Nullable NavigableMap<BigDecimal, BigDecimal> aged(AddOn offered, int months) {
    for (AgedRows band : offered.aged()) {
      if (band.covers(months)) {
        return band.rows();
      }
    }
    return null;
  }

  private boolean areSeatsThere(Passengers passengers) {
    int own = vehicle.seats() == null ? 0 : vehicle.seats() - 1;
    int seats = seats(passengers);
    return seats >= 1 && seats <= own;
  }

  private int seats(Passengers passengers) {
    if (passengers.seats() != null) {
      return passengers.seats();
    }
    return vehicle.seats() == null ? 0 : vehicle.seats() - 1;
  }

  /** Code by code, not add-on by add-on: the order of the codes decides. */
  private @Nullable ErrorCode addOnsRefused(VersionTable version) {
    ErrorCode first = null;
    for (QuoteRequest.AddOn wanted : cover.addOns()) {
      ErrorCode code = refused(version.addOns().get(wanted.code()));
      if (code != null && (first == null || code.compareTo(first) < 0)) {
        first = code;
      }
    }
    return first;
  }

  private @Nullable ErrorCode refused(@Nullable AddOn offered) {
    if (offered == null) {
      return ErrorCode.ADD_ON_NOT_OFFERED;
    }
    if (!isThere(offered.table().requires())) {
      return ErrorCode.ADD_ON_NEEDS_MAIN;
    }
    if (offered.table().nevOnly() && !vehicle.energy().isNewEnergy()) {
      return ErrorCode.ADD_ON_NEV_ONLY;
    }
    if (offered.table().privateOnly() && vehicle.useClass() != UseClass.PRIVATE) {
      return ErrorCode.ADD_ON_PRIVATE_ONLY;
    }
    return null;
  }

  private boolean isThere(@Nullable String main) {
    return switch (main) {
      case null -> true;
      case DAMAGE -> cover.damage() != null;
      case THIRD_PARTY -> cover.thirdPartyLimit() != null;
      case DRIVER -> cover.driverSum() != null;
      case PASSENGER -> cover.passengers() != null;
      default -> false;
    };
  }

  private CommercialPart part(
      VersionTable version, Range range, ClaimHistory history, @Nullable VehicleValue value) {
    NcdGrade grade = NcdGrade.of(history, term, book.data().commercial().ncd());
    BigDecimal ncd = book.ncdFactor(grade.level());
    BigDecimal combined =
        ncd.multiply(cover.trafficViolationFactor()).multiply(cover.autonomousFactor());
    List<Line> lines = new Lines(version, combined, value).all();
    BigDecimal total = Cents.ZERO;
    for (Line line : lines) {
      total = total.add(line.premium());
    }
    BigDecimal net = Cents.divide(total, book.vatDivisor());
    return new CommercialPart(
        cover.insurerCode(),
        version.rates().version(),
        term.start(),
        term.end(),
        term.days(),
        term.isShort(),
        value == null ? 0 : value.months(),
        value == null ? null : value.actualValue(),
        grade.level(),
        grade.reason(),
        ncd,
        cover.trafficViolationFactor(),
        cover.autonomousFactor(),
        combined,
        lines,
        total,
        net,
        total.subtract(net),
        book.authority(cover.autonomousFactor(), total),
        version.rates().expenseRatio(),
        value == null ? null : vehicle.newCarPrice(),
        value == null ? null : value.monthlyRate(),
        version.ref(),
        range.ref(),
        book.ncdTable());
  }

  /** The lines of a section that has passed every check. */
  private final class Lines {

    private final VersionTable version;
    private final BigDecimal factor;
    private final @Nullable BigDecimal days;
    private final @Nullable VehicleValue value;
    private final ClassRelativity classes;
    private final EnergyRelativity energies;
    private final BigDecimal place;
    private final List<Line> lines;

    Lines(VersionTable version, BigDecimal combined, @Nullable VehicleValue value) {
      this.version = version;
      this.days = term.isShort() ? BigDecimal.valueOf(term.days()) : null;
      this.factor = days == null ? combined : combined.multiply(days);
      this.value = value;
      this.classes =
          Objects.requireNonNull(version.relativity(vehicle.useClass(), vehicle.seats()));
      this.energies = Objects.requireNonNull(version.energy(vehicle.energy()));
      this.place = version.region(region.code());
      this.lines = new ArrayList<>(4 + cover.addOns().size());
    }

    List<Line> all() {
      damage();
      thirdParty();
      occupants();
      for (QuoteRequest.AddOn wanted : cover.addOns()) {
        addOn(wanted, Objects.requireNonNull(version.addOns().get(wanted.code())));
      }
      return List.copyOf(lines);
    }

    private void damage() {
      BigDecimal price = vehicle.newCarPrice();
      if (cover.damage() == null || value == null || price == null) {
        return;
      }
      BigDecimal agreed = cover.damage().agreedValue();
      BigDecimal sum = agreed == null ? value.actualValue() : agreed;
      BigDecimal difference = sum.subtract(value.actualValue());
      BigDecimal adjustment = version.rates().damage().agreedValueAdjustmentRate();
      AgeBand band = ageBand(value.months());
      BigDecimal pure =
          band.fixed()
              .add(price.multiply(band.rate()))
              .multiply(classes.damage())
              .multiply(place)
              .multiply(energies.damage())
              .add(difference.multiply(adjustment));
      add(
          DAMAGE,
          sum,
          pure,
          new DamageBasis(
              band.fixed(),
              band.rate(),
              price,
              classes.damage(),
              place,
              energies.damage(),
              difference,
              adjustment));
    }

    private AgeBand ageBand(int months) {
      for (AgeBand band : version.rates().damage().ageBands()) {
        if (months >= band.fromMonths() && (band.toMonths() == null || months < band.toMonths())) {
          return band;
        }
      }
      throw new IllegalStateException("no band for " + months + " months");
    }

    private void thirdParty() {
      BigDecimal limit = cover.thirdPartyLimit();
      if (limit == null) {
        return;
      }
      BigDecimal table = Objects.requireNonNull(version.limits().get(limit));
      add(
          THIRD_PARTY,
          limit,
          table.multiply(classes.thirdParty()).multiply(place).multiply(energies.thirdParty()),
          new LimitBasis(table, classes.thirdParty(), place, energies.thirdParty()));
    }

    private void occupants() {
      Occupant rates = version.rates().occupant();
      if (cover.driverSum() != null) {
        occupant(DRIVER, cover.driverSum(), 1, rates.driverRate());
      }
      if (cover.passengers() != null) {
        occupant(
            PASSENGER,
            cover.passengers().sumInsuredPerSeat(),
            seats(cover.passengers()),
            rates.passengerRate());
      }
    }

    private void occupant(String code, BigDecimal sum, int seats, BigDecimal rate) {
      add(
          code,
          sum,
          sum.multiply(BigDecimal.valueOf(seats))
              .multiply(rate)
              .multiply(classes.occupant())
              .multiply(place),
          new OccupantBasis(sum, seats, rate, classes.occupant(), place));
    }

    private void addOn(QuoteRequest.AddOn wanted, AddOn offered) {
      switch (offered.table().method()) {
        case TABLE, TABLE_BY_AGE -> {
          BigDecimal row =
              Objects.requireNonNull(tableRow(offered, wanted, value == null ? 0 : value.months()));
          add(wanted.code(), Objects.requireNonNull(wanted.sumInsured()), row, new TableBasis(row));
        }
        case FLAT -> {
          BigDecimal flat = Objects.requireNonNull(offered.table().pureRisk());
          add(wanted.code(), Cents.ZERO, flat, new TableBasis(flat));
        }
        case PCT_OF_MAIN ->
            share(wanted.code(), offered, Objects.requireNonNull(offered.table().rate()));
        case PCT_BY_OPTION ->
            share(
                wanted.code(),
                offered,
                Objects.requireNonNull(
                    offered.options().get(Objects.requireNonNull(wanted.option()))));
      }
    }

    /** Of the main cover's pure risk as it is shown, rounded. */
    private void share(String code, AddOn offered, BigDecimal rate) {
      String main = Objects.requireNonNull(offered.table().requires());
      for (Line line : lines) {
        if (line.code().equals(main)) {
          add(
              code,
              Cents.ZERO,
              line.pureRisk().multiply(rate),
              new ShareBasis(main, line.pureRisk(), rate));
          return;
        }
      }
      throw new IllegalStateException(code + " without " + main);
    }

    private void add(String code, BigDecimal sum, BigDecimal exact, Basis basis) {
      BigDecimal pure = Cents.round(exact);
      BigDecimal benchmark = Cents.divide(pure, version.divisor());
      BigDecimal premium = benchmark.multiply(factor);
      lines.add(
          new Line(
              code,
              sum,
              pure,
              benchmark,
              days == null ? Cents.round(premium) : Cents.divide(premium, YEAR),
              basis));
    }
  }
}
