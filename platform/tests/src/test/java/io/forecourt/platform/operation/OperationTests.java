package io.forecourt.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final Map<OperationState, Set<OperationState>> POSSIBLE =
      Map.of(
          OperationState.QUEUED,
          Set.of(OperationState.RUNNING, OperationState.CANCELLED),
          OperationState.RUNNING,
          Set.of(OperationState.SUCCEEDED, OperationState.FAILED, OperationState.CANCELLED),
          OperationState.SUCCEEDED,
          Set.of(),
          OperationState.FAILED,
          Set.of(),
          OperationState.CANCELLED,
          Set.of());

  @ParameterizedTest
  @EnumSource
  void theWayOfAWorkIsTheTable(OperationState state) {
    assertThat(state.successors()).isEqualTo(POSSIBLE.get(state));
    assertThat(state.isOver()).isEqualTo(Objects.requireNonNull(POSSIBLE.get(state)).isEmpty());
  }

  @Test
  void whatWaitsIsCancelledAtOnceAndWhatRunsIsAskedToStop() {
    assertThat(queued().cancelled(NOON).state()).isEqualTo(OperationState.CANCELLED);

    Operation asked = queued().taken("w-1", NOON).cancelled(NOON);

    assertThat(asked.state()).isEqualTo(OperationState.RUNNING);
    assertThat(asked.cancelRequested()).isTrue();
  }

  @Test
  void whatIsOverStaysOver() {
    Operation over = queued().taken("w-1", NOON).finished(OperationState.SUCCEEDED, null, NOON);

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> over.cancelled(NOON))
        .returns("operation.wrong-state", RuleViolation::code);
    assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> over.taken("w-2", NOON));
  }

  @Test
  void anotherWorkerGoesOnWhereTheLastChunkEnded() {
    Operation half =
        queued().taken("w-1", NOON).advanced(new LongWork.Progress(50, 100L, 2, "50"), NOON);

    Operation again = half.taken("w-2", NOON);

    assertThat(again.checkpoint()).isEqualTo("50");
    assertThat(again.done()).isEqualTo(50);
    assertThat(again.worker()).isEqualTo("w-2");
  }

  private static Operation queued() {
    return Operation.request("lead-import", "i-1", "EAST", "mk-li", null, NOON, NOON);
  }
}
