package io.forecourt.crm.survey;

import static io.forecourt.crm.survey.OccasionOutcome.NOT_DRAWN;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Surveys, periods and their population, in the caller's scope. */
@Component
class SurveyLists {
  private static final RowMapper<Entry> SURVEY = RecordMapper.of(Entry.class);
  private static final RowMapper<SurveyPeriod> PERIOD = RecordMapper.of(SurveyPeriod.class);
  private static final RowMapper<SurveyOccasion> OCCASION = RecordMapper.of(SurveyOccasion.class);

  /** A survey in a list: without its grades and words. */
  record Entry(
      String id,
      long version,
      String number,
      String periodId,
      String storeCode,
      SurveyKind kind,
      String customerId,
      @Nullable String orderId,
      @Nullable String ownerId,
      @Nullable String insurancePersonId,
      @Nullable String interviewerId,
      SurveyChannel channel,
      SurveyState state,
      Instant issuedAt,
      Instant dueAt,
      @Nullable Instant answeredAt,
      @Nullable BigDecimal score,
      @Nullable Boolean verySatisfied) {}

  /** What a list of surveys is narrowed to. */
  record Filter(
      @Nullable SurveyKind kind,
      @Nullable SurveyState state,
      @Nullable SurveyChannel channel,
      @Nullable String periodId,
      @Nullable String customerId,
      @Nullable String orderId) {}

  /**
   * The draw of a period, drawn again.
   *
   * @param drawn on whom the draw fell
   * @param reproduced whether the seed and the population give the sample that was taken
   */
  record Redraw(int population, int drawn, boolean reproduced) {}

  private final SurveyPeriods periods;
  private final SurveyOccasions occasions;
  private final SurveyResults results;
  private final Access access;
  private final Keyset pages;

  SurveyLists(
      SurveyPeriods periods,
      SurveyOccasions occasions,
      SurveyResults results,
      Access access,
      Keyset pages) {
    this.periods = periods;
    this.occasions = occasions;
    this.results = results;
    this.access = access;
    this.pages = pages;
  }

  Page<Entry> surveys(Filter filter, ListRequest request) {
    var where = new Where("SELECT s.* FROM survey s WHERE {scope:s.store_code,s.owner_id}");
    where.is("s.kind", "kind", filter.kind());
    where.is("s.state", "state", filter.state());
    where.is("s.channel", "channel", filter.channel());
    where.is("s.period_id", "period", filter.periodId());
    where.is("s.customer_id", "customer", filter.customerId());
    where.is("s.order_id", "order", filter.orderId());
    return where.page(request, Map.of("issuedAt", "s.issued_at"), "s.id", SURVEY);
  }

  Page<SurveyPeriod> periods(
      @Nullable SurveyKind kind, @Nullable PeriodState state, ListRequest request) {
    var where = new Where("SELECT p.* FROM survey_period p WHERE {scope:p.store_code}");
    where.is("p.kind", "kind", kind);
    where.is("p.state", "state", state);
    return where.page(request, Map.of("firstDay", "p.first_day"), "p.id", PERIOD);
  }

  /** The population of a period. */
  Page<SurveyOccasion> population(
      String periodId, @Nullable OccasionOutcome outcome, ListRequest request) {
    period(periodId);
    var where = new Where("SELECT o.* FROM survey_occasion o WHERE {scope:o.store_code}");
    where.is("o.period_id", "period", periodId);
    where.is("o.outcome", "outcome", outcome);
    return where.page(request, Map.of("happenedAt", "o.happened_at"), "o.id", OCCASION);
  }

  /** What costs the index most first. */
  @Transactional(readOnly = true)
  List<SurveyResult> results(String periodId) {
    return results.findByPeriodId(period(periodId).id()).stream()
        .sorted(
            Comparator.comparing(SurveyResult::level)
                .thenComparing(SurveyResult::impact, Comparator.reverseOrder())
                .thenComparing(SurveyResult::key))
        .toList();
  }

  /** Draws again, from what is stored. */
  @Transactional(readOnly = true)
  Redraw draw(SurveyPeriod period) {
    List<SurveyOccasion> population = occasions.findByPeriodId(period.id());
    int drawn = 0;
    boolean reproduced = true;
    for (SurveyOccasion occasion : population) {
      boolean again = Draw.isDrawn(period.seed(), occasion.reference(), period.share());
      drawn += again ? 1 : 0;
      reproduced &= !wasDecidedByLot(occasion) || again == (occasion.outcome() != NOT_DRAWN);
    }
    return new Redraw(population.size(), drawn, reproduced);
  }

  /** Before the moment of asking, and of customers who were gone by then, nothing was drawn. */
  private static boolean wasDecidedByLot(SurveyOccasion occasion) {
    return switch (occasion.outcome()) {
      case NOT_DRAWN, ASKED, ASKED_LATELY, NO_CONSENT, LEFT_ALONE, NO_QUESTIONNAIRE -> true;
      case WAITING, CUSTOMER_GONE -> false;
    };
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  SurveyPeriod period(String id) {
    SurveyPeriod period = periods.findById(id).orElseThrow(() -> new NotFound("survey-period", id));
    access.requireInScope(SurveyDesk.READ, "survey-period", id, period.storeCode(), null);
    return period;
  }

  /** Collects what a list is narrowed to. */
  private final class Where {
    private final StringBuilder sql;
    private final Map<String, Object> parameters = new HashMap<>();

    Where(String sql) {
      this.sql = new StringBuilder(sql);
    }

    void is(String column, String name, @Nullable Object value) {
      if (value != null) {
        sql.append(" AND ").append(column).append(" = :").append(name);
        parameters.put(name, value instanceof Enum<?> one ? one.name() : value);
      }
    }

    <T> Page<T> page(
        ListRequest request, Map<String, String> sorts, String idColumn, RowMapper<T> row) {
      return pages.page(SurveyDesk.READ, sql.toString(), parameters, request, sorts, idColumn, row);
    }
  }
}
