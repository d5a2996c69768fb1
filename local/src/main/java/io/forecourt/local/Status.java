package io.forecourt.local;

import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Ports;
import io.forecourt.local.stack.Processes;
import io.forecourt.local.stack.StackState;
import io.forecourt.local.stack.StackState.ComponentState;
import io.forecourt.local.stack.StackState.Note;
import io.forecourt.local.stack.StackState.Phase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./dealer status}: what runs, where, and how much memory it takes. */
final class Status {

  static final int ALL_WELL = 0;
  static final int SOMETHING_DOWN = 1;
  static final int NOT_RUNNING = 3;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Home home;
  private final Terminal terminal;

  Status(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  /** What a program reads; bytes are proportional set size. */
  record Report(
      boolean running,
      boolean ready,
      @Nullable String url,
      List<Line> components,
      long memoryBytes,
      List<Note> notes) {}

  record Line(
      String name,
      String state,
      @Nullable Long pid,
      @Nullable Integer port,
      @Nullable Long memoryBytes,
      @Nullable Double readyAfterSeconds,
      int restarts,
      @Nullable String remark) {}

  int run(boolean json) {
    Optional<StackState> running = StackState.running(home);
    Report report =
        running.map(Status::report).orElse(new Report(false, false, null, List.of(), 0, List.of()));
    if (json) {
      terminal.line(
          JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(report));
    } else if (running.isEmpty()) {
      terminal.line("Forecourt is not running: ./dealer up starts it");
      List<String> left = leftBehind();
      if (!left.isEmpty()) {
        terminal.line(
            "A run that was killed left behind: %s; ./dealer down ends it"
                .formatted(String.join(", ", left)));
      }
    } else {
      print(report, running.get());
    }
    if (running.isEmpty()) {
      return NOT_RUNNING;
    }
    return report.ready() ? ALL_WELL : SOMETHING_DOWN;
  }

  private List<String> leftBehind() {
    List<String> left = new ArrayList<>();
    StackState.read(home)
        .ifPresent(
            state -> {
              for (ComponentState component : state.components()) {
                Processes.Identity process = component.process();
                if (process != null && process.alive()) {
                  left.add(component.name());
                }
              }
            });
    return left;
  }

  private static Report report(StackState state) {
    List<Line> lines = new ArrayList<>();
    long sum = 0;
    for (ComponentState component : state.components()) {
      Processes.Identity process = component.process();
      OptionalLong memory =
          process == null ? OptionalLong.empty() : Processes.pssBytes(process.pid());
      sum += memory.orElse(0);
      lines.add(
          new Line(
              component.name(),
              component.condition().name().toLowerCase(Locale.ROOT),
              process == null ? null : process.pid(),
              component.port() == 0 ? null : component.port(),
              memory.isPresent() ? memory.getAsLong() : null,
              component.readyAfterSeconds(),
              component.restarts(),
              component.remark()));
    }
    OptionalLong own = Processes.pssBytes(state.supervisor().pid());
    sum += own.orElse(0);
    lines.add(
        new Line(
            "supervisor",
            "ready",
            state.supervisor().pid(),
            null,
            own.isPresent() ? own.getAsLong() : null,
            null,
            0,
            null));
    boolean ready =
        state.phase() == Phase.READY
            && state.components().stream().allMatch(component -> component.condition().well());
    return new Report(true, ready, new Ports(state.port()).gatewayUrl(), lines, sum, state.notes());
  }

  private void print(Report report, StackState state) {
    terminal.line(
        "Forecourt  %s  %s, since %s"
            .formatted(
                report.url(),
                report.ready()
                    ? "ready"
                    : state.phase() == Phase.STARTING ? "starting" : "not whole",
                DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH)
                    .format(state.startedAt().atZone(ZoneId.systemDefault()))));
    terminal.line("");
    terminal.line("  component   state        port     pid   memory  restarts");
    for (Line line : report.components()) {
      terminal.line(
          "  %-11s %-10s %6s %7s %8s  %s%s"
              .formatted(
                  line.name(),
                  line.state(),
                  line.port() == null ? "" : line.port(),
                  line.pid() == null ? "" : line.pid(),
                  line.memoryBytes() == null ? "" : mebibytes(line.memoryBytes()),
                  line.restarts() == 0 ? "" : line.restarts(),
                  line.remark() == null ? "" : "  " + line.remark()));
    }
    terminal.line(
        "  %-37s %8s  (proportional set size)".formatted("", mebibytes(report.memoryBytes())));
    for (Note note :
        report.notes().subList(Math.max(0, report.notes().size() - 5), report.notes().size())) {
      terminal.line(
          "  %s %s %s"
              .formatted(
                  CLOCK.format(note.at().atZone(ZoneId.systemDefault())),
                  note.component(),
                  note.text()));
    }
  }

  static String mebibytes(long bytes) {
    return (bytes + (1 << 19)) / (1 << 20) + " MiB";
  }
}
