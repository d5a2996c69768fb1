package io.forecourt.local;

import java.io.PrintStream;
import java.util.List;

/** Where a person reads: a terminal can be rewritten in place, anything else gets plain lines. */
public final class Terminal {

  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean live;
  private int drawn;

  public Terminal(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  public static Terminal standard() {
    return new Terminal(System.out, Boolean.getBoolean("forecourt.terminal"));
  }

  public boolean live() {
    return live;
  }

  public synchronized void line(String text) {
    out.println(text);
    out.flush();
    drawn = 0;
  }

  /** Shows a block of lines in the place of the block shown before; only on a live terminal. */
  public synchronized void redraw(List<String> lines) {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append(UP.formatted(drawn));
    }
    for (String line : lines) {
      text.append(CLEAR_LINE).append(line).append('\n');
    }
    out.print(text);
    out.flush();
    drawn = lines.size();
  }

  /** Leaves the drawn block where it is. */
  public synchronized void settle() {
    drawn = 0;
  }

  public String bold(String text) {
    return live ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  public String faint(String text) {
    return live ? "\u001b[2m" + text + "\u001b[0m" : text;
  }

  public String red(String text) {
    return live ? "\u001b[31m" + text + "\u001b[0m" : text;
  }

  public String green(String text) {
    return live ? "\u001b[32m" + text + "\u001b[0m" : text;
  }
}
