package io.forecourt.crm.imports;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a list, one after the other. */
public interface SheetRows extends AutoCloseable {

  /**
   * @param number as people count, the headings being row 1
   */
  record SheetRow(long number, List<String> cells) {
    public SheetRow {
      cells = List.copyOf(cells);
    }

    public String cell(int column) {
      return column < cells.size() ? cells.get(column).strip() : "";
    }

    public boolean isEmpty() {
      return cells.stream().allMatch(String::isBlank);
    }

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "SheetRow[" + number + "]";
    }
  }

  /** The next row, or null at the end. */
  @Nullable SheetRow next() throws IOException;

  @Override
  void close() throws IOException;
}
