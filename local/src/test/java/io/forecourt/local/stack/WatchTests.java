package io.forecourt.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.local.stack.StackState.Condition;
import org.junit.jupiter.api.Test;

class WatchTests {

  private final Watch watch = new Watch();

  @Test
  void whatDoesNotAnswerSeveralTimesInARowIsNotReadyUntilItAnswersAgain() {
    for (int look = 1; look < Watch.IN_VAIN; look++) {
      assertThat(watch.looked(false)).isEqualTo(Condition.READY);
    }

    assertThat(watch.looked(false)).isEqualTo(Condition.UNREADY);
    assertThat(watch.looked(false)).isEqualTo(Condition.UNREADY);
    assertThat(watch.looked(true)).isEqualTo(Condition.READY);
  }

  @Test
  void anAnswerInBetweenCounts() {
    for (int look = 0; look < 10; look++) {
      assertThat(watch.looked(false)).isEqualTo(Condition.READY);
      assertThat(watch.looked(true)).isEqualTo(Condition.READY);
    }
  }
}
