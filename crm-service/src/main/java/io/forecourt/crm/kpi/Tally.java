package io.forecourt.crm.kpi;

import java.math.BigDecimal;

/**
 * What a source counted of one measure for one group.
 *
 * @param group empty where nobody and nothing is named
 * @param denominator zero for a measure that is a plain sum
 */
public record Tally(String measure, String group, BigDecimal numerator, BigDecimal denominator) {

  public static Tally of(String measure, String group, long numerator, long denominator) {
    return new Tally(
        measure, group, BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
  }

  Tally plus(Tally other) {
    return new Tally(
        measure, group, numerator.add(other.numerator), denominator.add(other.denominator));
  }

  Tally in(String otherGroup) {
    return new Tally(measure, otherGroup, numerator, denominator);
  }
}
