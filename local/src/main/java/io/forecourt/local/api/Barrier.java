package io.forecourt.local.api;

import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
  public record Rest(long due, long underWay, long outbox, long lag) {

    boolean quiet(boolean alsoDue) {
      return underWay == 0 && outbox == 0 && lag == 0 && (!alsoDue || due == 0);
    }

    String words() {
      List<String> words = new ArrayList<>();
      if (due > 0) {
        words.add(due + " due");
      }
      if (underWay > 0) {
        words.add(underWay + " under way");
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
   * Whoever is busy is asked again until it has come to rest, and then all are, twice.
   *
   * @param alsoDue whether deadlines that have passed must have fired, too
   */
  public Outcome await(boolean alsoDue, Duration limit) {
    long start = System.nanoTime();
    int quiet = 0;
    Collection<String> asked = Dealership.SERVICES;
    while (true) {
      Map<String, Rest> busy = busy(asked, alsoDue);
      if (!busy.isEmpty()) {
        if (System.nanoTime() - start > limit.toNanos()) {
          return new Outcome.StillBusy(words(busy));
        }
        quiet = 0;
        asked = busy.keySet();
      } else if (asked.size() < Dealership.SERVICES.size()) {
        asked = Dealership.SERVICES;
        continue;
      } else if (++quiet >= TIMES_IN_A_ROW) {
        return new Outcome.AtRest((System.nanoTime() - start) / 1_000_000);
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

  private Map<String, Rest> busy(Collection<String> services, boolean alsoDue) {
    Map<String, Rest> rests = dealership.ofEach(services, this::rest);
    rests.values().removeIf(rest -> rest.quiet(alsoDue));
    return rests;
  }

  private static String words(Map<String, Rest> busy) {
    List<String> words = new ArrayList<>();
    busy.forEach((service, rest) -> words.add(service + " (" + rest.words() + ")"));
    return String.join(", ", words);
  }

  private Rest rest(String service) {
    Answer answer = dealership.internal(service, "GET", "/internal/barrier", null);
    JsonNode body = answer.body();
    return answer.good()
        ? new Rest(
            body.path("due").asLong(0),
            body.path("underWay").asLong(0),
            body.path("outbox").asLong(0),
            body.path("lag").asLong(0))
        : new Rest(0, 0, 0, -1);
  }
}
