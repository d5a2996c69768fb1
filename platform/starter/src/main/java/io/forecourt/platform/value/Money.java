package io.forecourt.platform.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money with scale 2 and its currency; in JSON {@code
 * {"amount":"30000.00","currency":"CNY"}}.
 *
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {

  public static final String CNY = "CNY";

  /**
   * @throws ArithmeticException if the amount has more than two decimals
   */
  public Money {
    amount = amount.setScale(2, RoundingMode.UNNECESSARY);
  }

  public static Money cny(String amount) {
    return new Money(new BigDecimal(amount), CNY);
  }

  public static Money zero() {
    return cny("0");
  }

  public Money plus(Money other) {
    return new Money(amount.add(same(other).amount), currency);
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(same(other).amount), currency);
  }

  public Money times(int count) {
    return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
  }

  /** Rounded half up to the cent. */
  public Money times(BigDecimal factor) {
    return new Money(amount.multiply(factor).setScale(2, RoundingMode.HALF_UP), currency);
  }

  public boolean isLessThan(Money other) {
    return compareTo(other) < 0;
  }

  public boolean isNegative() {
    return amount.signum() < 0;
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  /**
   * @throws IllegalArgumentException if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    return amount.compareTo(same(other).amount);
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
    }
    return other;
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
