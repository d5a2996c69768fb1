package io.forecourt.local.api;

import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Waits until the dealership has come to rest: everything told has been heard, and what was due has
 * been done.
 */
public final class Barrier {

  private static final int TIMES_IN_A_ROW = 2;

  private final Dealership dealership;

  public Barrier(Dealership dealership) {
    this.dealership = dealership;
  }

  /** What a service still has to do. A count below 0 means that it cannot tell at the moment. */
  public record Rest(long due, long outbox, long lag) {

    boolean quiet(boolean alsoDue) {
      return outbox == 0 && lag == 0 && (!alsoDue || due == 0);
    }

    String words() {
      List<String> words = new ArrayList<>();
      if (due > 0) {
        words.add(due + " due");
      }
      if (outbox != 0) {
        words.add(outbox < 0 ? "outbox unknown" : outbox + " not yet sent");
      }
      if (lag != 0) {
        words.add(lag < 0 ? "broker does not answer" : lag + " not yet heard");
      }
      return String.join(", ", words);
    }
  }

  /** Came to rest, or what was still under way when the time was over. */
  public sealed interface Outcome {
    record AtRest(long millis) implements Outcome {}

    record StillBusy(String who) implements Outcome {}
  }

  /**
   * @param alsoDue whether deadlines that have passed must have fired, too
   */
  public Outcome await(boolean alsoDue, Duration limit) {
    long start = System.nanoTime();
    int quiet = 0;
    while (true) {
      Map<String, Rest> rests = look();
      quiet = rests.values().stream().allMatch(rest -> rest.quiet(alsoDue)) ? quiet + 1 : 0;
      if (quiet >= TIMES_IN_A_ROW) {
        return new Outcome.AtRest((System.nanoTime() - start) / 1_000_000);
      }
      if (System.nanoTime() - start > limit.toNanos()) {
        List<String> busy = new ArrayList<>();
        rests.forEach(
            (service, rest) -> {
              if (!rest.quiet(alsoDue)) {
                busy.add(service + " (" + rest.words() + ")");
              }
            });
        return new Outcome.StillBusy(String.join(", ", busy));
      }
      Pause.millis(quiet > 0 ? 15 : 40);
    }
  }

  /**
   * Waits until everything told has been heard.
   *
   * @throws Trouble if that takes longer than the limit
   */
  public void rest(Duration limit) {
    if (await(false, limit) instanceof Outcome.StillBusy busy) {
      throw new Trouble(
          "after %d s not everything told was heard: %s".formatted(limit.toSeconds(), busy.who()));
    }
  }

  private Map<String, Rest> look() {
    return dealership.ofEach(
        service -> {
          Answer answer = dealership.internal(service, "GET", "/internal/barrier", null);
          JsonNode body = answer.body();
          return answer.good()
              ? new Rest(
                  body.path("due").asLong(0),
                  body.path("outbox").asLong(0),
                  body.path("lag").asLong(0))
              : new Rest(0, 0, -1);
        });
  }
}
