package io.forecourt.local.api;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends a request again, a few times, when the answer says after which time that helps: too many
 * requests, a part that is down, another change of the same thing. Only for requests that may be
 * repeated: a GET, or a POST with an idempotency key.
 */
public final class Patience {

  private static final int REPEATS = 5;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Consumer<Duration> pause;

  public Patience(Consumer<Duration> pause) {
    this.pause = pause;
  }

  public Answer with(Supplier<Answer> request) {
    Answer answer = request.get();
    for (int repeat = 0; repeat < REPEATS && mayComeAgain(answer); repeat++) {
      Duration asked = answer.retryAfter().orElse(Duration.ZERO);
      pause.accept(asked.compareTo(LONGEST) < 0 ? asked : LONGEST);
      answer = request.get();
    }
    return answer;
  }

  private static boolean mayComeAgain(Answer answer) {
    return switch (answer.status()) {
      case 409, 429, 503 -> answer.retryAfter().isPresent();
      default -> false;
    };
  }
}
