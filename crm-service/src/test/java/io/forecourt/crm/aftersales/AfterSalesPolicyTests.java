package io.forecourt.crm.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.aftersales.AfterSalesPolicy.Adds;
import io.forecourt.crm.aftersales.AfterSalesPolicy.Checklist;
import io.forecourt.crm.aftersales.AfterSalesPolicy.Figure;
import io.forecourt.crm.aftersales.AfterSalesPolicy.Item;
import io.forecourt.platform.rule.InvalidInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AfterSalesPolicyTests {
  private static final Checklist LIST =
      new Checklist(
          "PARTS",
          BigDecimal.valueOf(90),
          80,
          List.of(new Item("RESULTS", 3, "?", "?"), new Item("DRIVE", 1, "?", "?")));
  private static final AfterSalesPolicy POLICY =
      new AfterSalesPolicy(
          List.of(
              new Figure("PROFIT", "CNY", Adds.UP, Set.of(ReportPeriod.DAY, ReportPeriod.MONTH)),
              new Figure("PARTS_STOCK", "CNY", Adds.NOT, Set.of(ReportPeriod.MONTH))),
          "PROFIT",
          List.of(LIST));

  @ParameterizedTest
  @CsvSource({"100,100,100.0", "90,90,90.0", "100,60,90.0", "90,89,89.8", "0,0,0.0"})
  void theScoreIsTheWeightedMean(int results, int drive, String score) {
    assertThat(LIST.score(Map.of("RESULTS", results, "DRIVE", drive))).isEqualTo(score);
  }

  @Test
  void everyItemHasAMarkAndNoOther() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> LIST.score(Map.of("RESULTS", 90)));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> LIST.score(Map.of("RESULTS", 90, "DRIVE", 90, "OTHER", 90)));
  }

  @Test
  void aReportHasWhatItsPeriodWantsAndMayHaveMore() {
    var profit = Map.of("PROFIT", BigDecimal.TEN);

    POLICY.check(ReportPeriod.DAY, profit);
    POLICY.check(ReportPeriod.DAY, Map.of("PROFIT", BigDecimal.TEN, "PARTS_STOCK", BigDecimal.ONE));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> POLICY.check(ReportPeriod.MONTH, profit));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                POLICY.check(
                    ReportPeriod.DAY, Map.of("PROFIT", BigDecimal.TEN, "X", BigDecimal.ONE)));
  }

  @Test
  void aPolicyThatNamesAFigureItDoesNotHaveIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new AfterSalesPolicy(POLICY.figures(), "MARGIN", List.of()));
  }

  @ParameterizedTest
  @CsvSource({"2026-02-15,2026-02-01,2026-02-28", "2026-12-31,2026-12-01,2026-12-31"})
  void aMonthIsWhole(LocalDate date, LocalDate first, LocalDate last) {
    assertThat(ReportPeriod.MONTH.first(date)).isEqualTo(first);
    assertThat(ReportPeriod.MONTH.last(date)).isEqualTo(last);
    assertThat(ReportPeriod.DAY.first(date)).isEqualTo(ReportPeriod.DAY.last(date)).isEqualTo(date);
  }
}
