package io.forecourt.platform.rule;

/** Unknown, or outside the caller's data scope: the two are not told apart. Answered with 404. */
public final class NotFound extends RuntimeException {

  private final String kind;
  private final String id;

  /**
   * @param kind what was looked for, as in the path, for example {@code order}
   */
  public NotFound(String kind, String id) {
    super(kind + " " + id);
    this.kind = kind;
    this.id = id;
  }

  public String kind() {
    return kind;
  }

  public String id() {
    return id;
  }
}
