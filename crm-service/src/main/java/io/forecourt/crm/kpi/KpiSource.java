package io.forecourt.crm.kpi;

import java.util.List;
import java.util.Set;

/**
 * A feature that counts key figures from its own facts. What several sources count of one figure is
 * added up.
 */
public interface KpiSource {

  /** Ids of the figures, as in {@code policy/kpis.json}. */
  Set<String> kpis();

  /**
   * Counts a figure in one store, for everybody; the reader's scope is checked before. A group
   * without any case is left out.
   *
   * @param kpi one of {@link #kpis}
   * @param by one of the figure's groupings; with {@code STORE} the one group has an empty name
   */
  List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by);
}
