package io.forecourt.local.drill;

import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Processes;
import io.forecourt.local.stack.StackState;
import io.forecourt.local.stack.StackState.Condition;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The processes of the running stack, as a drill ends them. */
final class Parts {

  /** The broker first, then each service. */
  static final List<String> ALL = List.of("broker", "hr", "insurance", "inventory", "sales", "crm");

  private static final Duration BACK = Duration.ofSeconds(240);

  private final Home home;

  Parts(Home home) {
    this.home = home;
  }

  /** Ends a part and keeps it down, at most so long and some; the broker may say goodbye. */
  void stop(String part, Duration outage) throws IOException {
    Processes.Identity process = processOf(part);
    Files.writeString(
        home.hold(part), Long.toString(Instant.now().plus(outage).plusSeconds(120).toEpochMilli()));
    if (part.equals("broker")) {
      handle(part, process).destroy();
    } else {
      handle(part, process).destroyForcibly();
    }
    untilGone(process);
  }

  /** The supervisor may start it again. */
  void letBack(String part) throws IOException {
    Files.deleteIfExists(home.hold(part));
  }

  /** kill -9; the supervisor starts it again by itself. */
  void kill(String part) {
    Processes.Identity process = processOf(part);
    handle(part, process).destroyForcibly();
    untilGone(process);
  }

  void untilBack(String part) {
    long limit = System.nanoTime() + BACK.toNanos();
    while (System.nanoTime() < limit) {
      boolean ready =
          StackState.required(home)
              .component(part)
              .filter(component -> component.condition() == Condition.READY)
              .map(StackState.ComponentState::process)
              .filter(Processes.Identity::alive)
              .isPresent();
      if (ready) {
        return;
      }
      Pause.millis(100);
    }
    throw new Trouble(part + " was not ready again within " + BACK.toSeconds() + " s");
  }

  private Processes.Identity processOf(String part) {
    StackState.ComponentState component =
        StackState.required(home)
            .component(part)
            .filter(one -> ALL.contains(one.name()))
            .orElseThrow(
                () ->
                    new Trouble(
                        "there is no part '" + part + "'; parts: " + String.join(", ", ALL), 2));
    Processes.Identity process = component.process();
    if (process == null) {
      throw new Trouble(part + " does not run");
    }
    return process;
  }

  private static ProcessHandle handle(String part, Processes.Identity process) {
    return ProcessHandle.of(process.pid()).orElseThrow(() -> new Trouble(part + " does not run"));
  }

  private static void untilGone(Processes.Identity process) {
    long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (process.alive() && System.nanoTime() < limit) {
      Pause.millis(50);
    }
  }
}
