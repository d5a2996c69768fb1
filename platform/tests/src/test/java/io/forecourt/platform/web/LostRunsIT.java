package io.forecourt.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST whose transaction lost against another one is run again, a few times. */
class LostRunsIT extends ApiIT {

  private static final int RUNS = 4;

  @ParameterizedTest
  @ValueSource(ints = {1, RUNS - 1})
  void aLostRunIsRepeatedAndLeavesOneNote(int losing) {
    gate.losing.set(losing);

    Answer answer = post(NOTES, note("met"), "Idempotency-Key", UUID.randomUUID().toString());

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.header("Idempotency-Replayed")).isEmpty();
    assertThat(gate.runs).hasValue(losing + 1);
    assertThat(notes()).isOne();
  }

  @Test
  void withoutAKeyItIsRepeatedTheSame() {
    gate.losing.set(1);

    assertThat(post(NOTES, note("met")).status()).isEqualTo(201);
    assertThat(notes()).isOne();
  }

  @Test
  void whoLosesTheLastRunIsToldAndMaySendTheSameKeyAgain() {
    String key = UUID.randomUUID().toString();
    gate.losing.set(RUNS);

    Answer lost = post(NOTES, note("met"), "Idempotency-Key", key);

    assertProblem(lost, 409, "conflict.concurrent");
    assertThat(lost.header("Retry-After")).isEqualTo("1");
    assertThat(gate.runs).hasValue(RUNS);
    assertThat(notes()).isZero();
    assertThat(post(NOTES, note("met"), "Idempotency-Key", key).status()).isEqualTo(201);
  }

  @Test
  void whoStatesAVersionIsToldAtOnce() {
    gate.losing.set(1);

    assertProblem(post(NOTES, note("met"), "If-Match", "\"0\""), 412, "version.outrun");
    assertThat(gate.runs).hasValue(1);
    assertThat(notes()).isZero();
  }

  @Test
  void aMethodThatAsksANeighbourIsNotRepeated() {
    gate.losing.set(1);

    assertProblem(post(NOTES + "/asked", note("met")), 409, "conflict.concurrent");
    assertThat(gate.runs).hasValue(1);
  }
}
