package io.forecourt.insurance.commission;

import io.forecourt.platform.rule.RuleViolation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The rows of a file: comma-separated (RFC 4180, UTF-8) or the first sheet of a workbook. */
final class SheetReader {
  private static final int LONGEST_CELL = 1_000;
  private static final int MOST_ROWS = 100_000;

  private SheetReader() {}

  static List<List<String>> csv(InputStream content) throws IOException {
    var in = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    in.mark(1);
    if (in.read() != '\uFEFF') {
      in.reset();
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (quoted) {
        if (c != '"') {
          append(cell, (char) c);
        } else if (peek(in) == '"') {
          append(cell, (char) in.read());
        } else {
          quoted = false;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          add(rows, row);
          row = new ArrayList<>();
        }
      } else if (c != '\r') {
        append(cell, (char) c);
      }
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
      row.add(cell.toString());
      add(rows, row);
    }
    return rows;
  }

  static List<List<String>> workbook(InputStream content) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (var workbook = new ReadableWorkbook(content);
        Stream<Row> stream = workbook.getFirstSheet().openStream()) {
      for (Iterator<Row> all = stream.iterator(); all.hasNext(); ) {
        Row row = all.next();
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int column = 0; column < row.getCellCount(); column++) {
          cells.add(text(row.getCell(column)));
        }
        add(rows, cells);
      }
    }
    return rows;
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    return cell.getType() == CellType.NUMBER ? cell.asNumber().toPlainString() : cell.getText();
  }

  private static void add(List<List<String>> rows, List<String> row) {
    if (rows.size() >= MOST_ROWS) {
      throw new RuleViolation("commission.too-many-lines", MOST_ROWS);
    }
    rows.add(row);
  }

  /** A quote that never ends shall not fill the heap. */
  private static void append(StringBuilder cell, char c) {
    if (cell.length() < LONGEST_CELL) {
      cell.append(c);
    }
  }

  private static int peek(BufferedReader in) throws IOException {
    in.mark(1);
    int next = in.read();
    if (next >= 0) {
      in.reset();
    }
    return next;
  }
}
