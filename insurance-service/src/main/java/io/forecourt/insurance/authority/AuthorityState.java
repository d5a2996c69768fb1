package io.forecourt.insurance.authority;

import java.util.Arrays;
import java.util.List;

/** Where a question of authority stands. */
enum AuthorityState {
  ESCALATED,
  GRANTED,
  GRANTED_WITH_CONDITION,
  PASSED_TO_INSURER,
  REFUSED,
  WITHDRAWN;

  boolean canBecome(AuthorityState next) {
    return this == ESCALATED && next != ESCALATED;
  }

  /** Whether the policy may go to the insurer. */
  boolean isGranted() {
    return switch (this) {
      case GRANTED, GRANTED_WITH_CONDITION, PASSED_TO_INSURER -> true;
      case ESCALATED, REFUSED, WITHDRAWN -> false;
    };
  }

  List<AuthorityState> successors() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
