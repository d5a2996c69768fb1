package io.forecourt.crm.satisfaction;

import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.time.StoreCalendars;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.springframework.stereotype.Component;

/** How far a store has come with what it wants to improve, week by week. */
@Component
class SatisfactionFigures {
  private static final String WHY = "a figure of a store counts everybody's work";

  /**
   * A week.
   *
   * @param closedInTime of the actions due in it, those closed by then
   * @param overdueActions not closed though they should be, whenever that was
   */
  record SatisfactionProgress(
      LocalDate from,
      LocalDate to,
      int closedInTime,
      int due,
      int overdueActions,
      int weakItemsWithoutAction) {}

  private record Backlog(int overdue, int unattended) {}

  private final SatisfactionKpis kpis;
  private final ScopedQueries queries;
  private final StoreCalendars calendars;

  SatisfactionFigures(SatisfactionKpis kpis, ScopedQueries queries, StoreCalendars calendars) {
    this.kpis = kpis;
    this.queries = queries;
    this.calendars = calendars;
  }

  /** The week that holds the day. */
  SatisfactionProgress progress(String store, LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate sunday = monday.plusDays(6);
    var week = new KpiSpan(store, calendars.zone(store), monday, sunday);
    List<Tally> closed = kpis.tallies("KPI-SAT-04", week, KpiGrouping.STORE);
    Backlog backlog = backlog(store);
    return new SatisfactionProgress(
        monday,
        sunday,
        closed.stream().mapToInt(tally -> tally.numerator().intValueExact()).sum(),
        closed.stream().mapToInt(tally -> tally.denominator().intValueExact()).sum(),
        backlog.overdue(),
        backlog.unattended());
  }

  private Backlog backlog(String store) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT (SELECT COUNT(*) FROM satisfaction_action
                     WHERE store_code = :store AND overdue AND state <> 'CLOSED') AS overdue,
                   (SELECT COUNT(*) FROM weak_item
                     WHERE store_code = :store AND state = 'WITHOUT_ACTION') AS unattended
            """)
        .param("store", store)
        .query((row, _) -> new Backlog(row.getInt("overdue"), row.getInt("unattended")))
        .single();
  }
}
