package io.forecourt.insurance.premium;

import io.forecourt.insurance.premium.Calculation.CompulsoryPart;
import io.forecourt.insurance.premium.Calculation.TaxPart;
import io.forecourt.insurance.premium.Outcome.Rated;
import io.forecourt.insurance.premium.QuoteRequest.TaxDue;
import io.forecourt.insurance.premium.QuoteRequest.Vehicle;
import io.forecourt.insurance.premium.RateBook.TaxTable;
import io.forecourt.insurance.premium.RateData.EnergyRule;
import io.forecourt.insurance.premium.RateData.ProvinceTax;
import io.forecourt.insurance.premium.RateData.Region;
import io.forecourt.insurance.premium.RateData.TaxBand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** The vehicle and vessel tax, which the insurer collects with the compulsory premium. */
final class TaxRating {

  private static final int FULL_YEAR = 12;

  private final RateBook book;

  TaxRating(RateBook book) {
    this.book = book;
  }

  /**
   * @param compulsory null when the request has no such section
   */
  Outcome<TaxPart> rate(
      Region region,
      Vehicle vehicle,
      TaxDue due,
      @Nullable CompulsoryPart compulsory,
      EnumSet<Warning> warnings) {
    if (compulsory == null) {
      return Outcome.refused(ErrorCode.TAX_NEEDS_COMPULSORY);
    }
    TaxCategory category = TaxCategory.of(vehicle.useClass(), vehicle.seats());
    TaxTreatment treatment = treatment(book, vehicle, due);
    int year = compulsory.startDate().getYear();
    if (treatment.isZero()) {
      return new Rated<>(nothing(year, category, treatment, due));
    }
    TaxTable table = book.taxTable(region.province(), compulsory.startDate());
    if (table == null || !isLoaded(table.rates(), category)) {
      return Outcome.refused(ErrorCode.TAX_TABLE_MISSING);
    }
    BigDecimal amount = amount(table.rates(), category, vehicle);
    if (amount == null) {
      return Outcome.refused(ErrorCode.DISPLACEMENT_REQUIRED);
    }
    int months = months(vehicle, due, year, compulsory);
    if (months == 0) {
      return Outcome.refused(ErrorCode.INVOICE_DATE_INVALID);
    }
    if (!table.ref().confirmed()) {
      warnings.add(Warning.UNCONFIRMED_TAX_TABLE);
    }
    if (category == TaxCategory.PASSENGER_CAR && isTooLargeForRelief(vehicle)) {
      warnings.add(Warning.ENERGY_SAVING_NOT_ELIGIBLE);
    }
    return new Rated<>(taxed(year, category, treatment, due, table, amount, months, vehicle));
  }

  private static TaxPart nothing(
      int year, TaxCategory category, TaxTreatment treatment, TaxDue due) {
    return new TaxPart(
        year,
        category,
        Cents.ZERO,
        0,
        treatment,
        Cents.round(due.arrears().add(due.lateFee())),
        null,
        BigDecimal.ONE,
        0,
        1,
        due.arrears(),
        due.lateFee(),
        null);
  }

  private static TaxPart taxed(
      int year,
      TaxCategory category,
      TaxTreatment treatment,
      TaxDue due,
      TaxTable table,
      BigDecimal amount,
      int months,
      Vehicle vehicle) {
    BigDecimal quantity =
        category.isByTonne() && vehicle.curbWeightTonnes() != null
            ? vehicle.curbWeightTonnes()
            : BigDecimal.ONE;
    int relief =
        category == TaxCategory.PASSENGER_CAR ? table.rates().passengerCarReliefMonths() : 0;
    int halves = treatment == TaxTreatment.HALF ? 2 : 1;
    BigDecimal twelfths =
        amount.multiply(quantity).multiply(BigDecimal.valueOf(FULL_YEAR - relief));
    BigDecimal annual = Cents.divide(twelfths, BigDecimal.valueOf((long) FULL_YEAR * halves));
    BigDecimal tax =
        Cents.divide(
            twelfths.multiply(BigDecimal.valueOf(months)),
            BigDecimal.valueOf((long) FULL_YEAR * FULL_YEAR * halves));
    return new TaxPart(
        year,
        category,
        annual,
        months,
        treatment,
        Cents.round(tax.add(due.arrears()).add(due.lateFee())),
        amount,
        quantity,
        relief,
        halves,
        due.arrears(),
        due.lateFee(),
        table.ref());
  }

