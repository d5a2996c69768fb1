package io.forecourt.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folders of one checkout: the project itself and everything that running it leaves behind. */
public record Home(Path project) {

  /** Begins a line that separates one run of a component from the next in its log. */
  public static final String STARTED = "--- start of ";

  /**
   * Everything that running leaves behind; deleting it is always safe when nothing runs. The
   * environment variable {@code FORECOURT_DATA} puts it elsewhere, so that a second stack of one
   * checkout can run beside the first.
   */
  public Path root() {
    String elsewhere = System.getenv("FORECOURT_DATA");
    return elsewhere == null || elsewhere.isBlank()
        ? project.resolve(".forecourt")
        : Path.of(elsewhere).toAbsolutePath();
  }

  /** What {@code up --fresh} deletes. */
  public Path data() {
    return root().resolve("data");
  }

  public Path logs() {
    return root().resolve("logs");
  }

  public Path run() {
    return root().resolve("run");
  }

  /** Unpacked programs and class archives: made again when missing. */
  public Path programs() {
    return root().resolve("programs");
  }

  public Path state() {
    return run().resolve("state.json");
  }

  public Path lock() {
    return run().resolve("supervisor.lock");
  }

  public Path log(String component) {
    return logs().resolve(component + ".log");
  }

  /**
   * While this file exists and its moment has not passed, the supervisor leaves the component down.
   */
  public Path hold(String component) {
    return run().resolve("hold-" + component);
  }

  public void prepare() {
    try {
      Files.createDirectories(root());
      Files.setPosixFilePermissions(root(), PosixFilePermissions.fromString("rwx------"));
      for (Path folder : new Path[] {data(), logs(), run(), programs()}) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder with all it holds. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
