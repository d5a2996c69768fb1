package io.forecourt.local.drill;

import io.forecourt.local.stack.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a drill printed, kept in {@code docs/drills} with its command, day and machine. */
final class Transcript {

  private static final double KIB_A_GIB = 1024.0 * 1024.0;

  private final Path file;
  private final List<String> lines = new ArrayList<>();

  Transcript(Home home, String name, String command) {
    this.file = home.project().resolve("docs").resolve("drills").resolve(name + ".txt");
    lines.add(command);
    lines.add("date     " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
    lines.add("machine  " + machine());
    lines.add("");
  }

  List<String> lines() {
    return lines;
  }

  void write() throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, lines);
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%d cores, %.1f GiB memory, load average at start %s",
        Runtime.getRuntime().availableProcessors(),
        memoryKib() / KIB_A_GIB,
        first("/proc/loadavg").replaceAll("^(\\S+ \\S+ \\S+).*", "$1"));
  }

  private static double memoryKib() {
    String digits = first("/proc/meminfo").replaceAll("\\D+", "");
    return digits.isEmpty() ? 0 : Double.parseDouble(digits);
  }

  private static String first(String file) {
    try {
      return Files.readAllLines(Path.of(file)).getFirst();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
