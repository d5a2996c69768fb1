package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.Measured;
import io.forecourt.crm.questionnaire.Questionnaire;
import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.web.RecordMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers say about the work of each person, by month and year. */
@Component
class PersonScores {
  private static final String WHY = "a person's score counts whatever customers said";
  private static final RowMapper<Average> AVERAGE = RecordMapper.of(Average.class);

  /** The mean of a person in a time. */
  record Average(
      String personId, SurveyKind kind, Measured measured, int answers, BigDecimal score) {}

  /**
   * What one answer says about a person, beside what was said before.
   *
   * @param monthBefore the mean of the month before the answer; null without answers
   * @param yearBefore the mean of the year before
   * @param firstYear whether nobody was asked about the person before this year
   */
  record Told(
      String personId,
      BigDecimal score,
      @Nullable BigDecimal monthBefore,
      @Nullable BigDecimal yearBefore,
      boolean firstYear) {}

  private final ScopedQueries queries;
  private final StoreCalendars calendars;
  private final Access access;

  PersonScores(ScopedQueries queries, StoreCalendars calendars, Access access) {
    this.queries = queries;
    this.calendars = calendars;
    this.access = access;
  }

  /** Keeps what an answer says about whom the items measure. */
  Optional<Told> tell(Survey survey, Questionnaire questionnaire, Measured measured) {
    String person =
        switch (measured) {
          case STORE -> null;
          case CONSULTANT -> survey.ownerId();
          case INSURANCE -> survey.insurancePersonId();
        };
    if (person == null) {
      return Optional.empty();
    }
    return questionnaire
        .score(survey.gradesByItem(), item -> item.measured() == measured)
        .map(score -> keep(survey, measured, person, score));
  }

  private Told keep(Survey survey, Measured measured, String person, BigDecimal score) {
    Instant at = Objects.requireNonNull(survey.answeredAt());
    ZoneId zone = calendars.zone(survey.storeCode());
    YearMonth month = YearMonth.from(at.atZone(zone));
    LocalDate year = month.atDay(1).withDayOfYear(1);
    Told told =
        new Told(
            person,
            score,
            mean(person, measured, month.minusMonths(1).atDay(1), month.atDay(1), zone),
            mean(person, measured, year.minusYears(1), year, zone),
            mean(person, measured, LocalDate.EPOCH, year, zone) == null);
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO survey_person_score
                   (survey_id, measured, store_code, kind, person_id, score, answered_at, counted)
            VALUES (:survey, :measured, :store, :kind, :person, :score, :at, TRUE)
            """)
        .param("survey", survey.id())
        .param("measured", measured.name())
        .param("store", survey.storeCode())
        .param("kind", survey.kind().name())
        .param("person", person)
        .param("score", score)
        .param("at", at)
        .update();
    return told;
  }

  /** The answer does not count any more. */
  void forget(String surveyId) {
    queries
        .unscoped(WHY, "UPDATE survey_person_score SET counted = FALSE WHERE survey_id = :survey")
        .param("survey", surveyId)
        .update();
  }

  private @Nullable BigDecimal mean(
      String person, Measured measured, LocalDate from, LocalDate to, ZoneId zone) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT ROUND(AVG(score), 2) AS score FROM survey_person_score
             WHERE person_id = :person AND measured = :measured AND counted
               AND answered_at >= :from AND answered_at < :to
            """)
        .param("person", person)
        .param("measured", measured.name())
        .param("from", from.atStartOfDay(zone).toInstant())
        .param("to", to.atStartOfDay(zone).toInstant())
        .query((row, _) -> Optional.ofNullable(row.getBigDecimal("score")))
        .single()
        .orElse(null);
  }

  /**
   * Means by person, in my scope.
   *
   * @param to inclusive
   */
  @Transactional(readOnly = true)
  List<Average> averages(LocalDate from, LocalDate to) {
    ZoneId zone = calendars.zone(access.caller().store());
    return queries
        .sql(
            SurveyDesk.READ,
            """
            SELECT p.person_id, p.kind, p.measured, COUNT(*) AS answers,
                   ROUND(AVG(p.score), 2) AS score
              FROM survey_person_score p
             WHERE {scope:p.store_code,p.person_id} AND p.counted
               AND p.answered_at >= :from AND p.answered_at < :to
             GROUP BY p.person_id, p.kind, p.measured
             ORDER BY p.kind, p.measured, p.person_id
            """)
        .param("from", from.atStartOfDay(zone).toInstant())
        .param("to", to.plusDays(1).atStartOfDay(zone).toInstant())
        .query(AVERAGE)
        .list();
  }
}
