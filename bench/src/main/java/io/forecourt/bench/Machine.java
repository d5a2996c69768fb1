package io.forecourt.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Facts without which a figure says nothing. */
final class Machine {

  private static final double TICKS_A_SECOND = 100;
  private static final int USER_TIME = 11;

  private Machine() {}

  static List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add(
        String.format(
            Locale.ROOT,
            "machine  %d cores (%s), %.1f GiB memory, %s %s, load average at start %s",
            Runtime.getRuntime().availableProcessors(),
            field(Path.of("/proc/cpuinfo"), "model name", "unknown processor"),
            kibibytes(field(Path.of("/proc/meminfo"), "MemTotal", "0 kB")) / 1_048_576.0,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            loadAverage()));
    facts.add(
        "jdk      "
            + System.getProperty("java.vendor")
            + " "
            + System.getProperty("java.runtime.version"));
    facts.add("commit   " + commit());
    return facts;
  }

  /** One, five and fifteen minutes; other work on the machine shows here. */
  static String loadAverage() {
    try {
      String[] fields = Files.readString(Path.of("/proc/loadavg")).split(" ");
      return fields[0] + " " + fields[1] + " " + fields[2];
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** Processor time of a process and of its children that have ended; 0 when there is none. */
  static double processorSeconds(long pid) {
    try {
      return processorSeconds(Files.readString(Path.of("/proc/" + pid + "/stat")));
    } catch (IOException e) {
      return 0;
    }
  }

  /** From the text of {@code /proc/pid/stat}, where the name may hold blanks and brackets. */
  static double processorSeconds(String stat) {
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int field = USER_TIME; field < USER_TIME + 4; field++) {
      ticks += Long.parseLong(afterName[field]);
    }
    return ticks / TICKS_A_SECOND;
  }

  static String field(Path file, String name, String otherwise) {
    try {
      for (String line : Files.readAllLines(file)) {
        int colon = line.indexOf(':');
        if (colon > 0 && line.substring(0, colon).strip().equals(name)) {
          return line.substring(colon + 1).strip();
        }
      }
    } catch (IOException e) {
      return otherwise;
    }
    return otherwise;
  }

  static long kibibytes(String text) {
    return Long.parseLong(text.replaceAll("\\D+", ""));
  }

  private static String commit() {
    String commit = output("git", "rev-parse", "--short=12", "HEAD");
    if (commit.isEmpty()) {
      return "unknown";
    }
    boolean changed =
        output("git", "status", "--porcelain", "--untracked-files=no")
            .lines()
            .anyMatch(line -> !line.endsWith(".txt"));
    return changed ? commit + " with changes" : commit;
  }

  private static String output(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0
          ? output.strip()
          : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
