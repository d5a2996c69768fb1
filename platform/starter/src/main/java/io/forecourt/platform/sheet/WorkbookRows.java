package io.forecourt.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The first sheet of a workbook, read as it streams by. */
final class WorkbookRows implements SheetRows {
  private final InputStream content;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;

  WorkbookRows(InputStream content) throws IOException {
    this.content = content;
    workbook = new ReadableWorkbook(content);
    stream = workbook.getFirstSheet().openStream();
    rows = stream.iterator();
  }

  @Override
  public @Nullable SheetRow next() {
    if (!rows.hasNext()) {
      return null;
    }
    Row row = rows.next();
    List<String> cells = new ArrayList<>(row.getCellCount());
    for (int column = 0; column < row.getCellCount(); column++) {
      cells.add(text(row.getCell(column)));
    }
    return new SheetRow(row.getRowNum(), cells);
  }

  /**
   * A number as people write it: a mobile number that the sheet holds as 1.39E10 is eleven digits.
   */
  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    return cell.getType() == CellType.NUMBER ? cell.asNumber().toPlainString() : cell.getText();
  }

  @Override
  public void close() throws IOException {
    try (content;
        workbook) {
      stream.close();
    }
  }
}
