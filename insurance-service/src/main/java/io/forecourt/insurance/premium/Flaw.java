package io.forecourt.insurance.premium;

/**
 * A field that makes a request unreadable as a request.
 *
 * @param pointer JSON pointer into the request
 */
public record Flaw(String pointer, Kind kind) {

  /** What is wrong with it. */
  public enum Kind {
    REQUIRED,
    REPEATED,
    AFTER_START,
    NOT_QUOTED
  }
}
