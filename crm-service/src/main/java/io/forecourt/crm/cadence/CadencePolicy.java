package io.forecourt.crm.cadence;

import io.forecourt.crm.followup.application.Term;
import io.forecourt.crm.followup.domain.PlanBasis;
import io.forecourt.platform.rule.InvalidInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The grades of intent of a store, the most eager first.
 *
 * @param first the grade of a lead of which nobody has said anything
 * @param firstBySource the same, where the way on which the customer came says more
 */
record CadencePolicy(
    LocalDate effectiveFrom, List<Grade> grades, String first, Map<String, String> firstBySource) {

  /**
   * @param next until when somebody speaks to the customer again after a contact
   * @param attempts after so many failed tries the customer counts as not reachable
   * @param probability of a sale, between 0 and 1
   */
  record Grade(String code, Term next, int attempts, BigDecimal probability) {}

  CadencePolicy {
    grades = List.copyOf(grades);
    firstBySource = Map.copyOf(firstBySource);
    List<String> codes = grades.stream().map(Grade::code).toList();
    if (!codes.contains(first) || !codes.containsAll(firstBySource.values())) {
      throw new IllegalArgumentException("a first grade is none of the grades");
    }
  }

  Optional<Grade> find(String code) {
    return grades.stream().filter(grade -> grade.code().equals(code)).findFirst();
  }

  /**
   * @throws InvalidInput if the store has no such grade
   */
  Grade grade(String code) {
    return find(code).orElseThrow(() -> new InvalidInput("/grade", "grade.unknown"));
  }

  /** The grade, or the first one where the store has given this one up. */
  Grade gradeOrFirst(String code) {
    return find(code).orElseGet(() -> grade(first));
  }

  String firstOf(String source) {
    return firstBySource.getOrDefault(source, first);
  }

  PlanBasis basis(Grade grade) {
    return new PlanBasis("cadence@" + effectiveFrom, grade.code(), grade.attempts());
  }
}
