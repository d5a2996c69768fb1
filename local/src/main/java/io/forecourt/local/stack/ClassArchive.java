package io.forecourt.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A service's jar unpacked beside its class archive. A start from a nested jar took 7.5 CPU seconds
 * (gateway, 2 cores), from the unpacked one 5.0, with the archive 2.9. The JVM writes the archive
 * itself when it first ends in good order, and again when the jar has changed. {@code
 * FORECOURT_CLASS_ARCHIVES=no} in the environment leaves the archive out: a stack that is started
 * only once would pay for it and never use it.
 */
final class ClassArchive {

  private static final long UNPACK_LIMIT_SECONDS = 180;

  private static final boolean KEPT = !"no".equals(System.getenv("FORECOURT_CLASS_ARCHIVES"));

  private final Path folder;
  private final Path archive;

  ClassArchive(Home home, String name) {
    this.folder = home.programs().resolve(name);
    this.archive = home.programs().resolve(name + ".jsa");
  }

  boolean missing() {
    return KEPT && !Files.exists(archive);
  }

  List<String> flags() {
    if (!KEPT) {
      return List.of();
    }
    return List.of(
        "-XX:SharedArchiveFile=" + archive,
        "-XX:+AutoCreateSharedArchive",
        "-Xlog:cds=off",
        "-Xlog:cds+dynamic=off");
  }

  /**
   * The unpacked program of a Boot jar; unpacks it when that was not done or the jar is another one
   * now.
   */
  Path unpacked(Path jar) throws IOException {
    Path program = folder.resolve(jar.getFileName());
    Path mark = folder.resolve("unpacked");
    String version = Files.getLastModifiedTime(jar) + " " + Files.size(jar);
    if (Files.exists(mark) && Files.readString(mark).equals(version)) {
      return program;
    }
    Home.delete(folder);
    Files.deleteIfExists(archive);
    Process unpack =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!unpack.waitFor(UNPACK_LIMIT_SECONDS, TimeUnit.SECONDS) || unpack.exitValue() != 0) {
        unpack.destroyForcibly();
        throw new IOException(jar.getFileName() + " could not be unpacked to " + folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    Files.writeString(mark, version);
    return program;
  }
}
