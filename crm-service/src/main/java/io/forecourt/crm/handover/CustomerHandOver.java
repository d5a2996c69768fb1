package io.forecourt.crm.handover;

import static io.forecourt.crm.handover.CustomerHandOver.State.DONE;
import static io.forecourt.crm.handover.CustomerHandOver.State.OPEN;
import static io.forecourt.crm.handover.CustomerHandOver.State.RETURNED;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A customer who waits in a store for a consultant, because the former one is not there.
 *
 * @param dueAt by then somebody serves the customer, by rule if nobody decided
 * @param returnsAt when the former consultant is back and serves the customer again; null for never
 */
@Table("hand_over")
record CustomerHandOver(
    @Id String id,
    String customerId,
    String storeCode,
    String previousOwnerId,
    Cause cause,
    State state,
    Instant openedAt,
    Instant dueAt,
    @Nullable Instant returnsAt,
    @Nullable String consultantId,
    @Nullable String assignedBy,
    @Nullable Instant assignedAt,
    @Version @Nullable Long version) {

  /** Why the consultant is not there. */
  enum Cause {
    LEFT,
    MOVED,
    ON_LEAVE
  }

  enum State {
    OPEN,
    /** Somebody else serves the customer. */
    DONE,
    /** The former consultant is back and serves the customer again. */
    RETURNED;

    Set<State> successors() {
      return switch (this) {
        case OPEN -> EnumSet.of(DONE, RETURNED);
        case DONE -> EnumSet.of(OPEN, RETURNED);
        case RETURNED -> EnumSet.noneOf(State.class);
      };
    }
  }

  CustomerHandOver assigned(String consultant, String by, Instant at) {
    return next(DONE, dueAt, returnsAt, consultant, by, at);
  }

  CustomerHandOver returned() {
    return next(RETURNED, dueAt, null, consultantId, assignedBy, assignedAt);
  }

  /** Whoever serves the customer meanwhile is not there either. */
  CustomerHandOver waitsAgain(Instant due) {
    return next(OPEN, due, returnsAt, null, null, null);
  }

  /** The former consultant is back later than it seemed. */
  CustomerHandOver returningAt(Instant later) {
    return with(state, cause, dueAt, later, consultantId, assignedBy, assignedAt);
  }

  /** The former consultant does not come back, for this reason. */
  CustomerHandOver forGood(Cause why) {
    return with(state, why, dueAt, null, consultantId, assignedBy, assignedAt);
  }

  boolean isOpen() {
    return state == OPEN;
  }

  /** Whether the former consultant is to have the customer back. */
  boolean awaitsReturn() {
    return returnsAt != null && state != RETURNED;
  }

  /** Whether this person serves the customer until the former consultant is back. */
  boolean isDeputy(String personId) {
    return state == DONE && awaitsReturn() && personId.equals(consultantId);
  }

  private CustomerHandOver next(
      State next,
      Instant due,
      @Nullable Instant back,
      @Nullable String consultant,
      @Nullable String by,
      @Nullable Instant at) {
    if (!state.successors().contains(next)) {
      throw RuleViolation.wrongState("hand-over.wrong-state", state, state.successors());
    }
    return with(next, cause, due, back, consultant, by, at);
  }

  private CustomerHandOver with(
      State newState,
      Cause why,
      Instant due,
      @Nullable Instant back,
      @Nullable String consultant,
      @Nullable String by,
      @Nullable Instant at) {
    return new CustomerHandOver(
        id,
        customerId,
        storeCode,
        previousOwnerId,
        why,
        newState,
        openedAt,
        due,
        back,
        consultant,
        by,
        at,
        version);
  }
}
