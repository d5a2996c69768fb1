package io.forecourt.local.stack;

/** Something went wrong that the reader can mend: the message says what, why and what to do. */
public final class Trouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public Trouble(String message) {
    this(message, 1);
  }

  public Trouble(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