  static TaxTreatment treatment(RateBook book, Vehicle vehicle, TaxDue due) {
    if (due.alreadyPaid()) {
      return TaxTreatment.ALREADY_PAID;
    }
    if (due.statutoryExempt()) {
      return TaxTreatment.STATUTORY_EXEMPT;
    }
    TaxCategory category = TaxCategory.of(vehicle.useClass(), vehicle.seats());
    if (category == TaxCategory.TRACTOR) {
      return TaxTreatment.NOT_TAXABLE;
    }
    for (EnergyRule rule : book.energyRules(vehicle.energy())) {
      if (applies(rule, category, vehicle)) {
        return rule.treatment();
      }
    }
    return TaxTreatment.TAXED;
  }

  private static boolean applies(EnergyRule rule, TaxCategory category, Vehicle vehicle) {
    boolean car = category == TaxCategory.PASSENGER_CAR;
    boolean fits =
        switch (rule.category()) {
          case "PASSENGER_CAR" -> car;
          case "OTHER" -> !car;
          default -> true;
        };
    Integer most = car ? rule.passengerCarMaxMl() : null;
    return fits
        && (vehicle.catalogueListed() || !rule.needsCatalogue())
        && (most == null || vehicle.displacementMl() == null || vehicle.displacementMl() <= most);
  }

  /** Whether a rule would favour its energy, listed or not, were its engine smaller. */
  private boolean isTooLargeForRelief(Vehicle vehicle) {
    Integer displacement = vehicle.displacementMl();
    for (EnergyRule rule : book.energyRules(vehicle.energy())) {
      if (displacement != null
          && rule.passengerCarMaxMl() != null
          && displacement > rule.passengerCarMaxMl()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoaded(ProvinceTax rates, TaxCategory category) {
    return category == TaxCategory.PASSENGER_CAR
        ? !rates.passengerCar().isEmpty()
        : flat(rates, category) != null;
  }

  private static @Nullable BigDecimal amount(
      ProvinceTax rates, TaxCategory category, Vehicle vehicle) {
    if (category != TaxCategory.PASSENGER_CAR) {
      return flat(rates, category);
    }
    Integer displacement = vehicle.displacementMl();
    if (displacement == null) {
      return null;
    }
    for (TaxBand band : rates.passengerCar()) {
      if (displacement > band.aboveMl()
          && (band.upToMl() == null || displacement <= band.upToMl())) {
        return band.annual();
      }
    }
    return null;
  }

  private static @Nullable BigDecimal flat(ProvinceTax rates, TaxCategory category) {
    return switch (category) {
      case BUS_MEDIUM -> rates.busMedium();
      case BUS_LARGE -> rates.busLarge();
      case TRUCK -> rates.truckPerTonne();
      case SPECIAL -> rates.specialPerTonne();
      case TRAILER -> rates.trailerPerTonne();
      case MOTORCYCLE -> rates.motorcycle();
      case PASSENGER_CAR, TRACTOR -> null;
    };
  }

  /** Months that are charged, or 0 when the invoice is of a later year. */
  private static int months(Vehicle vehicle, TaxDue due, int year, CompulsoryPart compulsory) {
    Term term = Term.of(compulsory.startDate(), compulsory.endDate());
    if (term.isShort()) {
      return term.calendarMonths();
    }
    LocalDate invoice = due.invoiceDate();
    if (!vehicle.newCar() || invoice == null || invoice.getYear() < year) {
      return FULL_YEAR;
    }
    return invoice.getYear() > year ? 0 : FULL_YEAR + 1 - invoice.getMonthValue();
  }
}
