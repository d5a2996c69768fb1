package io.forecourt.platform.event;

import io.forecourt.platform.event.DeadLetter.Origin;
import java.time.Instant;

/**
 * What the topic of dead letters says of one: who refused what, why, and where it lies. Its headers
 * and payload stay in the table, for they may be of any size and hold anything; whoever needs them
 * asks for the letter by its id.
 */
record DeadLetterTold(
    String id,
    String handler,
    String reason,
    String detail,
    int attempts,
    Origin origin,
    String eventId,
    String eventType,
    String subject,
    Instant diedAt) {

  static DeadLetterTold of(DeadLetter letter) {
    return new DeadLetterTold(
        letter.id(),
        letter.handler(),
        letter.reason(),
        letter.detail(),
        letter.attempts(),
        letter.origin(),
        letter.eventId(),
        letter.eventType(),
        letter.subject(),
        letter.diedAt());
  }
}
