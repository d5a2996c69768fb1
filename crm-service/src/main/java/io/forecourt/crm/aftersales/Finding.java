package io.forecourt.crm.aftersales;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something that an audit found wrong. Its owner says what was done; somebody else looks whether it
 * is right now, else it is open again.
 *
 * @param dueOn last day on which it is done in time
 * @param whatSealed what is wrong, under the auditor's key
 * @param doneSealed what was done, under the key of who did it
 */
@Table("after_sales_finding")
record Finding(
    @Id String id,
    String auditId,
    String storeCode,
    String item,
    String whatSealed,
    String foundBy,
    String ownerId,
    LocalDate dueOn,
    State state,
    boolean overdue,
    @Nullable String doneSealed,
    @Nullable String doneBy,
    @Nullable Instant doneAt,
    @Nullable String verifiedBy,
    @Nullable Instant closedAt,
    @Version @Nullable Long version) {

  /** How far it is. */
  enum State {
    OPEN,
    /** Its owner says so. */
    DONE,
    /** Somebody else has seen it. */
    CLOSED;

    Set<State> successors() {
      return switch (this) {
        case OPEN -> Set.of(DONE);
        case DONE -> Set.of(OPEN, CLOSED);
        case CLOSED -> Set.of();
      };
    }

    boolean canBecome(State next) {
      return successors().contains(next);
    }
  }

  /**
   * @throws RuleViolation if it is not open
   */
  Finding done(String sealed, String by, Instant at) {
    return become(State.DONE, overdue, sealed, by, at, null, null);
  }

  /**
   * @param right whether it is right now
   * @throws RuleViolation if nobody says that it is done, or the caller did it
   */
  Finding verified(boolean right, String by, Instant at) {
    if (by.equals(doneBy)) {
      throw new RuleViolation("after-sales-finding.own-work");
    }
    return right
        ? become(State.CLOSED, overdue, doneSealed, doneBy, doneAt, by, at)
        : become(State.OPEN, overdue, null, null, null, by, null);
  }

  boolean canBeVerifiedBy(String person) {
    return state.canBecome(State.CLOSED) && !person.equals(doneBy);
  }

  Finding late() {
    return with(state, true, doneSealed, doneBy, doneAt, verifiedBy, closedAt);
  }

  private Finding become(
      State next,
      boolean late,
      @Nullable String done,
      @Nullable String doer,
      @Nullable Instant doneTime,
      @Nullable String verifier,
      @Nullable Instant closed) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("after-sales-finding.wrong-state", state, state.successors());
    }
    return with(next, late, done, doer, doneTime, verifier, closed);
  }

  private Finding with(
      State next,
      boolean late,
      @Nullable String done,
      @Nullable String doer,
      @Nullable Instant doneTime,
      @Nullable String verifier,
      @Nullable Instant closed) {
    return new Finding(
        id,
        auditId,
        storeCode,
        item,
        whatSealed,
        foundBy,
        ownerId,
        dueOn,
        next,
        late,
        done,
        doer,
        doneTime,
        verifier,
        closed,
        version);
  }
}
