package io.forecourt.hr.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many tries to log in are free. From the last free one on each doubles the wait for the next,
 * from five seconds to fifteen minutes.
 *
 * @param memory after which tries are forgotten
 * @param renewed whether each try makes all before it remembered anew
 */
record TryLimit(int free, Duration memory, boolean renewed) {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /**
   * Tries that have not turned out to be right.
   *
   * @param since from when on they are remembered
   */
  record Tries(int count, Instant since, @Nullable Instant lockedUntil) {}

  /** How long the next try must wait after so many. */
  Duration waitAfter(int tries) {
    if (tries < free) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - free, 20));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /**
   * @return the tries with this one, or empty when it comes too early and does not count
   */
  Optional<Tries> oneMore(Tries before, Instant now) {
    Instant lockedUntil = before.lockedUntil();
    if (lockedUntil != null && lockedUntil.isAfter(now)) {
      return Optional.empty();
    }
    boolean forgotten = before.count() == 0 || !before.since().plus(memory).isAfter(now);
    int count = forgotten ? 1 : before.count() + 1;
    Duration wait = waitAfter(count);
    return Optional.of(
        new Tries(
            count,
            forgotten || renewed ? now : before.since(),
            wait.isZero() ? null : now.plus(wait)));
  }

  /** The tries without so many that were the mistakes of somebody who then knew the password. */
  Tries without(int mistakes, Tries before) {
    int count = Math.max(before.count() - mistakes, 0);
    return new Tries(count, before.since(), count < free ? null : before.lockedUntil());
  }
}
