package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.Measured;
import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.crm.survey.PersonScores.Told;
import io.forecourt.platform.event.OutgoingEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What surveys tell others. Scores are texts, so that no reader rounds them. */
final class SurveyEvents {

  record IssuedV1(
      String surveyId,
      SurveyKind kind,
      String customerId,
      @Nullable String orderId,
      @Nullable String subjectPersonId,
      String periodId,
      String questionnaireId,
      SurveyChannel channel,
      @Nullable String interviewerId,
      Instant dueAt) {}

  record AnsweredV1(
      String surveyId,
      SurveyKind kind,
      String customerId,
      @Nullable String orderId,
      String periodId,
      SurveyChannel channel,
      String answeredBy,
      String score,
      boolean topBox,
      boolean lowScore,
      @Nullable String subjectPersonId,
      @Nullable String subjectScore,
      @Nullable String subjectScoreMonthBefore,
      @Nullable String insurancePersonId,
      @Nullable String insuranceScore,
      @Nullable String insuranceScoreMonthBefore,
      @Nullable String insuranceScoreYearBefore,
      @Nullable Boolean insuranceFirstYear) {}

  record ExpiredV1(
      String surveyId, SurveyKind kind, String customerId, @Nullable String subjectPersonId) {}

  record VoidedV1(
      String surveyId,
      SurveyKind kind,
      String customerId,
      @Nullable String orderId,
      @Nullable String subjectPersonId,
      VoidReason reasonCode,
      String askedBy,
      String voidedBy) {}

  record PeriodClosedV1(
      String periodId,
      SurveyKind kind,
      LocalDate from,
      LocalDate to,
      int issued,
      int answered,
      @Nullable String score,
      @Nullable String previousScore,
      @Nullable String topBoxShare,
      @Nullable String previousTopBoxShare,
      @Nullable String responseRate,
      List<String> factors,
      List<String> weakItems,
      int weakItemsOpen,
      Instant measuresDueAt) {}

  private SurveyEvents() {}

  static OutgoingEvent issued(Survey survey) {
    return of(
        survey,
        "issued",
        survey.issuedAt(),
        new IssuedV1(
            survey.id(),
            survey.kind(),
            survey.customerId(),
            survey.orderId(),
            survey.ownerId(),
            survey.periodId(),
            survey.questionnaireId(),
            survey.channel(),
            survey.interviewerId(),
            survey.dueAt()));
  }

  static OutgoingEvent answered(Survey survey, boolean low, Map<Measured, Told> people) {
    Told subject = people.get(Measured.CONSULTANT);
    Told insurer = people.get(Measured.INSURANCE);
    return of(
        survey,
        "answered",
        Objects.requireNonNull(survey.answeredAt()),
        new AnsweredV1(
            survey.id(),
            survey.kind(),
            survey.customerId(),
            survey.orderId(),
            survey.periodId(),
            survey.channel(),
            Objects.requireNonNull(survey.answeredBy()),
            Objects.requireNonNull(survey.score()).toPlainString(),
            Boolean.TRUE.equals(survey.verySatisfied()),
            low,
            survey.ownerId(),
            subject == null ? null : subject.score().toPlainString(),
            subject == null ? null : plain(subject.monthBefore()),
            insurer == null ? null : insurer.personId(),
            insurer == null ? null : insurer.score().toPlainString(),
            insurer == null ? null : plain(insurer.monthBefore()),
            insurer == null ? null : plain(insurer.yearBefore()),
            insurer == null ? null : insurer.firstYear()));
  }

  static OutgoingEvent expired(Survey survey) {
    return of(
        survey,
        "expired",
        survey.dueAt(),
        new ExpiredV1(survey.id(), survey.kind(), survey.customerId(), survey.ownerId()));
  }

  static OutgoingEvent voided(Survey survey) {
    return of(
        survey,
        "voided",
        Objects.requireNonNull(survey.voidedAt()),
        new VoidedV1(
            survey.id(),
            survey.kind(),
            survey.customerId(),
            survey.orderId(),
            survey.ownerId(),
            Objects.requireNonNull(survey.voidReason()),
            Objects.requireNonNull(survey.voidAskedBy()),
            Objects.requireNonNull(survey.voidedBy())));
  }

  static OutgoingEvent closed(
      SurveyPeriod period, ScoreSheet sheet, Instant measuresDue, Instant at) {
    List<String> weak = sheet.weak().stream().map(line -> line.key().code()).distinct().toList();
    return new OutgoingEvent(
        "io.forecourt.crm.survey-period-closed.v1",
        period.id(),
        period.storeCode(),
        at,
        new PeriodClosedV1(
            period.id(),
            period.kind(),
            period.firstDay(),
            period.lastDay(),
            Objects.requireNonNull(period.issued()),
            Objects.requireNonNull(period.answered()),
            plain(period.score()),
            plain(period.previousScore()),
            plain(period.verySatisfiedShare()),
            plain(period.previousVerySatisfiedShare()),
            plain(period.responseRate()),
            sheet.lines().stream()
                .map(ScoreSheet.Line::key)
                .filter(key -> key.level() == ResultLevel.FACTOR)
                .map(ScoreSheet.Key::code)
                .toList(),
            weak,
            sheet.weak().size(),
            measuresDue));
  }

  private static OutgoingEvent of(Survey survey, String what, Instant at, Object data) {
    return new OutgoingEvent(
        "io.forecourt.crm.survey-" + what + ".v1", survey.id(), survey.storeCode(), at, data);
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }
}
