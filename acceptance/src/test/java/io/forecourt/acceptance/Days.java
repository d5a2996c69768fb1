package io.forecourt.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The days of one house, for the stories that live through them beside each other: business time
 * moves when each of them waits for a moment, to the earliest of these.
 */
final class Days {

  private static final class Waiting {
    final Instant until;
    boolean over;

    Waiting(Instant until) {
      this.until = until;
    }
  }

  private final List<Waiting> waiting = new ArrayList<>();
  private int stories;

  synchronized void join() {
    stories++;
  }

  synchronized void leave() {
    stories--;
    notifyAll();
  }

  /**
   * Returns when it is this moment, or later.
   *
   * @param move moves business time forward to a moment
   */
  synchronized void until(Instant moment, Consumer<Instant> move) {
    Waiting mine = new Waiting(moment);
    waiting.add(mine);
    try {
      while (!mine.over) {
        if (waiting.size() < stories) {
          wait();
        } else {
          Instant next =
              waiting.stream().map(one -> one.until).min(Comparator.naturalOrder()).orElseThrow();
          move.accept(next);
          reached(next);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } finally {
      waiting.remove(mine);
    }
  }

  private void reached(Instant moment) {
    for (Waiting one : waiting) {
      one.over = !one.until.isAfter(moment);
    }
    waiting.removeIf(one -> one.over);
    notifyAll();
  }
}
