package io.forecourt.crm.survey;

import java.util.EnumSet;
import java.util.Set;

/** A survey waits for its answer; an answer can be voided, never deleted. */
enum SurveyState {
  ISSUED,
  ANSWERED,
  EXPIRED,
  VOIDED,
  /** The customer is gone. */
  DROPPED;

  Set<SurveyState> successors() {
    return switch (this) {
      case ISSUED -> EnumSet.of(ANSWERED, EXPIRED, DROPPED);
      case ANSWERED -> EnumSet.of(VOIDED);
      case EXPIRED, VOIDED, DROPPED -> EnumSet.noneOf(SurveyState.class);
    };
  }

  boolean canBecome(SurveyState next) {
    return successors().contains(next);
  }
}
