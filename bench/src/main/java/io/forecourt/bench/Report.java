package io.forecourt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run prints: the command, the machine, the figures, and each limit beside the figure it
 * judges.
 */
final class Report {

  private static final int WELL = 0;
  private static final int MISSED = 1;

  private final String name;
  private final Options options;
  private final List<String> lines = new ArrayList<>();
  private boolean missed;

  Report(String name, Options options, Clock clock) {
    this.name = name;
    this.options = options;
    line("%s", System.getProperty("bench.command", "bench/run " + name).strip());
    line("%s", "date     " + clock.instant().truncatedTo(ChronoUnit.SECONDS));
    Machine.facts().forEach(fact -> line("%s", fact));
    line("");
  }

  void line(String format, Object... arguments) {
    String line = String.format(Locale.ROOT, format, arguments);
    lines.add(line);
    System.out.println(line);
  }

  void table(Table table) {
    table.lines().forEach(line -> line("%s", line));
  }

  void atLeast(String what, double figure, double limit, String format) {
    judge(what, figure >= limit, "at least", figure, limit, format);
  }

  void atMost(String what, double figure, double limit, String format) {
    judge(what, figure <= limit, "at most", figure, limit, format);
  }

  /** A figure that is printed beside its goal and judges nothing. */
  void goal(String what, double figure, double goal, String format) {
    line("goal     %s: %s (goal %s)", what, number(format, figure), number(format, goal));
  }

  /** What must hold in a quick run too: nothing lost, no error. */
  void mustHold(String what, boolean holds) {
    missed |= !holds;
    line("limit    %s: %s", what, holds ? "met" : "MISSED");
  }

  private void judge(
      String what, boolean met, String direction, double figure, double limit, String format) {
    String verdict = met ? "met" : "MISSED";
    if (options.quick()) {
      verdict += " (a quick run is not judged)";
    } else {
      missed |= !met;
    }
    line(
        "limit    %s: %s, must be %s %s: %s",
        what, number(format, figure), direction, number(format, limit), verdict);
  }

  private static String number(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }

  /** Keeps the output when asked to, and answers the exit status. */
  int finish() {
    if (options.keep()) {
      Path file = Path.of("docs", "bench", name + ".txt");
      try {
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, lines);
      } catch (IOException e) {
        System.err.println("cannot keep the output: " + e);
        return MISSED;
      }
    }
    return missed ? MISSED : WELL;
  }
}
