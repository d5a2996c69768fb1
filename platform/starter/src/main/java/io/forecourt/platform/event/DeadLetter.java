package io.forecourt.platform.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that one handler could not read or refused for good.
 *
 * @param handler name of the reaction, or {@code projection:<name>}
 * @param state OPEN, REPLAYED, or FAILED when a replay failed again
 * @param reason stable code: {@code event.unreadable}, the code of the broken rule, or {@code
 *     event.handler-failed}
 * @param detail kinds of the exceptions and where they arose; never their messages, which may hold
 *     data
 * @param payload as it was received
 */
public record DeadLetter(
    String id,
    String handler,
    State state,
    String reason,
    String detail,
    int attempts,
    Origin origin,
    String eventId,
    String eventType,
    String subject,
    Map<String, String> headers,
    String payload,
    Instant diedAt,
    @Nullable Instant replayedAt) {

  /** Where the message lies. */
  public record Origin(String topic, int partition, long offset) {}

  /** What became of it. */
  public enum State {
    OPEN,
    REPLAYED,
    FAILED
  }
}
