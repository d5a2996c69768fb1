package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The deliveries or visits of one month in a store: who of them is asked, and what the answers came
 * to. Once closed it is never changed.
 *
 * @param seed of the draw of this period
 * @param share of the population that is drawn
 * @param closesAt when the last survey of the period can be answered no more
 * @param population deliveries or visits of the month
 * @param score the index, 0 to 100; null when nobody answered
 * @param previousId the period before, with what it came to
 */
@Table("survey_period")
record SurveyPeriod(
    @Id String id,
    String storeCode,
    SurveyKind kind,
    LocalDate firstDay,
    LocalDate lastDay,
    long seed,
    BigDecimal share,
    PeriodState state,
    Instant closesAt,
    @Nullable Instant closedAt,
    @Nullable Integer population,
    @Nullable Integer issued,
    @Nullable Integer answered,
    @Nullable Integer voided,
    @Nullable BigDecimal score,
    @Nullable BigDecimal verySatisfiedShare,
    @Nullable BigDecimal responseRate,
    @Nullable String previousId,
    @Nullable BigDecimal previousScore,
    @Nullable BigDecimal previousVerySatisfiedShare,
    @Nullable Integer weakItems,
    @Version @Nullable Long version) {

  /** How many were there, asked, answered and voided. */
  record Counts(int population, int issued, int answered, int voided) {}

  /** What the answers came to. */
  record Outcome(
      @Nullable BigDecimal score,
      @Nullable BigDecimal verySatisfiedShare,
      @Nullable BigDecimal responseRate,
      int weakItems) {}

  static SurveyPeriod open(
      String store, SurveyKind kind, YearMonth month, long seed, BigDecimal share, Instant closes) {
    return new SurveyPeriod(
        Ids.next(),
        store,
        kind,
        month.atDay(1),
        month.atEndOfMonth(),
        seed,
        share,
        PeriodState.OPEN,
        closes,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  boolean isOpen() {
    return state == PeriodState.OPEN;
  }

  /**
   * @throws RuleViolation if it is closed
   */
  void requireOpen() {
    if (!isOpen()) {
      throw new RuleViolation("survey.period-closed");
    }
  }

  SurveyPeriod closed(Counts counts, Outcome outcome, @Nullable SurveyPeriod previous, Instant at) {
    requireOpen();
    return new SurveyPeriod(
        id,
        storeCode,
        kind,
        firstDay,
        lastDay,
        seed,
        share,
        PeriodState.CLOSED,
        closesAt,
        at,
        counts.population(),
        counts.issued(),
        counts.answered(),
        counts.voided(),
        outcome.score(),
        outcome.verySatisfiedShare(),
        outcome.responseRate(),
        previous == null ? null : previous.id(),
        previous == null ? null : previous.score(),
        previous == null ? null : previous.verySatisfiedShare(),
        outcome.weakItems(),
        version);
  }
}
