package io.forecourt.sales.budget;

import io.forecourt.platform.rule.InvalidInput;
import java.util.List;
import java.util.Set;

/** Which kinds of budget a store has, and who proposes each. */
record BudgetPolicy(List<Kind> kinds) {
  static final String NAME = "budget";

  /**
   * @param proposers any one of the roles is enough
   * @param counted whether each line says how many units are bought
   */
  record Kind(String code, Set<String> proposers, boolean counted) {}

  /**
   * @throws InvalidInput if the store has no such budget
   */
  Kind kind(String code) {
    return kinds.stream()
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("/kind", "budget.unknown-kind"));
  }
}
