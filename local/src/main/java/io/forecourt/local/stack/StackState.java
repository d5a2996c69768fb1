package io.forecourt.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the supervisor last said about the stack; it is the only one that writes it. */
public record StackState(
    Processes.Identity supervisor,
    Instant startedAt,
    int port,
    Phase phase,
    List<ComponentState> components,
    List<Note> notes) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public enum Phase {
    STARTING,
    READY,
    FAILED,
    STOPPING,
    STOPPED
  }

  public enum Condition {
    WAITING,
    PREPARING,
    STARTING,
    READY,
    /** It runs, was ready, and does not answer any more. */
    UNREADY,
    DONE,
    HELD,
    RESTARTING,
    FAILED,
    STOPPED;

    /** Nothing more will come of it by itself, and it is as it should be. */
    public boolean well() {
      return this == READY || this == DONE;
    }
  }

  /**
   * @param readyAfterSeconds from the start of the stack until it was first ready
   */
  public record ComponentState(
      String name,
      String title,
      Condition condition,
      Processes.@Nullable Identity process,
      int port,
      @Nullable Double readyAfterSeconds,
      int restarts,
      @Nullable String remark) {}

  /** Something a person should know, such as a component that died and was started again. */
  public record Note(Instant at, String component, String text) {}

  public static Optional<StackState> read(Home home) {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(home.state()), StackState.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** The state of a stack whose supervisor lives. */
  public static Optional<StackState> running(Home home) {
    return read(home).filter(state -> state.supervisor().alive());
  }

  /** The running stack, or trouble with the advice to start one. */
  public static StackState required(Home home) {
    return running(home)
        .orElseThrow(() -> new Trouble("Forecourt is not running: ./dealer up starts it", 3));
  }

  public Optional<ComponentState> component(String name) {
    return components.stream().filter(component -> component.name().equals(name)).findFirst();
  }

  void write(Home home) throws IOException {
    Path next = home.state().resolveSibling("state.next");
    Files.write(next, JSON.writeValueAsBytes(this));
    Files.move(
        next, home.state(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
