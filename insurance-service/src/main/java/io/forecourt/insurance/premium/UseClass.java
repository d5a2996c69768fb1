package io.forecourt.insurance.premium;

/** Use classes of the compulsory tariff (2008 edition). */
public enum UseClass {
  PRIVATE,
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
  MOTORCYCLE,
  TRACTOR,
  TRAILER;

  public boolean isPassenger() {
    return compareTo(COACH) <= 0;
  }

  public boolean isGoods() {
    return this == TRUCK_NONCOMM || this == TRUCK_COMM;
  }
}
