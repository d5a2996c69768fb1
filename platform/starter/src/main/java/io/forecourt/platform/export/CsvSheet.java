package io.forecourt.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CSV of RFC 4180 in UTF-8, with the mark that spreadsheets need to see that. Text that a
 * spreadsheet would run as a formula stands behind an apostrophe.
 */
final class CsvSheet implements Sheet {
  private static final char MARK = '\uFEFF';
  private static final String END = "\r\n";
  private static final String QUOTE = "\"";

  /** Full-width signs begin a formula, too, where the spreadsheet is set to Chinese. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");

  private final List<Column> columns;
  private final Writer out;

  CsvSheet(List<Column> columns, OutputStream out) throws IOException {
    this.columns = columns;
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.out.write(MARK);
    write(columns.stream().map(Column::name).toList());
  }

  @Override
  public void row(List<String> cells) throws IOException {
    write(cells);
  }

  private void write(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      String cell = cells.get(i);
      out.write(quoted(columns.get(i).numeric() ? cell : harmless(cell)));
    }
    out.write(END);
  }

  static String harmless(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  private static String quoted(String text) {
    return QUOTED.matcher(text).find() ? QUOTE + text.replace(QUOTE, QUOTE + QUOTE) + QUOTE : text;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
