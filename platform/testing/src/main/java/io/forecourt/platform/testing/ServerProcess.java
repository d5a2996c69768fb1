package io.forecourt.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A server as a child process. It ends with this JVM in every case, because a small shell holds the
 * other end of a pipe and stops it when the pipe breaks.
 */
final class ServerProcess {

  private static final String GUARD =
      "\"$@\" </dev/null & child=$!; cat >/dev/null; kill $child 2>/dev/null; wait $child;"
          + " kill -0 $FORECOURT_TEST_JVM 2>/dev/null || rm -rf \"$PWD\"";

  private final String name;
  private final Process process;
  private final Path log;

  private ServerProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  static ServerProcess start(String name, Path directory, List<String> command) {
    Path log = directory.resolve(name + ".log");
    List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, name));
    guarded.addAll(command);
    try {
      var builder =
          new ProcessBuilder(guarded)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().put("FORECOURT_TEST_JVM", Long.toString(ProcessHandle.current().pid()));
      var server = new ServerProcess(name, builder.start(), log);
      WorkDirectory.stopAtExit(server);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  /** The server itself, without the guarding shell. */
  ProcessHandle handle() {
    return process
        .toHandle()
        .children()
        .filter(child -> child.info().command().filter(c -> c.endsWith("/cat")).isEmpty())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " has ended: " + logTail()));
  }

  void awaitReady(BooleanSupplier ready, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        stop();
        throw new IllegalStateException(
            name + " does not answer; the end of its log says:\n" + logTail());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Asks the server to end, without waiting. */
  void signalStop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
    }
  }

  void stop() {
    signalStop();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String logTail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
