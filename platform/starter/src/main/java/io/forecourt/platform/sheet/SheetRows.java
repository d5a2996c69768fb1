package io.forecourt.platform.sheet;

import io.forecourt.platform.file.FileType;
import io.forecourt.platform.file.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a list that somebody uploads, one after the other, whether text or workbook. */
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

  /** An uploaded list, by its type. Closing the rows closes the content. */
  static SheetRows of(StoredFiles.Content content) throws IOException {
    try {
      return FileType.XLSX.mediaType().equals(content.file().mediaType())
          ? workbook(content.stream())
          : csv(content.stream());
    } catch (IOException | RuntimeException unreadable) {
      content.stream().close();
      throw unreadable;
    }
  }

  /** Comma-separated values (RFC 4180) in UTF-8 or GB 18030. */
  static SheetRows csv(InputStream content) throws IOException {
    return new CsvRows(content);
  }

  /** The first sheet of a workbook. */
  static SheetRows workbook(InputStream content) throws IOException {
    return new WorkbookRows(content);
  }

  /** The next row, or null at the end. */
  @Nullable SheetRow next() throws IOException;

  @Override
  void close() throws IOException;
}
