package io.forecourt.local.stack;

import io.forecourt.local.stack.StackState.ComponentState;
import io.forecourt.local.stack.StackState.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one component running, on a thread of its own: starts it, sees it die, starts it again. */
final class Keeper implements Runnable {

  /** So often may a component end before it was ever ready until the start counts as failed. */
  private static final int TRIES = 2;

  private static final long BETWEEN_LOOKS_SECONDS = 5;

  private final Home home;
  private final Component component;
  private final Supervisor supervisor;

  private volatile Condition condition = Condition.WAITING;
  private volatile @Nullable Process process;
  private volatile Processes.@Nullable Identity identity;
  private volatile @Nullable Double readyAfterSeconds;
  private volatile int restarts;
  private volatile @Nullable String remark;
  private volatile boolean stopping;

  Keeper(Home home, Component component, Supervisor supervisor) {
    this.home = home;
    this.component = component;
    this.supervisor = supervisor;
  }

  Component component() {
    return component;
  }

  Condition condition() {
    return condition;
  }

  ComponentState state() {
    return new ComponentState(
        component.name(),
        component.title(),
        condition,
        identity,
        component.port(),
        readyAfterSeconds,
        restarts,
        remark);
  }

  @Override
  public void run() {
    int failures = 0;
    while (!stopping) {
      if (!supervisor.allWell(component.after())) {
        Pause.millis(40);
        continue;
      }
      if (held()) {
        if (condition != Condition.HELD) {
          become(Condition.HELD, null);
        }
        Pause.millis(100);
        continue;
      }
      String reason;
      boolean wasReady = false;
      try {
        become(Condition.PREPARING, null);
        component.prepare();
        if (stopping) {
          break;
        }
        Process running = start();
        become(Condition.STARTING, null);
        wasReady = untilReady(running);
        reason = wasReady && !component.job() ? untilEnd(running) : ending(running);
        if (component.job() && running.exitValue() == 0) {
          identity = null;
          readyAfterSeconds = supervisor.secondsSinceStart();
          become(Condition.DONE, null);
          return;
        }
      } catch (IOException e) {
        reason = String.valueOf(e.getMessage());
      }
      identity = null;
      if (stopping) {
        break;
      }
      failures = wasReady ? 0 : failures + 1;
      if (component.job() || (failures >= TRIES && readyAfterSeconds == null)) {
        become(Condition.FAILED, reason);
        supervisor.note(component, reason);
        return;
      }
      if (held()) {
        supervisor.note(component, reason + "; held down");
        continue;
      }
      restarts++;
      become(Condition.RESTARTING, reason);
      supervisor.note(component, reason + "; starting it again");
      waitBeforeRetry(failures);
    }
    become(Condition.STOPPED, null);
  }

  /** Ends the process and the keeping of it; returns when it is gone. */
  void stop() {
    stopping = true;
    Processes.Identity running = identity;
    if (running != null) {
      Processes.end(running, component.stopPatience());
    }
  }

  private Process start() throws IOException {
    Path log = home.log(component.name());
    rotate(log);
    Files.writeString(
        log,
        Home.STARTED + component.name() + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    ProcessBuilder command = component.command();
    Process started =
        command
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    identity = Processes.identity(started.pid()).orElse(null);
    return started;
  }

  /** Whether the component became ready before it ended or its time ran out. */
  private boolean untilReady(Process running) {
    long limit = System.nanoTime() + component.startLimit().toNanos();
    while (running.isAlive() && !stopping) {
      if (!component.job() && component.ready()) {
        if (readyAfterSeconds == null) {
          readyAfterSeconds = supervisor.secondsSinceStart();
        }
        become(Condition.READY, null);
        return true;
      }
      if (System.nanoTime() > limit) {
        running.destroyForcibly();
        return false;
      }
      Pause.millis(150);
    }
    return false;
  }

  private String untilEnd(Process running) {
    var watch = new Watch();
    try {
      while (!running.waitFor(BETWEEN_LOOKS_SECONDS, TimeUnit.SECONDS)) {
        Condition now = watch.looked(component.ready());
        if (now != condition && !stopping) {
          boolean again = now == Condition.READY;
          become(now, again ? null : "runs, but is not ready");
          supervisor.note(component, again ? "is ready again" : "runs, but is not ready");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ending(running);
  }

  private String ending(Process running) {
    try {
      if (!running.waitFor(15, TimeUnit.SECONDS)) {
        return "did not answer within " + component.startLimit().toSeconds() + " s";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return describe(running.exitValue());
  }

  static String describe(int exitValue) {
    return exitValue > 128
        ? "ended by signal " + (exitValue - 128)
        : "ended with exit code " + exitValue;
  }

  private void waitBeforeRetry(int failures) {
    long until = System.nanoTime() + Duration.ofSeconds(Math.min(15, 1L << failures)).toNanos();
    while (!stopping && System.nanoTime() < until) {
      Pause.millis(100);
    }
  }

  private boolean held() {
    Path hold = home.hold(component.name());
    try {
      return Files.exists(hold)
          && Long.parseLong(Files.readString(hold).strip()) > System.currentTimeMillis();
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  private void become(Condition next, @Nullable String why) {
    condition = next;
    remark = why;
    supervisor.changed();
  }

  private static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > 20_000_000) {
      Files.move(
          log,
          log.resolveSibling(log.getFileName() + ".1"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
