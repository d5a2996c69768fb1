package io.forecourt.insurance.premium;

import io.forecourt.insurance.premium.Calculation.CompulsoryPart;
import io.forecourt.insurance.premium.Outcome.Rated;
import io.forecourt.insurance.premium.QuoteRequest.AccidentHistory;
import io.forecourt.insurance.premium.QuoteRequest.CompulsoryCover;
import io.forecourt.insurance.premium.QuoteRequest.Vehicle;
import io.forecourt.insurance.premium.RateBook.BaseTable;
import io.forecourt.insurance.premium.RateBook.FloatStep;
import io.forecourt.insurance.premium.RateBook.FloatTable;
import io.forecourt.insurance.premium.RateBook.ShortTermTable;
import io.forecourt.insurance.premium.RateBook.TractorTable;
import io.forecourt.insurance.premium.RateData.BaseRate;
import io.forecourt.insurance.premium.RateData.Region;
import io.forecourt.insurance.premium.RateData.ShortTermReason;
import io.forecourt.insurance.premium.RateData.TractorRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The compulsory section: base rate, short term, float with the accident record. */
final class CompulsoryRating {

  private static final String NO_FLOAT = "NONE";

  private final RateBook book;

  CompulsoryRating(RateBook book) {
    this.book = book;
  }

  Outcome<CompulsoryPart> rate(
      LocalDate quoteDate,
      Region region,
      Vehicle vehicle,
      CompulsoryCover cover,
      EnumSet<Warning> warnings) {
    AccidentHistory history = cover.history() == null ? AccidentHistory.FIRST : cover.history();
    Term term = Term.of(cover.startDate(), cover.endDate());
    ErrorCode refusal = term.refusal(quoteDate, history.previousEndDate(), book.renewal());
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    ShortTermReason reason = term.isShort() ? book.shortTermReason(cover.shortTermReason()) : null;
    if (term.isShort() && reason == null) {
      return Outcome.refused(ErrorCode.SHORT_TERM_NOT_ALLOWED);
    }
    return switch (base(quoteDate, region, vehicle)) {
      case Outcome.Refused<Base>(ErrorCode code) -> Outcome.refused(code);
      case Rated<Base>(Base base) -> {
        ShortTermTable shortTerms = book.shortTermTable(quoteDate);
        FloatTable floats = book.floatTable(quoteDate);
        if (shortTerms == null || floats == null) {
          yield Outcome.refused(ErrorCode.NO_RATE_VERSION);
        }
        term.warn(quoteDate, history.previousEndDate(), book.renewal(), warnings);
        FloatReason why = why(vehicle.useClass(), reason, history);
        int step = step(why, history);
        yield new Rated<>(
            part(
                term, base, shortTerms, floats, why, step == 0 ? null : floats.step(region, step)));
      }
    };
  }

  private CompulsoryPart part(
      Term term,
      Base base,
      ShortTermTable shortTerms,
      FloatTable floats,
      FloatReason why,
      @Nullable FloatStep step) {
    int months = term.startedMonths();
    BigDecimal factor = shortTerms.factor(months);
    BigDecimal shortened = base.premium().multiply(factor);
    BigDecimal premium = Cents.round(step == null ? shortened : shortened.multiply(step.factor()));
    BigDecimal net = Cents.divide(premium, book.vatDivisor());
    return new CompulsoryPart(
        term.start(),
        term.end(),
        term.days(),
        base.premium(),
        months,
        factor,
        step == null ? NO_FLOAT : step.code(),
        why,
        step == null ? Cents.ZERO : step.rate(),
        premium,
        net,
        premium.subtract(net),
        base.row(),
        base.label(),
        base.table(),
        shortTerms.ref(),
        floats.ref(),
        step == null ? null : step.confirmation());
  }

  private record Base(BigDecimal premium, int row, String label, TableRef table) {}

  private Outcome<Base> base(LocalDate quoteDate, Region region, Vehicle vehicle) {
    return switch (vehicle.useClass()) {
      case TRAILER -> Outcome.refused(ErrorCode.TRAILER_NOT_INSURABLE);
      case TRACTOR -> tractor(quoteDate, region, vehicle);
      case PRIVATE,
          ENTERPRISE,
          GOVERNMENT,
          TAXI_RENTAL,
          CITY_BUS,
          COACH,
          TRUCK_NONCOMM,
          TRUCK_COMM,
          SPECIAL_1,
          SPECIAL_2,
          SPECIAL_3,
          SPECIAL_4,
          MOTORCYCLE ->
          tariff(quoteDate, vehicle);
    };
  }

