package io.forecourt.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.local.Up.Row;
import io.forecourt.local.stack.Processes;
import io.forecourt.local.stack.StackState;
import io.forecourt.local.stack.StackState.ComponentState;
import io.forecourt.local.stack.StackState.Condition;
import io.forecourt.local.stack.StackState.Note;
import io.forecourt.local.stack.StackState.Phase;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpTests {

  private static final Terminal PLAIN = new Terminal(new PrintStream(System.out, false), false);

  @Test
  void aBusyPortIsNamedWithItsHolder() {
    assertThat(Up.busyPort(8080, Optional.of(new Processes.Holder(4711, "nginx"))))
        .isEqualTo("port 8080 is taken by process 4711 (nginx)");
  }

  @Test
  void eachNoteIsToldOnceAlsoWhenTheFirstOnesAreForgotten() {
    Note first = note(1);
    Note second = note(2);
    Note third = note(3);

    assertThat(Up.after(null, List.of(first, second))).containsExactly(first, second);
    assertThat(Up.after(second, List.of(first, second))).isEmpty();
    assertThat(Up.after(second, List.of(second, third))).containsExactly(third);
    assertThat(Up.after(first, List.of(second, third))).containsExactly(second, third);
  }

  private static Note note(int second) {
    return new Note(Instant.ofEpochSecond(second), "sales", "ended; starting it again");
  }

  @Test
  void aBusyPortOfAnotherUserIsNamedWithoutAProcess() {
    assertThat(Up.busyPort(8080, Optional.empty()))
        .isEqualTo("port 8080 is taken by a process of another user");
  }

  @Test
  void theFourBusinessServicesShareALineThatIsReadyWithTheLastOfThem() {
    List<Row> rows =
        Up.rows(
            state(
                ready("crm", 11.2),
                ready("sales", 17.9),
                ready("inventory", 12),
                ready("insurance", 13),
                ready("gateway", 19.3)));

    assertThat(rows)
        .extracting(Row::label)
        .containsExactly("crm  sales  inventory  insurance", "gateway");
    assertThat(rows.getFirst().text(PLAIN, "")).contains("✓").endsWith("17.9s");
  }

  @Test
  void theSharedLineNamesWhomItWaitsFor() {
    List<Row> rows =
        Up.rows(
            state(
                ready("crm", 11.2),
                component("sales", Condition.STARTING, null),
                ready("inventory", 12),
                ready("insurance", 13),
                ready("gateway", 19.3)));

    assertThat(rows.getFirst().settled()).isFalse();
    assertThat(rows.getFirst().text(PLAIN, "*")).contains("waiting for sales").endsWith("*");
  }

  @Test
  void theSharedLineFailsWhenOneOfThemFails() {
    List<Row> rows =
        Up.rows(
            state(
                component("crm", Condition.FAILED, null),
                component("sales", Condition.STARTING, null),
                ready("inventory", 12),
                ready("insurance", 13),
                ready("gateway", 19.3)));

    assertThat(rows.getFirst().text(PLAIN, "")).endsWith("✗ failed");
  }

  private static ComponentState ready(String name, double seconds) {
    return component(name, Condition.READY, seconds);
  }

  private static ComponentState component(
      String name, Condition condition, @Nullable Double seconds) {
    return new ComponentState(name, "title of " + name, condition, null, 1, seconds, 0, null);
  }

  private static StackState state(ComponentState... components) {
    return new StackState(
        new Processes.Identity(1, 1),
        Instant.EPOCH,
        8080,
        Phase.STARTING,
        new ArrayList<>(List.of(components)),
        List.of());
  }
}
