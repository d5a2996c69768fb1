package io.forecourt.insurance.commission;

import io.forecourt.insurance.commission.CommissionPolicy.Column;
import io.forecourt.insurance.commission.CommissionPolicy.Layout;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.sheet.SheetRows;
import io.forecourt.platform.sheet.SheetRows.SheetRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A statement as it was read by its layout.
 *
 * @param statementNo as the insurer numbers it
 */
record StatementFile(String statementNo, List<StatementLine> lines) {
  private static final int MOST_LINES = 100_000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * @throws RuleViolation if a column is missing, a line cannot be read, or the sums are wrong
   */
  static StatementFile read(SheetRows rows, Layout layout) throws IOException {
    SheetRow headings = rows.next();
    if (headings == null) {
      throw new RuleViolation("commission.empty-statement");
    }
    Map<Column, Integer> places = places(headings.cells(), layout);
    List<StatementLine> lines = new ArrayList<>();
    String statementNo = "";
    boolean ended = false;
    for (SheetRow row = rows.next(); row != null && !ended; row = rows.next()) {
      if (row.isEmpty()) {
        continue;
      }
      if (cell(row, places, Column.LINE_NO).equalsIgnoreCase(layout.totalRow())) {
        requireSums(row, places, lines);
        ended = true;
      } else if (lines.size() == MOST_LINES) {
        throw new RuleViolation("commission.too-many-lines", MOST_LINES);
      } else {
        statementNo = cell(row, places, Column.STATEMENT_NO);
        lines.add(line(row, places, layout, lines.size() + 1));
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
      SheetRow row, Map<Column, Integer> places, Layout layout, int number) {
    BigDecimal rate = number(row, places, Column.RATE, number);
    boolean paid =
        !cell(row, places, Column.PAID_DATE).isEmpty()
            && !layout.unpaid().contains(cell(row, places, Column.STATUS));
    return new StatementLine(
        number,
        cell(row, places, Column.ENTRY_TYPE),
        new LineKey(
            required(row, places, Column.POLICY_NO, number),
            cell(row, places, Column.ENDORSEMENT_NO),
            required(row, places, Column.PRODUCT, number)),
        cents(number(row, places, Column.GROSS_PREMIUM, number)),
        layout.percent() ? rate.divide(HUNDRED) : rate,
        cents(number(row, places, Column.COMMISSION, number)),
        paid);
  }

  private static void requireSums(
      SheetRow row, Map<Column, Integer> places, List<StatementLine> lines) {
    int number = lines.size() + 1;
    BigDecimal premium =
        lines.stream().map(StatementLine::grossPremium).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal commission =
        lines.stream().map(StatementLine::commission).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (premium.compareTo(number(row, places, Column.GROSS_PREMIUM, number)) != 0
        || commission.compareTo(number(row, places, Column.COMMISSION, number)) != 0) {
      throw new RuleViolation("commission.sums-differ");
    }
  }

  private static String required(
      SheetRow row, Map<Column, Integer> places, Column column, int number) {
    String value = cell(row, places, column);
    if (value.isEmpty() || value.length() > 64) {
      throw new RuleViolation("commission.line-unreadable", number);
    }
    return value;
  }

  private static BigDecimal number(
      SheetRow row, Map<Column, Integer> places, Column column, int number) {
    try {
      return new BigDecimal(cell(row, places, column));
    } catch (NumberFormatException unreadable) {
      throw new RuleViolation("commission.line-unreadable", number);
    }
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  private static String cell(SheetRow row, Map<Column, Integer> places, Column column) {
    return row.cell(Objects.requireNonNull(places.get(column)));
  }
}
