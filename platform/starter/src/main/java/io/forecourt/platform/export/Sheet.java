package io.forecourt.platform.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Takes the rows of a list one after the other and keeps none of them. */
interface Sheet extends Closeable {

  /** The cells of a row, in the order of the columns. */
  void row(List<String> cells) throws IOException;

  /** Hands on what was taken. */
  void flush() throws IOException;

  /** Ends the file; without it the file is not complete. */
  @Override
  void close() throws IOException;
}