  private Outcome<Base> tariff(LocalDate quoteDate, Vehicle vehicle) {
    BaseTable table = book.baseTable(quoteDate);
    if (table == null) {
      return Outcome.refused(ErrorCode.NO_RATE_VERSION);
    }
    for (BaseRate row : table.of(vehicle.useClass())) {
      if (fits(row, vehicle)) {
        return new Rated<>(new Base(row.premium(), row.rowNo(), row.label(), table.ref()));
      }
    }
    return Outcome.refused(ErrorCode.NO_BASE_RATE);
  }

  private Outcome<Base> tractor(LocalDate quoteDate, Region region, Vehicle vehicle) {
    List<TractorTable> tables = book.tractorTables(region);
    if (tables == null) {
      return Outcome.refused(ErrorCode.REGIONAL_TRACTOR_RATE_MISSING);
    }
    TractorTable table = RateBook.inForce(tables, quoteDate);
    if (table == null) {
      return Outcome.refused(ErrorCode.NO_RATE_VERSION);
    }
    for (TractorRate row : table.rows()) {
      if (row.tractorType() == vehicle.tractorType()
          && vehicle.powerKw() != null
          && RateBook.atMost(vehicle.powerKw(), row.upToKw())) {
        return new Rated<>(new Base(row.premium(), 0, row.tractorType().name(), table.ref()));
      }
    }
    return Outcome.refused(ErrorCode.REGIONAL_TRACTOR_RATE_MISSING);
  }

  private static boolean fits(BaseRate row, Vehicle vehicle) {
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
        && RateBook.atLeast(size, row.from())
        && (row.to() == null || size.compareTo(row.to()) < 0);
  }

  private static boolean endsIn(BaseRate row, @Nullable BigDecimal size) {
    return size != null
        && (row.from() == null || size.compareTo(row.from()) > 0)
        && RateBook.atMost(size, row.to());
  }

  private static @Nullable BigDecimal whole(@Nullable Integer number) {
    return number == null ? null : BigDecimal.valueOf(number);
  }

  /** The first rule that fits; {@code shortTerm} is null for a full year. */
  private FloatReason why(
      UseClass use, @Nullable ShortTermReason shortTerm, AccidentHistory history) {
    if (!book.floats(use)) {
      return FloatReason.CLASS_NOT_FLOATED;
    }
    if (shortTerm != null && !shortTerm.floats()) {
      return FloatReason.TEMPORARY_COVER;
    }
    if (history.firstTime()) {
      return FloatReason.FIRST_POLICY;
    }
    if (history.ownershipTransferred()) {
      return FloatReason.OWNERSHIP_TRANSFERRED;
    }
    if (history.faultFatalPaid() > 0) {
      return FloatReason.FATAL;
    }
    if (history.faultNonFatalPaid() > 1) {
      return FloatReason.TWO_OR_MORE;
    }
    if (history.faultNonFatalPaid() == 1) {
      return FloatReason.ONE_NON_FATAL;
    }
    if (history.faultUnpaid() > 0) {
      return FloatReason.CLAIM_PENDING;
    }
    return history.claimFreeYears() == 0 ? FloatReason.NO_COMPLETE_YEAR : FloatReason.CLAIM_FREE;
  }

  /** The step of the plan, or 0 when the premium does not float. */
  private static int step(FloatReason why, AccidentHistory history) {
    return switch (why) {
      case CLASS_NOT_FLOATED,
          TEMPORARY_COVER,
          FIRST_POLICY,
          OWNERSHIP_TRANSFERRED,
          CLAIM_PENDING,
          NO_COMPLETE_YEAR ->
          0;
      case CLAIM_FREE -> Math.min(history.claimFreeYears(), 3);
      case ONE_NON_FATAL -> 4;
      case TWO_OR_MORE -> 5;
      case FATAL -> 6;
    };
  }
}
