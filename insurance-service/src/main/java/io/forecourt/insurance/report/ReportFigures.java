package io.forecourt.insurance.report;

import io.forecourt.insurance.kpi.KeyFigure;
import io.forecourt.insurance.renewal.SeasonFigures;
import io.forecourt.platform.value.Money;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a store in a period.
 *
 * @param newPoliciesOfMonth and of the year so far, as completed by the end of the period
 * @param people those who issued or renewed anything or have a target, by id
 */
record ReportFigures(
    Business newCars,
    Business renewals,
    int newPoliciesOfMonth,
    int newPoliciesOfYear,
    int renewalsOfMonth,
    int renewalsOfYear,
    SeasonFigures.Season season,
    List<Person> people) {

  /**
   * Business of a kind against its target of the month.
   *
   * @param attainment percent with one decimal; null without a target
   */
  record Business(
      int policies, Money premium, @Nullable Integer target, @Nullable String attainment) {

    static Business of(int policies, Money premium, @Nullable Integer target) {
      return new Business(policies, premium, target, KeyFigure.percentOf(policies, target));
    }

    boolean isReached() {
      return target != null && policies >= target;
    }
  }

  record Person(String personId, Business newCars, Business renewals) {}

  /** Those who reached their own target. */
  List<String> reached(Predicate<Person> target) {
    return people.stream().filter(target).map(Person::personId).toList();
  }
}
