package io.forecourt.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.sheet.SheetRows.SheetRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTests {

  @Test
  void quotesCommasAndLineEndsInsideACellAreItsContent() throws IOException {
    assertThat(rows("a,\"b,\"\"c\"\"\nd\",e\r\n,\n".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(List.of("a", "b,\"c\"\nd", "e"), List.of("", ""));
  }

  @Test
  void theLastLineNeedsNoEnd() throws IOException {
    assertThat(rows("a\nb".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void aListOfASpreadsheetIsReadInItsEncodingAndWithoutItsMark() throws IOException {
    assertThat(rows("\uFEFF姓名,电话".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(List.of("姓名", "电话"));
    assertThat(rows("姓名,电话".getBytes(Charset.forName("GB18030"))))
        .containsExactly(List.of("姓名", "电话"));
  }

  @Test
  void aQuoteThatNeverEndsDoesNotFillTheMemory() throws IOException {
    List<List<String>> rows = rows(("\"" + "x".repeat(50_000)).getBytes(StandardCharsets.UTF_8));

    assertThat(rows.getFirst().getFirst()).hasSize(10_000);
  }

  private static List<List<String>> rows(byte[] content) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (var sheet = new CsvRows(new ByteArrayInputStream(content))) {
      for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
        rows.add(row.cells());
      }
    }
    return rows;
  }
}
