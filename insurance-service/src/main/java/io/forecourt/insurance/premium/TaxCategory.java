package io.forecourt.insurance.premium;

import org.jspecify.annotations.Nullable;

/** Kinds of vehicles of the vehicle and vessel tax. */
public enum TaxCategory {
  PASSENGER_CAR,
  BUS_MEDIUM,
  BUS_LARGE,
  TRUCK,
  SPECIAL,
  MOTORCYCLE,
  TRACTOR,
  TRAILER;

  private static final int CAR_SEATS = 9;
  private static final int MEDIUM_SEATS = 19;

  /** Tank vehicles and container tractors carry goods: they are taxed as goods vehicles. */
  static TaxCategory of(UseClass use, @Nullable Integer seats) {
    return switch (use) {
      case PRIVATE, ENTERPRISE, GOVERNMENT, TAXI_RENTAL, CITY_BUS, COACH ->
          seats == null || seats <= CAR_SEATS
              ? PASSENGER_CAR
              : seats <= MEDIUM_SEATS ? BUS_MEDIUM : BUS_LARGE;
      case TRUCK_NONCOMM, TRUCK_COMM, SPECIAL_1, SPECIAL_4 -> TRUCK;
      case SPECIAL_2, SPECIAL_3 -> SPECIAL;
      case MOTORCYCLE -> MOTORCYCLE;
      case TRACTOR -> TRACTOR;
      case TRAILER -> TRAILER;
    };
  }

  boolean isByTonne() {
    return this == TRUCK || this == SPECIAL;
  }
}
