package io.forecourt.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTests {
  private static final List<Column> COLUMNS =
      List.of(new Column("name", false), new Column("price", true));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+86138****1234", "-x", "@sum", "\tx", "\rx", "＝1", "＋1", "－1", "＠a"})
  void textThatBeginsAFormulaStandsBehindAnApostrophe(String text) {
    assertThat(CsvSheet.harmless(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1", "张*", "1-2", "'=1"})
  void otherTextStaysAsItIs(String text) {
    assertThat(CsvSheet.harmless(text)).isEqualTo(text);
  }

  @Test
  void aCsvBeginsWithItsMarkAndQuotesWhatWouldBreakALine() throws IOException {
    try (var sheet = new CsvSheet(COLUMNS, out)) {
      sheet.row(List.of("a \"b\", c", "-5.00"));
      sheet.row(List.of("two\nlines", ""));
    }

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("\uFEFFname,price\r\n\"a \"\"b\"\", c\",-5.00\r\n\"two\nlines\",\r\n");
  }

  @Test
  void aWorkbookHoldsTextAsTextAndNumbersAsNumbers() throws IOException {
    try (var sheet = new XlsxSheet(COLUMNS, out)) {
      sheet.row(List.of("=1+1", "30000.00"));
      sheet.flush();
      sheet.row(List.of("", ""));
    }

    List<Row> rows = rows(0);
    assertThat(rows.getFirst().getCellText(0)).isEqualTo("name");
    assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
    assertThat(rows.get(1).getCellText(0)).isEqualTo("=1+1");
    assertThat(rows.get(1).getCellAsNumber(1).orElseThrow())
        .isEqualByComparingTo(new BigDecimal("30000"));
  }

  @Test
  void aFullSheetIsFollowedByAnother() throws IOException {
    try (var sheet = new XlsxSheet(COLUMNS, out, 3)) {
      for (int i = 1; i <= 5; i++) {
        sheet.row(List.of("row " + i, Integer.toString(i)));
        sheet.flush();
      }
    }

    assertThat(texts(0)).containsExactly("name", "row 1", "row 2");
    assertThat(texts(1)).containsExactly("name", "row 3", "row 4");
    assertThat(texts(2)).containsExactly("name", "row 5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | CSV",
        "text/csv;q=0.9, application/json;q=0.5 | CSV",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | XLSX",
        "application/json | none",
        "application/json, text/csv;q=0.5 | none",
        "*/* | none",
        "text/csv, */* | CSV",
        "text/html | none",
        "nonsense | none"
      })
  void aFileIsWrittenWhereItIsWantedMoreThanJson(String accept, String format) {
    assertThat(SheetFormat.asked(accept).map(Enum::name).orElse("none")).isEqualTo(format);
  }

  private List<String> texts(int sheet) throws IOException {
    return rows(sheet).stream().map(row -> row.getCellText(0)).toList();
  }

  private List<Row> rows(int sheet) throws IOException {
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      return new ArrayList<>(book.getSheet(sheet).orElseThrow().read());
    }
  }
}
