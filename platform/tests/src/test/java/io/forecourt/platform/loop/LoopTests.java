package io.forecourt.platform.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopTests {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final AtomicInteger rounds = new AtomicInteger();
  private final CountDownLatch tenth = new CountDownLatch(10);
  private volatile Trouble trouble = Trouble.NONE;
  private final Loop loop = new Loop("test", MOMENT, this::round);

  enum Trouble {
    NONE,
    EXCEPTION,
    ERROR,
    MEMORY,
    INTERRUPTED;

    void happen() throws Exception {
      switch (this) {
        case NONE -> {}
        case EXCEPTION -> throw new Exception("in the third round");
        case ERROR -> throw new NoClassDefFoundError("Gone");
        case MEMORY -> throw new OutOfMemoryError("for a moment");
        case INTERRUPTED -> Thread.currentThread().interrupt();
      }
    }
  }

  private void round() throws Exception {
    tenth.countDown();
    if (rounds.incrementAndGet() == 3) {
      trouble.happen();
    }
  }

  @AfterEach
  void stop() {
    loop.stop(LONG);
  }

  @ParameterizedTest
  @EnumSource
  void nothingThatARoundEndsWithEndsTheLoop(Trouble inTheThirdRound) throws Exception {
    trouble = inTheThirdRound;

    loop.start();

    assertThat(tenth.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(loop.isRunning()).isTrue();
    assertThat(loop.isLate()).isFalse();
  }

  @Test
  void itStopsAndGoesOnWhenItIsStartedAgain() throws Exception {
    loop.start();
    loop.stop(LONG);
    int before = rounds.get();
    assertThat(loop.isRunning()).isFalse();

    loop.start();

    assertThat(tenth.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(rounds.get()).isGreaterThan(before);
  }
}
