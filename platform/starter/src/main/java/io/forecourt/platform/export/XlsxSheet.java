package io.forecourt.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook. Text is written into the cells themselves, so that no table of strings grows with the
 * list; a text cell is never run as a formula. A full sheet is followed by another.
 */
final class XlsxSheet implements Sheet {
  private static final String APPLICATION = "Forecourt";
  private static final String APPLICATION_VERSION = "1.0";

  private final List<Column> columns;
  private final Workbook book;
  private final int mostRows;
  private Worksheet sheet;
  private int sheets = 1;
  private int next;

  XlsxSheet(List<Column> columns, OutputStream out) {
    this(columns, out, Worksheet.MAX_ROWS);
  }

  XlsxSheet(List<Column> columns, OutputStream out, int mostRows) {
    this.columns = columns;
    this.book = new Workbook(out, APPLICATION, APPLICATION_VERSION);
    this.mostRows = mostRows;
    this.sheet = begin();
  }

  @Override
  public void row(List<String> cells) throws IOException {
    if (next == mostRows) {
      sheet.finish();
      sheets++;
      sheet = begin();
    }
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell.isEmpty()) {
        continue;
      }
      if (columns.get(i).numeric()) {
        sheet.value(next, i, new BigDecimal(cell));
      } else {
        sheet.inlineString(next, i, cell);
      }
    }
    next++;
  }

  private Worksheet begin() {
    Worksheet begun = book.newWorksheet("List " + sheets);
    for (int i = 0; i < columns.size(); i++) {
      begun.inlineString(0, i, columns.get(i).name());
    }
    begun.freezePane(0, 1);
    next = 1;
    return begun;
  }

  @Override
  public void flush() throws IOException {
    sheet.flush();
  }

  @Override
  public void close() throws IOException {
    book.finish();
  }
}
