package io.forecourt.insurance.premium;

import io.forecourt.insurance.premium.QuoteRequest.Vehicle;
import io.forecourt.insurance.premium.RateData.Depreciation;
import io.forecourt.insurance.premium.RateData.DepreciationRow;
import io.forecourt.insurance.premium.RateData.PriceBand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a vehicle is worth when cover starts.
 *
 * @param months completed months since the first registration; 0 for a new car
 * @param monthlyRate of depreciation
 */
record VehicleValue(int months, BigDecimal monthlyRate, BigDecimal actualValue) {

  private static final int CAR_SEATS = 9;

  static VehicleValue of(Vehicle vehicle, BigDecimal price, LocalDate start, Depreciation table) {
    int months = months(vehicle, start);
    BigDecimal rate = monthlyRate(vehicle, price, table);
    BigDecimal lost = rate.multiply(BigDecimal.valueOf(months)).min(table.maxRatio());
    return new VehicleValue(
        months, rate, Cents.round(price.multiply(BigDecimal.ONE.subtract(lost))));
  }

  private static int months(Vehicle vehicle, LocalDate start) {
    LocalDate registered = vehicle.firstRegistrationDate();
    return vehicle.newCar() || registered == null
        ? 0
        : (int) ChronoUnit.MONTHS.between(registered, start);
  }

  private static BigDecimal monthlyRate(Vehicle vehicle, BigDecimal price, Depreciation table) {
    boolean car =
        vehicle.useClass().isPassenger() && vehicle.seats() != null && vehicle.seats() <= CAR_SEATS;
    if (car && vehicle.useClass() == UseClass.PRIVATE && vehicle.energy().isNewEnergy()) {
      return vehicle.energy() == Energy.BEV ? ofPrice(price, table) : table.nevPrivate().phevFcev();
    }
    String body =
        car ? "PASSENGER_LE9" : vehicle.useClass().isPassenger() ? "PASSENGER_GE10" : "OTHER";
    for (DepreciationRow row : table.rows()) {
      BigDecimal rate = row.body().equals(body) ? ofUse(row, vehicle.useClass()) : null;
      if (rate != null) {
        return rate;
      }
    }
    throw new IllegalStateException("no depreciation for " + vehicle.useClass());
  }

  private static BigDecimal ofPrice(BigDecimal price, Depreciation table) {
    for (PriceBand band : table.nevPrivate().bev()) {
      if (band.priceTo() == null || price.compareTo(band.priceTo()) < 0) {
        return band.rate();
      }
    }
    throw new IllegalStateException("no depreciation for this price");
  }

  private static @Nullable BigDecimal ofUse(DepreciationRow row, UseClass use) {
    return switch (use) {
      case PRIVATE -> row.PRIVATE();
      case TAXI_RENTAL -> row.RENTAL();
      case CITY_BUS, COACH, TRUCK_COMM -> row.OTHEROP();
      case ENTERPRISE,
          GOVERNMENT,
          TRUCK_NONCOMM,
          SPECIAL_1,
          SPECIAL_2,
          SPECIAL_3,
          SPECIAL_4,
          MOTORCYCLE,
          TRACTOR,
          TRAILER ->
          row.NONOP();
    };
  }
}
