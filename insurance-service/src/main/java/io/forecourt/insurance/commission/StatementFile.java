package io.forecourt.insurance.commission;

import io.forecourt.insurance.commission.CommissionPolicy.Column;
import io.forecourt.insurance.commission.CommissionPolicy.Layout;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.sheet.SheetRows;
import io.forecourt.platform.sheet.SheetRows.SheetRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
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

  /** More digits than any amount has; a power of ten is not written out before it is looked at. */
  private static final int MOST_DIGITS = 15;

  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_ENTRY = 20;

  /** Whose statement is asked for: one insurer, one store, one month. */
  record Whose(String insurer, String store, YearMonth month) {}

  /**
   * @throws RuleViolation if a column is missing, a line cannot be read, the sums are missing or
   *     wrong, or it is the statement of another insurer, store or month
   */
  static StatementFile read(SheetRows rows, Layout layout, Whose whose) throws IOException {
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
        statementNo = atMost(LONGEST_NUMBER, row, places, Column.STATEMENT_NO, lines.size() + 1);
        requireOf(whose, row, places, lines.size() + 1);
        lines.add(line(row, places, layout, lines.size() + 1));
      }
    }
    if (lines.isEmpty()) {
      throw new RuleViolation("commission.empty-statement");
    }
    if (!ended) {
      throw new RuleViolation("commission.cut-off", layout.totalRow());
    }
    return new StatementFile(statementNo, lines);
  }

  private static Map<Column, Integer> places(List<String> headings, Layout layout) {
    List<String> stripped = headings.stream().map(String::strip).toList();
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      String heading = layout.columns().get(column);
      int place = heading == null ? -1 : stripped.indexOf(heading);
      if (place >= 0) {
        places.put(column, place);
      } else if (!column.mayBeMissing()) {
        throw new RuleViolation(
            "commission.column-missing", heading == null ? column.name() : heading);
      }
    }
    return places;
  }

  private static void requireOf(
      Whose whose, SheetRow row, Map<Column, Integer> places, int number) {
    requireSame(whose.insurer(), row, places, Column.INSURER_CODE, number);
    requireSame(whose.store(), row, places, Column.STORE_CODE, number);
    requireSame(whose.month().atDay(1).toString(), row, places, Column.PERIOD_START, number);
  }

  private static void requireSame(
      String wanted, SheetRow row, Map<Column, Integer> places, Column column, int number) {
    if (places.containsKey(column) && !cell(row, places, column).equals(wanted)) {
      throw new RuleViolation("commission.other-statement", number, wanted);
    }
  }

  private static StatementLine line(
      SheetRow row, Map<Column, Integer> places, Layout layout, int number) {
    BigDecimal rate = number(row, places, Column.RATE, number);
    boolean paid =
        !cell(row, places, Column.PAID_DATE).isEmpty()
            && !layout.unpaid().contains(cell(row, places, Column.STATUS));
    return new StatementLine(
        number,
        atMost(LONGEST_ENTRY, row, places, Column.ENTRY_TYPE, number),
        new LineKey(
            required(row, places, Column.POLICY_NO, number),
            atMost(LONGEST_NUMBER, row, places, Column.ENDORSEMENT_NO, number),
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
    String value = atMost(LONGEST_NUMBER, row, places, column, number);
    if (value.isEmpty()) {
      throw new RuleViolation("commission.line-unreadable", number);
    }
    return value;
  }

  private static String atMost(
      int length, SheetRow row, Map<Column, Integer> places, Column column, int number) {
    String value = cell(row, places, column);
    if (value.length() > length) {
      throw new RuleViolation("commission.line-unreadable", number);
    }
    return value;
  }

  private static BigDecimal number(
      SheetRow row, Map<Column, Integer> places, Column column, int number) {
    try {
      BigDecimal value = new BigDecimal(cell(row, places, column));
      if (value.precision() > MOST_DIGITS || Math.abs(value.scale()) > MOST_DIGITS) {
        throw new RuleViolation("commission.line-unreadable", number);
      }
      return value;
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
