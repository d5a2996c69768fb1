package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DaysTests {
  private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");

  private final Days days = new Days();
  private final List<Instant> moves = new CopyOnWriteArrayList<>();

  @Test
  void aStoryThatIsAloneMovesWhenItWaits() {
    days.join();

    days.until(day(3), moves::add);

    assertThat(moves).containsExactly(day(3));
  }

  @Test
  void timeMovesToTheEarliestMomentThatOneOfTwoWaitsFor() throws Exception {
    days.join();
    days.join();

    CompletableFuture<Void> one = story(1, 4, 6);
    CompletableFuture<Void> other = story(2, 4, 9);
    CompletableFuture.allOf(one, other).get(30, TimeUnit.SECONDS);

    assertThat(moves).containsExactly(day(1), day(2), day(4), day(6), day(9));
  }

  @Test
  void timeStandsWhileOneOfTwoActs() throws Exception {
    days.join();
    days.join();

    Thread story = Thread.ofPlatform().start(() -> days.until(day(1), moves::add));
    await().until(() -> story.getState() == Thread.State.WAITING);
    assertThat(moves).isEmpty();
    days.leave();

    assertThat(story.join(Duration.ofSeconds(30))).isTrue();
    assertThat(moves).containsExactly(day(1));
  }

  @Test
  void aMoveThatFailsFailsWhoWaited() {
    days.join();

    assertThatThrownBy(
            () ->
                days.until(
                    day(1),
                    _ -> {
                      throw new AssertionError("still busy");
                    }))
        .hasMessage("still busy");

    days.until(day(2), moves::add);
    assertThat(moves).containsExactly(day(2));
  }

  /** Waits for these days, one after the other, and ends. */
  private CompletableFuture<Void> story(int... awaited) {
    return CompletableFuture.runAsync(
        () -> {
          for (int number : awaited) {
            days.until(day(number), moves::add);
          }
          days.leave();
        },
        task -> Thread.ofVirtual().start(task));
  }

  private static Instant day(int number) {
    return START.plusSeconds(86_400L * number);
  }
}
