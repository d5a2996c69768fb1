package io.forecourt.crm.lead.domain;

import io.forecourt.platform.value.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead whose consultant is not there any more, until somebody else has it.
 *
 * @param dueAt by then it has a new owner, or lies in the pool
 * @param givenToId null while open, and when it went to the pool
 */
public record HandOver(
    String id,
    String leadId,
    String store,
    String previousOwnerId,
    Cause cause,
    State state,
    Instant openedAt,
    Instant dueAt,
    @Nullable String givenToId,
    @Nullable Instant closedAt) {

  /** Why the consultant is not there. */
  public enum Cause {
    LEFT,
    MOVED,
    ON_LEAVE
  }

  /** Whether it still waits. */
  public enum State {
    OPEN,
    GIVEN,
    POOLED,
    /** The lead was closed meanwhile. */
    ENDED
  }

  public static HandOver open(
      String leadId, String store, String previousOwner, Cause cause, Instant now, Instant dueAt) {
    return new HandOver(
        Ids.next(), leadId, store, previousOwner, cause, State.OPEN, now, dueAt, null, null);
  }
}
