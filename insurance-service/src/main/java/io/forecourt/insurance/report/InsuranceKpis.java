package io.forecourt.insurance.report;

import io.forecourt.insurance.kpi.KeyFigure;
import io.forecourt.insurance.kpi.KpiSource;
import io.forecourt.insurance.renewal.PolicyClassified.Business;
import io.forecourt.insurance.renewal.SeasonFigures;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The key figures of the insurance desk, counted from its records. */
@Service
@Transactional(readOnly = true)
class InsuranceKpis {
  private static final String WHY = "key figures are of the caller's own store";

  private final SalesBook sales;
  private final Targets targets;
  private final SeasonFigures season;
  private final List<KpiSource> sources;
  private final ScopedQueries queries;
  private final Access access;

  InsuranceKpis(
      SalesBook sales,
      Targets targets,
      SeasonFigures season,
      List<KpiSource> sources,
      ScopedQueries queries,
      Access access) {
    this.sales = sales;
    this.targets = targets;
    this.season = season;
    this.sources = List.copyOf(sources);
    this.queries = queries;
    this.access = access;
  }

  /** In the order of their numbers. */
  List<KeyFigure> ofCallersStore(YearMonth month) {
    String store = access.caller().store();
    List<KeyFigure> figures = new ArrayList<>();
    figures.add(attainment("KPI-INS-01", store, month, Business.NEW_CAR));
    figures.add(attainment("KPI-INS-02", store, month, Business.RENEWAL));
    SeasonFigures.Season of = season.of(store, month.atDay(1), month.atEndOfMonth());
    figures.add(KeyFigure.percent("KPI-INS-03", null, of.listedRenewed(), of.listed()));
    figures.add(KeyFigure.percent("KPI-INS-04", null, of.remindersOnTime(), of.remindersDue()));
    figures.add(KeyFigure.percent("KPI-INS-05", null, of.quotesCalledInTime(), of.quotesSent()));
    of.lostByReason()
        .forEach(
            (reason, lost) ->
                figures.add(KeyFigure.percent("KPI-INS-06", reason, lost, of.lost())));
    figures.add(KeyFigure.percent("KPI-INS-06", "MEASURED", of.lostMeasured(), of.lost()));
    figures.add(punctuality("KPI-INS-07", store, ReportKind.WEEKLY, month));
    figures.add(punctuality("KPI-INS-08", store, ReportKind.MONTHLY, month));
    sources.forEach(source -> figures.addAll(source.figures(store, month)));
    figures.sort(Comparator.comparing(KeyFigure::id));
    return figures;
  }

  private KeyFigure attainment(String id, String store, YearMonth month, Business business) {
    int sold =
        sales.sold(store, month.atDay(1), month.atEndOfMonth()).stream()
            .filter(one -> one.business() == business)
            .mapToInt(SalesBook.Sold::policies)
            .sum();
    Map<Business, Integer> wanted = new HashMap<>();
    targets.findByStoreCodeAndMonthOrderBySetAt(store, month.toString()).stream()
        .filter(target -> target.personId() == null)
        .forEach(target -> wanted.put(target.business(), target.policies()));
    return KeyFigure.percent(id, null, sold, wanted.get(business));
  }

  /** Weekly reports by the month in which they were due, monthly ones by their year. */
  private KeyFigure punctuality(String id, String store, ReportKind kind, YearMonth month) {
    boolean weekly = kind == ReportKind.WEEKLY;
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(*) AS produced, SUM(CASE WHEN in_time THEN 1 ELSE 0 END) AS in_time
              FROM insurance_report
             WHERE store_code = :store AND kind = :kind AND due_on BETWEEN :from AND :to
            """)
        .param("store", store)
        .param("kind", kind.name())
        .param("from", weekly ? month.atDay(1) : month.atDay(1).withDayOfYear(1))
        .param("to", month.atEndOfMonth())
        .query(
            (row, _) -> KeyFigure.percent(id, null, row.getInt("in_time"), row.getInt("produced")))
        .single();
  }
}
