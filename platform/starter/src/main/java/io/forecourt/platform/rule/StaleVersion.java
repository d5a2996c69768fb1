package io.forecourt.platform.rule;

/** The caller decided on an older version than the present one. Answered with 412. */
public final class StaleVersion extends RuntimeException {

  private final long current;

  public StaleVersion(long current) {
    super("current version is " + current);
    this.current = current;
  }

  public long current() {
    return current;
  }
}
