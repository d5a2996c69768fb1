package io.forecourt.platform.sheet;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180) in UTF-8 or GB 18030. */
final class CsvRows implements SheetRows {
  private static final int HEAD = 64 * 1024;
  private static final char MARK = '\uFEFF';
  private static final int LONGEST_CELL = 10_000;

  private final BufferedReader in;
  private long number;

  CsvRows(InputStream content) throws IOException {
    var bytes = new BufferedInputStream(content, HEAD);
    bytes.mark(HEAD);
    byte[] head = bytes.readNBytes(HEAD);
    bytes.reset();
    in = new BufferedReader(new InputStreamReader(bytes, charset(head)));
    in.mark(1);
    if (in.read() != MARK) {
      in.reset();
    }
  }

  private static Charset charset(byte[] head) {
    boolean utf8 =
        !StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false)
            .isError();
    return utf8 ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
  }

  @Override
  public @Nullable SheetRow next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    List<String> cells = new ArrayList<>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int c = first; ; c = in.read()) {
      if (quoted) {
        if (c < 0) {
          break;
        }
        if (c != '"') {
          append(cell, (char) c);
        } else if (peek() == '"') {
          append(cell, (char) in.read());
        } else {
          quoted = false;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c < 0 || c == '\n') {
        break;
      } else if (c != '\r') {
        append(cell, (char) c);
      }
    }
    cells.add(cell.toString());
    return new SheetRow(++number, cells);
  }

  /** A quote that never ends shall not fill the heap. */
  private static void append(StringBuilder cell, char c) {
    if (cell.length() < LONGEST_CELL) {
      cell.append(c);
    }
  }

  private int peek() throws IOException {
    in.mark(1);
    int next = in.read();
    if (next >= 0) {
      in.reset();
    }
    return next;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
