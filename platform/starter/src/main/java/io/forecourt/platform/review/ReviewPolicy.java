package io.forecourt.platform.review;

import io.forecourt.platform.rule.InvalidInput;
import java.util.List;
import java.util.Set;

/** Which kinds of report are reviewed in a store, and by whom. */
record ReviewPolicy(List<Kind> kinds) {
  static final String NAME = "reviews";

  /**
   * @param roles who may review it; any one of them is enough
   */
  record Kind(String code, Set<String> roles) {}

  /**
   * @throws InvalidInput if nothing of this kind is reviewed
   */
  Kind kind(String code) {
    return kinds.stream()
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("/reportKind", "review.unknown-kind"));
  }
}
