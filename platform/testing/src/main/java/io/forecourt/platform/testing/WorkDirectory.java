package io.forecourt.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/**
 * Where test servers keep their files: one shared cache per user, and one directory per server,
 * removed at the end.
 */
final class WorkDirectory {

  private static final Deque<ServerProcess> SERVERS = new ConcurrentLinkedDeque<>();
  private static final Deque<Path> DIRECTORIES = new ConcurrentLinkedDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(WorkDirectory::leave, "test-servers-stop"));
  }

  private WorkDirectory() {}

  static Path shared() {
    Path path =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "forecourt-test-" + System.getProperty("user.name"));
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path create(String name) {
    try {
      Path directory = Files.createTempDirectory("fc-" + name);
      DIRECTORIES.add(directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void stopAtExit(ServerProcess server) {
    SERVERS.add(server);
  }

  private static void leave() {
    SERVERS.forEach(ServerProcess::signalStop);
    SERVERS.forEach(ServerProcess::stop);
    for (Path directory : DIRECTORIES) {
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      } catch (IOException | UncheckedIOException e) {
        System.err.println("cannot remove " + directory + ": " + e.getMessage());
      }
    }
  }
}
