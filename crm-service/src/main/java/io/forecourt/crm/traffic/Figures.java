package io.forecourt.crm.traffic;

import io.forecourt.crm.call.CallCounts;
import io.forecourt.crm.lead.application.LeadCounts;
import io.forecourt.crm.visit.VisitCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a period.
 *
 * @param leads new leads, by whatever way
 * @param leadsBefore new leads of the period before
 * @param gathered new leads by source and consultant (KPI-TRF-07)
 * @param rejects visits that were no lead, by reason
 * @param sheetsExpected consultants on the rota; counted for days only
 * @param sheetsMissing those of them who have not handed in their day sheet
 */
record Figures(
    VisitCounts.Counts visits,
    Map<String, Integer> rejects,
    CallCounts.Counts calls,
    int leads,
    int leadsBefore,
    List<LeadCounts.Gathered> gathered,
    int sheetsExpected,
    List<String> sheetsMissing) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  int leadGrowth() {
    return leads - leadsBefore;
  }

  int sheets() {
    return sheetsExpected - sheetsMissing.size();
  }

  boolean sheetsComplete() {
    return sheetsMissing.isEmpty();
  }

  /** The reception's figures, by their ids; a share without any case is null. */
  Map<String, @Nullable BigDecimal> kpis() {
    Map<String, @Nullable BigDecimal> kpis = new TreeMap<>();
    kpis.put("KPI-TRF-01", BigDecimal.valueOf(visits.visits()));
    kpis.put("KPI-TRF-01-FIRST", BigDecimal.valueOf(visits.firstVisits()));
    kpis.put("KPI-TRF-01-RETURN", BigDecimal.valueOf(visits.returnVisits()));
    kpis.put("KPI-TRF-02", BigDecimal.valueOf(calls.calls()));
    kpis.put("KPI-TRF-07", BigDecimal.valueOf(leads));
    kpis.put("KPI-FUP-03", share(calls.inTime(), calls.calls()));
    kpis.put("KPI-FUP-05", share(visits.receivedOnTime(), visits.walkIns()));
    return kpis;
  }

  private static @Nullable BigDecimal share(int part, int whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
  }
}
