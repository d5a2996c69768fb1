package io.forecourt.insurance.commission;

import io.forecourt.insurance.commission.CommissionPolicy.Column;
import io.forecourt.insurance.commission.CommissionPolicy.Layout;
import io.forecourt.platform.rule.RuleViolation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it was read by its layout.
 *
 * @param statementNo as the insurer numbers it
 */
record StatementFile(String statementNo, List<StatementLine> lines) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * @throws RuleViolation if a column is missing, a line cannot be read, or the sums are wrong
   */
  static StatementFile read(Iterator<List<String>> rows, Layout layout) {
    if (!rows.hasNext()) {
      throw new RuleViolation("commission.empty-statement");
    }
    Map<Column, Integer> places = places(rows.next(), layout);
    List<StatementLine> lines = new ArrayList<>();
    String statementNo = "";
    boolean ended = false;
    while (rows.hasNext() && !ended) {
      List<String> cells = rows.next();
      if (cells.stream().allMatch(String::isBlank)) {
        continue;
      }
      if (cell(cells, places, Column.LINE_NO).equalsIgnoreCase(layout.totalRow())) {
        requireSums(cells, places, lines);
        ended = true;
      } else {
        statementNo = cell(cells, places, Column.STATEMENT_NO);
        lines.add(line(cells, places, layout, lines.size() + 1));
      }
    }
    if (lines.isEmpty()) {
      throw new RuleViolation("commission.empty-statement");
    }
    return new StatementFile(statementNo, lines);
  }

  private static Map<Column, Integer> places(List<String> headings, Layout layout) {
    List<String> stripped = headings.stream().map(String::strip).toList();
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      String heading = layout.columns().get(column);
      int place = heading == null ? -1 : stripped.indexOf(heading);
      if (place < 0) {
        throw new RuleViolation(
            "commission.column-missing", heading == null ? column.name() : heading);
      }
      places.put(column, place);
    }
    return places;
  }

  private static StatementLine line(
      List<String> cells, Map<Column, Integer> places, Layout layout, int number) {
    BigDecimal rate = number(cells, places, Column.RATE, number);
    boolean paid =
        !cell(cells, places, Column.PAID_DATE).isEmpty()
            && !layout.unpaid().contains(cell(cells, places, Column.STATUS));
    return new StatementLine(
        number,
        cell(cells, places, Column.ENTRY_TYPE),
        new LineKey(
            required(cells, places, Column.POLICY_NO, number),
            cell(cells, places, Column.ENDORSEMENT_NO),
            required(cells, places, Column.PRODUCT, number)),
        cents(number(cells, places, Column.GROSS_PREMIUM, number)),
        layout.percent() ? rate.divide(HUNDRED) : rate,
        cents(number(cells, places, Column.COMMISSION, number)),
        paid);
  }

  private static void requireSums(
      List<String> cells, Map<Column, Integer> places, List<StatementLine> lines) {
    int row = lines.size() + 1;
    BigDecimal premium =
        lines.stream().map(StatementLine::grossPremium).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal commission =
        lines.stream().map(StatementLine::commission).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (premium.compareTo(number(cells, places, Column.GROSS_PREMIUM, row)) != 0
        || commission.compareTo(number(cells, places, Column.COMMISSION, row)) != 0) {
      throw new RuleViolation("commission.sums-differ");
    }
  }

  private static String required(
      List<String> cells, Map<Column, Integer> places, Column column, int number) {
    String value = cell(cells, places, column);
    if (value.isEmpty() || value.length() > 64) {
      throw new RuleViolation("commission.line-unreadable", number);
    }
    return value;
  }

  private static BigDecimal number(
      List<String> cells, Map<Column, Integer> places, Column column, int number) {
    try {
      return new BigDecimal(cell(cells, places, column));
    } catch (NumberFormatException unreadable) {
      throw new RuleViolation("commission.line-unreadable", number);
    }
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  private static String cell(List<String> cells, Map<Column, Integer> places, Column column) {
    @Nullable Integer place = places.get(column);
    int at = Objects.requireNonNull(place);
    return at < cells.size() ? cells.get(at).strip() : "";
  }
}
