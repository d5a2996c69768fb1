package io.forecourt.local;

import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Ports;
import io.forecourt.local.stack.Processes;
import io.forecourt.local.stack.Stack;
import io.forecourt.local.stack.StackState;
import io.forecourt.local.stack.StackState.ComponentState;
import io.forecourt.local.stack.StackState.Condition;
import io.forecourt.local.stack.StackState.Note;
import io.forecourt.local.stack.StackState.Phase;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./dealer up}: starts everything, shows how it goes, and stays until Ctrl-C unless told to
 * detach.
 */
final class Up {

  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

  private final Home home;
  private final Terminal terminal;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Set<String> told = new HashSet<>();
  private @Nullable Note lastTold;
  private int frame;

  Up(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  int run(boolean detach, boolean fresh, Optional<Integer> port) throws IOException {
    Optional<StackState> running = StackState.running(home);
    if (running.isPresent()) {
      return alreadyRunning(running.get(), fresh, port);
    }
    if (Stack.locked(home)) {
      throw new Trouble(
          "another ./dealer up is starting here this moment: wait, then ./dealer status");
    }
    List<String> orphans = Stack.endOrphans(home);
    if (!orphans.isEmpty()) {
      terminal.line(
          "Forecourt  the last run ended without ./dealer down: stopped what it left ("
              + String.join(", ", orphans)
              + ")");
    }
    Ports ports = new Ports(port.orElse(Ports.DEFAULT));
    refuseBusyPorts(ports);
    if (fresh) {
      Stack.forgetData(home);
      terminal.line("Forecourt  all data deleted (--fresh)");
    }
    Process supervisor = Stack.launch(home, ports);
    Thread onInterrupt = Thread.ofPlatform().unstarted(() -> interrupted(supervisor));
    Runtime.getRuntime().addShutdownHook(onInterrupt);

    StackState state = untilSettled(supervisor);
    terminal.settle();
    if (state.phase() != Phase.READY) {
      if (stopped.get()) {
        return 130;
      }
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
      tellFailure(state, supervisor);
      return 1;
    }
    boolean whole = welcome(state, detach);
    if (detach) {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
      return whole ? 0 : 1;
    }
    return stay(supervisor);
  }

  private int alreadyRunning(StackState state, boolean fresh, Optional<Integer> port) {
    if (fresh) {
      throw new Trouble("Forecourt is running: ./dealer down first, then ./dealer up --fresh");
    }
    if (port.isPresent() && port.get() != state.port()) {
      throw new Trouble(
          "Forecourt is running on port %d: ./dealer down first, then ./dealer up --port %d"
              .formatted(state.port(), port.get()));
    }
    terminal.line(
        "Forecourt is already %s on %s"
            .formatted(
                state.phase() == Phase.READY ? "running" : "starting",
                new Ports(state.port()).gatewayUrl()));
    terminal.line("See: ./dealer status    Stop: ./dealer down");
    return 0;
  }

  private static void refuseBusyPorts(Ports ports) {
    Map<Integer, Optional<Processes.Holder>> busy = Stack.busyPorts(ports);
    if (busy.isEmpty()) {
      return;
    }
    int free = Stack.freePort(ports.gateway());
    List<String> lines = new ArrayList<>();
    busy.forEach((taken, holder) -> lines.add(busyPort(taken, holder)));
    lines.set(
        lines.size() - 1,
        lines.getLast()
            + ": stop it or use --port "
            + free
            + (busy.size() == 1 && busy.containsKey(ports.gateway())
                ? ""
                : " (it moves every port by as much)"));
    throw new Trouble(String.join("\n", lines));
  }

  static String busyPort(int port, Optional<Processes.Holder> holder) {
    return holder
        .map(by -> "port %d is taken by process %d (%s)".formatted(port, by.pid(), by.program()))
        .orElse("port %d is taken by a process of another user".formatted(port));
  }

  private StackState untilSettled(Process supervisor) {
    @Nullable StackState state = null;
    while (true) {
      Optional<StackState> read = StackState.read(home);
      if (read.isPresent()) {
        state = read.get();
        show(state);
        if (state.phase() != Phase.STARTING) {
          return state;
        }
      }
      if (!supervisor.isAlive()) {
        if (state != null) {
          return state;
        }
        throw new Trouble("the supervisor ended at once: see " + home.log("supervisor"));
      }
      Pause.millis(terminal.live() ? 120 : 200);
    }
  }

  private void show(StackState state) {
    if (stopped.get()) {
      return;
    }
    List<Row> rows = rows(state);
    if (terminal.live()) {
      frame++;
      terminal.redraw(rows.stream().map(row -> row.text(terminal, spinner())).toList());
      return;
    }
    for (Row row : rows) {
      if (row.settled() && told.add(row.label())) {
        terminal.line(row.text(terminal, ""));
      }
    }
    tellNotes(state);
  }

  private void tellNotes(StackState state) {
    for (Note note : after(lastTold, state.notes())) {
      terminal.line("  %-10s %s".formatted(note.component(), note.text()));
      lastTold = note;
    }
  }

  /** What was noted later; the supervisor keeps only the last notes. */
  static List<Note> after(@Nullable Note told, List<Note> notes) {
    return told == null ? notes : notes.subList(notes.lastIndexOf(told) + 1, notes.size());
  }

  private String spinner() {
    return String.valueOf(SPINNER.charAt(frame % SPINNER.length()));
  }

  /** One line a component; the four business services share one. */
  static List<Row> rows(StackState state) {
    List<Row> rows = new ArrayList<>();
    List<ComponentState> business = new ArrayList<>();
    for (ComponentState component : state.components()) {
      switch (component.name()) {
        case "crm", "sales", "inventory", "insurance" -> business.add(component);
        case "gateway" -> {
          rows.add(Row.together(business));
          rows.add(Row.of(component));
        }
        default -> rows.add(Row.of(component));
      }
    }
    return rows;
  }

  record Row(String label, String title, Condition condition, @Nullable Double seconds) {

    static Row of(ComponentState component) {
      return new Row(
          component.name(),
          component.title(),
          component.condition(),
          component.readyAfterSeconds());
    }

    static Row together(List<ComponentState> components) {
      Condition worst = Condition.READY;
      double last = 0;
      List<String> waiting = new ArrayList<>();
      for (ComponentState component : components) {
        if (component.readyAfterSeconds() != null) {
          last = Math.max(last, component.readyAfterSeconds());
        }
        if (!component.condition().well()) {
          worst =
              component.condition() == Condition.FAILED
                  ? Condition.FAILED
                  : worst == Condition.FAILED ? worst : component.condition();
          waiting.add(component.name());
        }
      }
      List<String> names = components.stream().map(ComponentState::name).toList();
      return new Row(
          String.join("  ", names),
          waiting.isEmpty() || waiting.size() == names.size()
              ? ""
              : "waiting for " + String.join(", ", waiting),
          worst,
          worst.well() ? last : null);
    }

    boolean settled() {
      return condition.well() || condition == Condition.FAILED;
    }

    String text(Terminal terminal, String spinner) {
      String what = label.length() > 10 ? label + "  " + title : "%-10s %s".formatted(label, title);
      String left = "  %-56s".formatted(what);
      return switch (condition) {
        case READY, DONE ->
            left
                + terminal.green("✓")
                + (seconds == null
                    ? ""
                    : " %6s".formatted(String.format(Locale.ROOT, "%.1fs", seconds)));
        case FAILED -> left + terminal.red("✗ failed");
        case WAITING -> left + terminal.faint("·");
        case PREPARING, STARTING -> left + spinner;
        case HELD -> left + "held down";
        case UNREADY -> left + terminal.red("✗ not ready");
        case RESTARTING -> left + spinner + " again";
        case STOPPED -> left + terminal.faint("stopped");
      };
    }
  }

  /** Says what to do next, and returns whether everything is there. */
  private boolean welcome(StackState state, boolean detach) throws IOException {
    tellNotes(state);
    String url = new Ports(state.port()).gatewayUrl();
    Path logins = home.data().resolve("logins.txt");
    String who =
        Files.exists(logins) ? Files.readString(logins).strip() : "sc.li@east (sales consultant)";
    terminal.line(terminal.bold("Ready.") + " Log in as " + who + "; password: sandbox");
    terminal.line(
        "Next: ./dealer journey    API: %s/docs    Stop: %s"
            .formatted(url, detach ? "./dealer down" : "Ctrl-C or ./dealer down"));
    Optional<ComponentState> sample =
        state.component("sample").filter(job -> job.condition() == Condition.FAILED);
    if (sample.isEmpty()) {
      return true;
    }
    terminal.line("");
    terminal.line(
        terminal.red("The sample data could not be loaded whole.")
            + " The services run; the next ./dealer up tries again. The reason:");
    for (String line : LogLines.tail(home.log("sample"), 6)) {
      terminal.line("    " + line);
    }
    return false;
  }

  private int stay(Process supervisor) {
    while (supervisor.isAlive()) {
      StackState.read(home).ifPresent(this::tellNotes);
      Pause.millis(400);
    }
    if (!stopped.get()) {
      boolean asked =
          StackState.read(home).map(state -> state.phase() == Phase.STOPPED).orElse(true);
      if (asked) {
        terminal.line("Stopped by ./dealer down.");
        return 0;
      }
      terminal.line(
          "The supervisor was killed; ./dealer down or ./dealer up cleans up what it left.");
      return 1;
    }
    return 130;
  }

  private void interrupted(Process supervisor) {
    if (supervisor.isAlive() && stopped.compareAndSet(false, true)) {
      terminal.settle();
      System.out.println();
      System.out.println("Stopping …");
      Processes.identity(supervisor.pid())
          .ifPresent(identity -> Processes.end(identity, java.time.Duration.ofMinutes(5)));
      Stack.endOrphans(home);
      System.out.println("Stopped; the data is kept.");
    }
  }

  private void tellFailure(StackState state, Process supervisor) throws IOException {
    tellNotes(state);
    List<ComponentState> failed =
        state.components().stream()
            .filter(component -> component.condition() == Condition.FAILED)
            .toList();
    for (ComponentState component : failed) {
      terminal.line("");
      terminal.line(
          terminal.red(component.name() + " could not start") + ": " + component.remark());
      for (String line : LogLines.lastTelling(home.log(component.name()), 8)) {
        terminal.line("    " + line);
      }
      terminal.line("The whole log: ./dealer logs " + component.name());
    }
    Processes.identity(supervisor.pid())
        .ifPresent(identity -> Processes.end(identity, java.time.Duration.ofMinutes(5)));
    Stack.endOrphans(home);
    terminal.line("Everything was stopped again; the data is kept.");
  }
}
