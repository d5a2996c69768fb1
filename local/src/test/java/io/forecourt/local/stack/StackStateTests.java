package io.forecourt.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.local.stack.StackState.ComponentState;
import io.forecourt.local.stack.StackState.Condition;
import io.forecourt.local.stack.StackState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTests {

  private final Home home;

  StackStateTests(@TempDir Path folder) {
    this.home = new Home(folder);
    home.prepare();
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    StackState state = state(new Processes.Identity(1, 2));

    state.write(home);

    assertThat(StackState.read(home)).contains(state);
  }

  @Test
  void aStackRunsOnlyWhileItsSupervisorLives() throws IOException {
    state(new Processes.Identity(ProcessHandle.current().pid(), 1)).write(home);
    assertThat(StackState.running(home)).isEmpty();

    state(Processes.identity(ProcessHandle.current().pid()).orElseThrow()).write(home);
    assertThat(StackState.running(home)).isPresent();
  }

  @Test
  void aTornFileIsNoState() throws IOException {
    Files.writeString(home.state(), "{\"supervisor\":");

    assertThat(StackState.read(home)).isEmpty();
  }

  @Test
  void commandsThatNeedTheStackSayHowToStartIt() {
    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> StackState.required(home))
        .withMessageContaining("./dealer up")
        .returns(3, Trouble::exitCode);
  }

  @Test
  void whatAKilledSupervisorLeftIsEndedAndNothingElse() throws IOException {
    Process left = new ProcessBuilder("sleep", "60").start();
    Process foreign = new ProcessBuilder("sleep", "60").start();
    Processes.Identity mine = Processes.identity(left.pid()).orElseThrow();
    Processes.Identity notMine = new Processes.Identity(foreign.pid(), 1);
    new StackState(
            new Processes.Identity(1, 1),
            Instant.EPOCH,
            8080,
            Phase.READY,
            List.of(component("database", mine), component("sales", notMine)),
            List.of())
        .write(home);

    assertThat(Stack.endOrphans(home)).containsExactly("database");

    assertThat(mine.alive()).isFalse();
    assertThat(foreign.isAlive()).isTrue();
    foreign.destroyForcibly();
  }

  private static ComponentState component(String name, Processes.Identity process) {
    return new ComponentState(name, name, Condition.READY, process, 1, 1.0, 0, null);
  }

  private static StackState state(Processes.Identity supervisor) {
    return new StackState(
        supervisor,
        Instant.parse("2026-11-22T01:02:03Z"),
        8080,
        Phase.READY,
        List.of(component("database", new Processes.Identity(7, 8))),
        List.of(new StackState.Note(Instant.EPOCH, "sales", "ended by signal 9")));
  }
}
