package io.forecourt.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./dealer up} in a folder of its own, so that nobody's data is touched: the first time,
 * with nothing unpacked and no database, and later; and the memory of all its processes one minute
 * after it was ready, as {@code ./dealer status} tells it.
 */
public final class StartupBench {

  private static final double FIRST_SECONDS = 90;
  private static final double LATER_SECONDS = 60;
  private static final double MOST_MEBIBYTES = 2.5 * 1024;
  private static final int ATTEMPTS = 3;

  private final Options options;
  private final AtomicBoolean leaving = new AtomicBoolean();
  private final Path home = Child.folder("startup", this::leave);
  private final JsonMapper json = JsonMapper.shared();

  private StartupBench(Options options) {
    this.options = options;
  }

  public static void main(String[] arguments) {
    Options options = Options.parse(List.of(arguments), Set.of("--rounds", "--settle"));
    System.exit(new StartupBench(options).run());
  }

  /**
   * One start.
   *
   * @param processorSeconds what all processes of the stack had used when it was ready
   * @param status what was told after it had settled
   */
  private record Start(double seconds, double processorSeconds, JsonNode status) {

    double mebibytes() {
      return status.path("memoryBytes").asDouble() / (1 << 20);
    }
  }

  private int run() {
    int later = options.number("--rounds", 3, 1);
    int settle = options.number("--settle", 60, 10);
    var report = new Report("startup", options, Clock.systemUTC());
    layOut();

    Start first = start(settle);
    List<Start> others = new ArrayList<>();
    report.line("flags    %s", String.join(" ", flags(first.status())));
    report.line("ready after, the first time:");
    for (JsonNode component : first.status().path("components")) {
      if (component.path("readyAfterSeconds").isNumber()) {
        report.line(
            "  %-11s %6.1f s",
            component.path("name").asString(), component.path("readyAfterSeconds").asDouble());
      }
    }
    report.line("");
    for (int round = 0; round < later; round++) {
      down();
      others.add(start(settle));
    }
    var table =
        new Table("", "seconds to ready", "cpu seconds", "memory MiB after " + settle + " s");
    table.row(
        "first",
        number(first.seconds()),
        number(first.processorSeconds()),
        number(first.mebibytes()));
    for (int round = 0; round < later; round++) {
      Start start = others.get(round);
      table.row(
          "later, round " + (round + 1),
          number(start.seconds()),
          number(start.processorSeconds()),
          number(start.mebibytes()));
    }
    report.table(table);
    report.line("");
    report.line(
        "cpu seconds / cores is the least that other work on the machine leaves of the time; load"
            + " average at the end "
            + Machine.loadAverage());
    report.line("");
    report.line("memory of the last start, proportional set size:");
    var memory = new Table("component", "MiB");
    for (JsonNode component : others.getLast().status().path("components")) {
      if (component.path("memoryBytes").isNumber()) {
        memory.row(
            component.path("name").asString(),
            number(component.path("memoryBytes").asDouble() / (1 << 20)));
      }
    }
    report.table(memory);
    report.line("");
    down();
    report.atMost("first start, seconds", first.seconds(), FIRST_SECONDS, "%.1f");
    report.atMost("later start, median seconds", median(others), LATER_SECONDS, "%.1f");
    double most =
        Math.max(first.mebibytes(), others.stream().mapToDouble(Start::mebibytes).max().orElse(0));
    report.atMost("memory, the most of all starts in MiB", most, MOST_MEBIBYTES, "%.0f");
    report.line("ratio    later / first start: %.2f", median(others) / first.seconds());
    return report.finish();
  }

  private static double median(List<Start> starts) {
    return Samples.of(starts.stream().map(Start::seconds).toList()).median();
  }

  /** The command itself, and links to the modules that are built; its data come beside them. */
  private void layOut() {
    Path project = Path.of("").toAbsolutePath();
    try (var entries = Files.list(project)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (name.equals("dealer")) {
          Files.copy(entry, home.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        } else if (!name.startsWith(".")) {
          Files.createSymbolicLink(home.resolve(name), entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Start start(int settle) {
    for (int attempt = 1; ; attempt++) {
      int port = 12_000 + ThreadLocalRandom.current().nextInt(2_000) * 10;
      long begin = System.nanoTime();
      int status = dealer(home, "up", "--detach", "--port", Integer.toString(port));
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (status == 0) {
        double processor = processorSeconds(status());
        Child.pause(Duration.ofSeconds(settle));
        return new Start(seconds, processor, status());
      }
      if (attempt == ATTEMPTS || leaving.get()) {
        throw new IllegalStateException("./dealer up ended with status " + status);
      }
      down();
    }
  }

  private static double processorSeconds(JsonNode status) {
    double seconds = 0;
    for (JsonNode component : status.path("components")) {
      if (component.path("pid").isNumber()) {
        seconds += Machine.processorSeconds(component.path("pid").asLong());
      }
    }
    return seconds;
  }

  private void leave(Path folder) {
    leaving.set(true);
    dealer(folder, "down");
  }

  private void down() {
    if (dealer(home, "down") != 0) {
      throw new IllegalStateException("./dealer down failed");
    }
  }

  private JsonNode status() {
    return json.readTree(
        Child.output(List.of(home.resolve("dealer").toString(), "status", "--json")));
  }

  private static int dealer(Path home, String... arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("dealer").toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("dealer-" + arguments[0] + ".log").toFile())
              .start();
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("./dealer " + arguments[0] + " does not end");
      }
      if (process.exitValue() != 0) {
        System.err.println(Files.readString(home.resolve("dealer-" + arguments[0] + ".log")));
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The flags that all JVMs of the stack have in common, from their own command lines. */
  private static List<String> flags(JsonNode status) {
    List<String> common = new ArrayList<>();
    for (JsonNode component : status.path("components")) {
      List<String> flags = flags(component.path("pid").asLong());
      if (common.isEmpty()) {
        common.addAll(flags);
      } else if (!flags.isEmpty()) {
        common.retainAll(flags);
      }
    }
    return common;
  }

  private static List<String> flags(long pid) {
    try {
      return Arrays.stream(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0"))
          .filter(word -> word.startsWith("-X"))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String number(double figure) {
    return String.format(Locale.ROOT, "%.1f", figure);
  }
}
