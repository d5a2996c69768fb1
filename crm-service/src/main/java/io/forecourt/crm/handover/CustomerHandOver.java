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
 * @param returnsAt when the former consultant is back; null for never
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
    DONE,
    /** The former consultant is back and serves the customer again. */
    RETURNED;

    Set<State> successors() {
      return switch (this) {
        case OPEN -> EnumSet.of(DONE, RETURNED);
        case DONE -> EnumSet.of(RETURNED);
        case RETURNED -> EnumSet.noneOf(State.class);
      };
    }
  }

  CustomerHandOver assigned(String consultant, String by, Instant at) {
    return next(DONE, consultant, by, at);
  }

  CustomerHandOver returned() {
    return next(RETURNED, consultantId, assignedBy, assignedAt);
  }

  boolean isOpen() {
    return state == OPEN;
  }

  private CustomerHandOver next(
      State next, @Nullable String consultant, @Nullable String by, @Nullable Instant at) {
    if (!state.successors().contains(next)) {
      throw RuleViolation.wrongState("hand-over.wrong-state", state, state.successors());
    }
    return new CustomerHandOver(
        id,
        customerId,
        storeCode,
        previousOwnerId,
        cause,
        next,
        openedAt,
        dueAt,
        returnsAt,
        consultant,
        by,
        at,
        version);
  }
}
