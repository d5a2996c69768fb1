package io.forecourt.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.sheet.SheetRows.SheetRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class WorkbookRowsTests {

  @Test
  void aNumberIsReadAsPeopleWriteItAndAnEmptyCellIsEmpty() throws IOException {
    assertThat(rows(new ByteArrayInputStream(workbook())))
        .containsExactly(List.of("手机号", "元"), List.of("13900001234", "", "950.25"));
  }

  @Test
  void theContentIsClosedWithItsRows() throws IOException {
    var closed = new AtomicBoolean();
    var content =
        new FilterInputStream(new ByteArrayInputStream(workbook())) {
          @Override
          public void close() throws IOException {
            closed.set(true);
            super.close();
          }
        };

    rows(content);

    assertThat(closed).isTrue();
  }

  private static byte[] workbook() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("list");
      sheet.value(0, 0, "手机号");
      sheet.value(0, 1, "元");
      sheet.value(1, 0, 13_900_001_234L);
      sheet.value(1, 2, 950.25);
    }
    return bytes.toByteArray();
  }

  private static List<List<String>> rows(InputStream content) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (SheetRows sheet = SheetRows.workbook(content)) {
      for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
        rows.add(row.cells());
      }
    }
    return rows;
  }
}
