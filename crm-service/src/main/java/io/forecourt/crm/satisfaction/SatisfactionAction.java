package io.forecourt.crm.satisfaction;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What is done about one item of an approved plan.
 *
 * @param ownerId who does it
 * @param weakItemId the weak item that it answers, if any
 * @param measureSealed what is done, under the key of who set it
 * @param dueAt until when it is closed
 * @param overdue whether that moment passed before
 * @param evidenceSealed what shows that it was done, under the key of who did it
 */
@Table("satisfaction_action")
record SatisfactionAction(
    @Id String id,
    String planId,
    String storeCode,
    String ownerId,
    @Nullable String weakItemId,
    String item,
    String factor,
    String department,
    String measureSealed,
    String setBy,
    Instant setAt,
    Instant dueAt,
    ActionState state,
    boolean overdue,
    @Nullable String evidenceSealed,
    @Nullable String doneBy,
    @Nullable Instant doneAt,
    @Nullable String verifiedBy,
    @Nullable Instant closedAt,
    @Version @Nullable Long version) {

  /** What an action is about. */
  record Topic(@Nullable String weakItemId, String item, String factor, String department) {}

  static SatisfactionAction set(
      SatisfactionPlan plan,
      Topic topic,
      String owner,
      String sealedMeasure,
      String by,
      Instant at,
      Instant due) {
    return new SatisfactionAction(
        Ids.next(),
        plan.id(),
        plan.storeCode(),
        owner,
        topic.weakItemId(),
        topic.item(),
        topic.factor(),
        topic.department(),
        sealedMeasure,
        by,
        at,
        due,
        ActionState.OPEN,
        false,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  SatisfactionAction done(String sealedEvidence, String by, Instant at) {
    return become(ActionState.DONE, sealedEvidence, by, at, null, null);
  }

  /** Whether this person may say that it works: neither who owns it nor who did it. */
  boolean mayBeVerifiedBy(String person) {
    return state == ActionState.DONE && !person.equals(ownerId) && !person.equals(doneBy);
  }

  /**
   * Somebody else looked: what works is closed, what does not is open again.
   *
   * @throws RuleViolation if it is not done, or is one's own
   */
  SatisfactionAction verified(boolean works, String by, Instant at) {
    if (state == ActionState.DONE && !mayBeVerifiedBy(by)) {
      throw new RuleViolation("satisfaction.own-action");
    }
    return works
        ? become(ActionState.CLOSED, evidenceSealed, doneBy, doneAt, by, at)
        : become(ActionState.OPEN, null, null, null, by, null);
  }

  /** The moment passed at which it should have been closed. */
  SatisfactionAction late() {
    return new SatisfactionAction(
        id,
        planId,
        storeCode,
        ownerId,
        weakItemId,
        item,
        factor,
        department,
        measureSealed,
        setBy,
        setAt,
        dueAt,
        state,
        true,
        evidenceSealed,
        doneBy,
        doneAt,
        verifiedBy,
        closedAt,
        version);
  }

  boolean isClosed() {
    return state == ActionState.CLOSED;
  }

  private SatisfactionAction become(
      ActionState next,
      @Nullable String evidence,
      @Nullable String doer,
      @Nullable Instant done,
      @Nullable String verifier,
      @Nullable Instant closed) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("satisfaction.action-wrong-state", state, state.successors());
    }
    return new SatisfactionAction(
        id,
        planId,
        storeCode,
        ownerId,
        weakItemId,
        item,
        factor,
        department,
        measureSealed,
        setBy,
        setAt,
        dueAt,
        next,
        overdue,
        evidence,
        doer,
        done,
        verifier,
        closed,
        version);
  }
}
