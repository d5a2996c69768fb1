package io.forecourt.insurance.premium;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one way to round: half up to the cent, ties away from zero. */
final class Cents {

  static final BigDecimal ZERO = new BigDecimal("0.00");

  private static final int SCALE = 2;

  private Cents() {}

  static BigDecimal round(BigDecimal exact) {
    return exact.setScale(SCALE, RoundingMode.HALF_UP);
  }

  static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, SCALE, RoundingMode.HALF_UP);
  }
}
