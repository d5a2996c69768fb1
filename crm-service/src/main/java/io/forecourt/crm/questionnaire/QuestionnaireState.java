package io.forecourt.crm.questionnaire;

import java.util.EnumSet;
import java.util.Set;

/** A questionnaire is written, then used, then followed by another one. */
public enum QuestionnaireState {
  DRAFT,
  PUBLISHED,
  RETIRED;

  Set<QuestionnaireState> successors() {
    return switch (this) {
      case DRAFT -> EnumSet.of(PUBLISHED);
      case PUBLISHED -> EnumSet.of(RETIRED);
      case RETIRED -> EnumSet.noneOf(QuestionnaireState.class);
    };
  }

  boolean canBecome(QuestionnaireState next) {
    return successors().contains(next);
  }
}
