package io.forecourt.sales.budget;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.review.ReviewedReports;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Money;
import io.forecourt.sales.budget.ExpenseReport.KindOfCost;
import io.forecourt.sales.budget.ExpenseReport.MonthOfCost;
import io.forecourt.sales.budget.ExpenseReport.Sums;
import io.forecourt.sales.period.Period;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what was spent against what was approved. */
@Service
class ExpenseReports {
  static final String READ = "sales.expense-report.read";

  private final ScopedQueries queries;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;

  ExpenseReports(
      ScopedQueries queries, StoreCalendars calendars, BusinessClock clock, Access access) {
    this.queries = queries;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
  }

  @Bean
  static ReviewedReports reviewedExpenses(ExpenseReports reports) {
    return new ReviewedReports("EXPENSES", reports::begun);
  }

  /**
   * @param store null for all in the caller's scope
   * @throws NotFound if there is no such period, or it has not begun
   */
  @Transactional(readOnly = true)
  ExpenseReport of(String code, @Nullable String store) {
    Period period = begun(code);
    Map<String, Money> budgeted = budgeted(period, store);
    Map<String, Map<YearMonth, Money>> spent = spent(period, store);
    List<KindOfCost> kinds = new ArrayList<>();
    Sums total = Sums.of(Money.zero(), Money.zero(), Money.zero());
    for (Map.Entry<String, Money> kind : budgeted.entrySet()) {
      KindOfCost line =
          line(kind.getKey(), kind.getValue(), spent.getOrDefault(kind.getKey(), Map.of()), period);
      kinds.add(line);
      total = total.plus(line.sums());
    }
    return new ExpenseReport(period.code(), period.first(), period.last(), kinds, total);
  }

  /**
   * @throws NotFound if there is no such period, or it has not begun
   */
  Period begun(String code) {
    if (code.matches(Period.FORM)) {
      Period period = Period.parse(code);
      if (!period.first().isAfter(clock.today(calendars.zone(access.caller().store())))) {
        return period;
      }
    }
    throw new NotFound("expense-report", code);
  }

  private static KindOfCost line(
      String kind, Money budgeted, Map<YearMonth, Money> spent, Period period) {
    List<MonthOfCost> months =
        period.months().stream()
            .map(
                month -> new MonthOfCost(month.toString(), spent.getOrDefault(month, Money.zero())))
            .toList();
    Money before =
        spent.entrySet().stream()
            .filter(month -> month.getKey().isBefore(period.begin()))
            .map(Map.Entry::getValue)
            .reduce(Money.zero(), Money::plus);
    return new KindOfCost(
        kind,
        months,
        Sums.of(
            budgeted,
            before,
            months.stream().map(MonthOfCost::spent).reduce(Money.zero(), Money::plus)));
  }

  private Map<String, Money> budgeted(Period period, @Nullable String store) {
    Map<String, Money> kinds = new TreeMap<>();
    bound(
            """
            SELECT b.kind, SUM(b.amount) AS amount FROM budget b
             WHERE {scope:b.store_code,b.owner_id} AND b.state = 'APPROVED'
               AND b.first_day <= :last AND b.last_day >= :first
               AND (:store IS NULL OR b.store_code = :store)
             GROUP BY b.kind
            """,
            period,
            store)
        .query(
            row -> {
              kinds.put(row.getString("kind"), money(row.getBigDecimal("amount")));
            });
    return kinds;
  }

  /** Until the end of the period, against the budgets that touch it. */
  private Map<String, Map<YearMonth, Money>> spent(Period period, @Nullable String store) {
    Map<String, Map<YearMonth, Money>> kinds = new HashMap<>();
    bound(
            """
            SELECT b.kind, DATE_FORMAT(e.spent_on, '%Y-%m') AS month, SUM(e.amount) AS amount
              FROM budget b JOIN expense e ON e.budget_id = b.id
             WHERE {scope:b.store_code,b.owner_id} AND b.state = 'APPROVED'
               AND b.first_day <= :last AND b.last_day >= :first AND e.spent_on <= :last
               AND (:store IS NULL OR b.store_code = :store)
             GROUP BY b.kind, DATE_FORMAT(e.spent_on, '%Y-%m')
            """,
            period, store)
        .query(
            row -> {
              kinds
                  .computeIfAbsent(row.getString("kind"), _ -> new HashMap<>())
                  .put(YearMonth.parse(row.getString("month")), money(row.getBigDecimal("amount")));
            });
    return kinds;
  }

  private StatementSpec bound(String sql, Period period, @Nullable String store) {
    return queries
        .sql(READ, sql)
        .param("first", period.first())
        .param("last", period.last())
        .param("store", store);
  }

  private static Money money(BigDecimal amount) {
    return new Money(amount, Money.CNY);
  }
}
