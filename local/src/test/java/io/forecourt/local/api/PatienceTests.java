package io.forecourt.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class PatienceTests {

  private final List<Duration> pauses = new ArrayList<>();
  private final Patience patience = new Patience(pauses::add);

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 503})
  void whatMayComeAgainIsSentAgainAfterTheTimeThatWasAsked(int status) {
    Answer last = send(answer(status, 2), answer(status, 1), answer(201, null));

    assertThat(last.status()).isEqualTo(201);
    assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
  }

  @Test
  void aRefusalByARuleIsNotSentAgain() {
    assertThat(send(answer(409, null)).status()).isEqualTo(409);
    assertThat(send(answer(400, 1)).status()).isEqualTo(400);
    assertThat(pauses).isEmpty();
  }

  @Test
  void afterFiveRepeatsTheRefusalStands() {
    var busy = answer(503, 3_600);

    assertThat(send(busy, busy, busy, busy, busy, busy, answer(201, null)).status()).isEqualTo(503);
    assertThat(pauses).hasSize(5).containsOnly(Duration.ofSeconds(10));
  }

  private Answer send(Answer... answers) {
    Deque<Answer> coming = new ArrayDeque<>(List.of(answers));
    return patience.with(coming::removeFirst);
  }

  private static Answer answer(int status, @Nullable Integer retryAfter) {
    return new Answer(
        status,
        JsonNodeFactory.instance.objectNode(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(retryAfter).map(Duration::ofSeconds),
        1);
  }
}
