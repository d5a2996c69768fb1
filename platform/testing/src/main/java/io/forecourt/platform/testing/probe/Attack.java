package io.forecourt.platform.testing.probe;

/** What is tried on every operation. */
public enum Attack {
  WRONG_TYPE("wrong type"),
  MISSING("missing"),
  TOO_LONG("too long"),
  UNKNOWN_PARAMETER("unknown parameter"),
  FOREIGN_ID("another store's id"),
  NO_TOKEN("no token"),
  WRONG_ROLE("wrong role"),
  STALE("stale"),
  TWICE_AT_ONCE("twice at once");

  private final String title;

  Attack(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
