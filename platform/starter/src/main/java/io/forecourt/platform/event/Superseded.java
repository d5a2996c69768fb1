package io.forecourt.platform.event;

/**
 * Marks the event in hand as overtaken by a newer one; its inbox row says SUPERSEDED instead of
 * APPLIED.
 */
public final class Superseded {

  private static final ScopedValue<boolean[]> MARK = ScopedValue.newInstance();

  private Superseded() {}

  public static void note() {
    if (MARK.isBound()) {
      MARK.get()[0] = true;
    }
  }

  static boolean during(Runnable handler) {
    boolean[] mark = new boolean[1];
    ScopedValue.where(MARK, mark).run(handler);
    return mark[0];
  }
}
