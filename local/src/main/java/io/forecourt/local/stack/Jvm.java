package io.forecourt.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

  /**
   * The jar of the launcher that the running processes use: a build must not pull it from under
   * them.
   */
  static Path launcher(Home home) {
    return home.programs().resolve("launcher/local.jar");
  }

  /** Takes the launcher as it was built last; nothing may run from the former one. */
  static void takeLauncher(Home home) throws IOException {
    Path built = home.project().resolve("local/target");
    if (!Files.exists(built.resolve("local.jar"))) {
      throw new Trouble("local/target/local.jar is missing: run ./dealer up, which builds it");
    }
    if (Files.exists(launcher(home))
        && version(launcher(home)).equals(version(built.resolve("local.jar")))) {
      return;
    }
    Path folder = home.programs().resolve("launcher");
    Home.delete(folder);
    Files.createDirectories(folder.resolve("lib"));
    try (Stream<Path> libraries = Files.list(built.resolve("lib"))) {
      for (Path library : (Iterable<Path>) libraries::iterator) {
        linkOrCopy(library, folder.resolve("lib").resolve(library.getFileName()));
      }
    }
    Files.copy(built.resolve("local.jar"), launcher(home), StandardCopyOption.COPY_ATTRIBUTES);
    Files.deleteIfExists(home.programs().resolve("broker.jsa"));
  }

  private static String version(Path jar) throws IOException {
    return Files.getLastModifiedTime(jar) + " " + Files.size(jar);
  }

  private static void linkOrCopy(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
