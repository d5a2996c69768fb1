package io.forecourt.crm.aftersales;

import io.forecourt.platform.file.StoredFiles;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.sheet.SheetRows;
import io.forecourt.platform.sheet.SheetRows.SheetRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads figures from the list that the workshop's system gives out: a heading, then code and value
 * in the first two columns.
 */
@Component
class AfterSalesFigureFile {
  static final String KIND = "AFTER_SALES_FIGURES";
  static final String RECORD = "after-sales-report";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,16}(\\.[0-9]{1,2})?");
  private static final int MOST_ROWS = 200;

  private final StoredFiles files;

  AfterSalesFigureFile(StoredFiles files) {
    this.files = files;
  }

  /**
   * @throws InvalidInput if it is no list of figures
   */
  Map<String, BigDecimal> read(String fileId) {
    requireList(fileId);
    Map<String, BigDecimal> figures = new TreeMap<>();
    try (SheetRows rows = SheetRows.of(files.open(fileId))) {
      SheetRow row = rows.next(); // the heading
      for (row = rows.next(); row != null; row = rows.next()) {
        if (row.isEmpty()) {
          continue;
        }
        String value = row.cell(1);
        boolean again = figures.size() == MOST_ROWS || figures.containsKey(row.cell(0));
        if (again || !NUMBER.matcher(value).matches()) {
          throw new InvalidInput("/fileId", "after-sales.not-a-list");
        }
        figures.put(row.cell(0), new BigDecimal(value));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("file " + fileId, unreadable);
    }
    return figures;
  }

  private void requireList(String fileId) {
    try {
      if (!files.require(fileId).kind().equals(KIND)) {
        throw new InvalidInput("/fileId", "file.other-kind");
      }
    } catch (NotFound unknown) {
      throw new InvalidInput("/fileId", "import.unknown-file");
    }
  }

  void attach(String fileId, String reportId) {
    files.attach(fileId, KIND, RECORD, reportId);
  }
}
