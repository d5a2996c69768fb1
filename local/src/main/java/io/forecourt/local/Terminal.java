package io.forecourt.local;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a person reads: a terminal can be rewritten in place, anything else gets plain lines. */
public final class Terminal {

  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private final PrintStream out;
  private final boolean live;
  private final @Nullable List<String> kept;
  private int drawn;

  public Terminal(PrintStream out, boolean live) {
    this(out, live, null);
  }

  private Terminal(PrintStream out, boolean live, @Nullable List<String> kept) {
    this.out = out;
    this.live = live;
    this.kept = kept;
  }

  /** The same terminal, which also adds each line to a list, without its colours. */
  public Terminal keeping(List<String> lines) {
    return new Terminal(out, live, lines);
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
    if (kept != null) {
      kept.add(COLOUR.matcher(text).replaceAll(""));
    }
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
