package io.forecourt.local;

import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Stack;
import io.forecourt.local.stack.StackState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ./dealer down}: stops everything that runs for this checkout, and nothing else. */
final class Down {

  private final Home home;
  private final Terminal terminal;

  Down(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  int run() {
    Optional<StackState> running = StackState.running(home);
    long start = System.nanoTime();
    if (running.isPresent()) {
      if (Stack.endsSlowly(home)) {
        terminal.line(
            "Stopping; once after a build the services keep what they loaded, for quicker starts"
                + " …");
      }
      Stack.stop(home, running.get());
      terminal.line(
          String.format(
              Locale.ROOT,
              "Stopped after %.1f s; the data is kept (./dealer up goes on with it, ./dealer up"
                  + " --fresh begins anew).",
              (System.nanoTime() - start) / 1e9));
      return 0;
    }
    List<String> orphans = Stack.endOrphans(home);
    terminal.line(
        orphans.isEmpty()
            ? "Forecourt is not running."
            : "The last run had been killed: stopped what it left ("
                + String.join(", ", orphans)
                + ").");
    return 0;
  }
}
