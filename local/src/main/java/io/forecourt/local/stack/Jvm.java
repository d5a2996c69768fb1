package io.forecourt.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of lean JVMs: quick to start and small rather than fast at the peak. */
final class Jvm {

  private Jvm() {}

  /**
   * The flags every JVM of the stack runs with; {@code bench} uses the same.
   *
   * @param heapMiB the largest heap
   */
  static List<String> lean(int heapMiB) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heapMiB + "m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:ReservedCodeCacheSize=64m",
            "-Duser.timezone=UTC",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8"));
    return command;
  }

  /** The jar of the launcher with its libraries. */
  static Path launcher(Home home) {
    Path jar = home.project().resolve("local/target/local.jar");
    if (!Files.exists(jar)) {
      throw new Trouble("local/target/local.jar is missing: run ./dealer up, which builds it");
    }
    return jar;
  }
}
