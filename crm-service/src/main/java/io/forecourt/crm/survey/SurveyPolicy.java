package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.platform.time.Term;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a store asks for satisfaction.
 *
 * @param openDays how long after that moment a survey can be answered
 * @param remindAfterDays without an answer, once
 * @param leastOpenDays fewer are not worth beginning: a customer who is left alone until then is
 *     not asked
 * @param frequencyDays in which nobody is asked twice
 * @param purpose that the customer agreed to
 * @param link where the customer answers; {@code {survey}} and {@code {token}} are filled in
 * @param interviewers roles that ask by telephone; the first one that anybody has counts
 * @param lowScore below which an answer opens a complaint
 * @param weakBelow the mean below which an item is weak
 * @param target the mean that every item is measured against
 * @param leastAnswers fewer say nothing about an item
 * @param attend until when a weak item has an action
 * @param improve until when all weak items of a period have an action that worked
 */
record SurveyPolicy(
    List<Kind> kinds,
    int openDays,
    int remindAfterDays,
    int leastOpenDays,
    int frequencyDays,
    String purpose,
    String invitation,
    String reminder,
    String link,
    List<String> interviewers,
    BigDecimal lowScore,
    BigDecimal weakBelow,
    BigDecimal target,
    int leastAnswers,
    Term attend,
    Term improve) {

  /**
   * @param share of the deliveries or visits that is drawn
   * @param after how long after the delivery or the visit the customer is asked
   * @param complaintKind that a low score opens
   */
  record Kind(SurveyKind kind, BigDecimal share, Term after, String complaintKind) {
    Kind {
      if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("a share lies between 0 and 1");
      }
    }
  }

  SurveyPolicy {
    Set<SurveyKind> known = kinds.stream().map(Kind::kind).collect(Collectors.toSet());
    if (!known.equals(EnumSet.allOf(SurveyKind.class))) {
      throw new IllegalArgumentException("every kind of survey needs its rules");
    }
    if (leastOpenDays > openDays || remindAfterDays > openDays) {
      throw new IllegalArgumentException("a survey cannot be shorter than its parts");
    }
  }

  Kind kind(SurveyKind kind) {
    return kinds.stream().filter(one -> one.kind() == kind).findAny().orElseThrow();
  }

  Instant answerUntil(Instant askedFrom) {
    return askedFrom.plus(Duration.ofDays(openDays));
  }

  /** The last moment at which asking still makes sense. */
  Instant askUntil(Instant askedFrom) {
    return answerUntil(askedFrom).minus(Duration.ofDays(leastOpenDays));
  }
}
