package io.forecourt.bench;

import java.util.ArrayList;
import java.util.List;

/** Columns that line up: the first to the left, the figures to the right. */
final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heads) {
    rows.add(List.of(heads));
  }

  Table row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "a row of " + rows.getFirst().size() + " cells is needed, not of " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  List<String> lines() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder("  ");
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String blanks = " ".repeat(widths[i] - cell.length());
      line.append(i == 0 ? cell + blanks : "  " + blanks + cell);
    }
    return line.toString().stripTrailing();
  }
}
