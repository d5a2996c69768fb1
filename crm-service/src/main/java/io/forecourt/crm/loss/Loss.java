package io.forecourt.crm.loss;

import io.forecourt.platform.rule.RuleViolation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A lead that somebody gives up.
 *
 * @param ownerId the consultant of the lead
 * @param subjective whether the reason lies with the dealer, by the policy of that day
 * @param contacts how many contacts counted when it was asked for
 */
@Table("lead_loss")
record Loss(
    @Id String id,
    String leadId,
    String storeCode,
    @Nullable String ownerId,
    String customerId,
    String source,
    @Nullable String modelCode,
    LossState state,
    String reasonCode,
    boolean subjective,
    @Nullable String rival,
    @Nullable BigDecimal rivalPrice,
    @Nullable String rivalPriceCurrency,
    @Nullable String noteSealed,
    String grade,
    int contacts,
    String requestedBy,
    Instant requestedAt,
    @Embedded(onEmpty = OnEmpty.USE_NULL) @Nullable Verdict verdict,
    @Embedded(onEmpty = OnEmpty.USE_NULL) @Nullable Check check,
    @Nullable String newLeadId,
    @Version @Nullable Long version) {

  /**
   * The manager's decision.
   *
   * @param sampleSeed what the draw for the check was made with, so that it can be made again
   * @param reactivateOn the first day on which the customer is tried again
   */
  record Verdict(
      String decidedBy,
      Instant decidedAt,
      @Nullable Long sampleSeed,
      @Nullable LocalDate reactivateOn) {}

  /**
   * The question to the customer whether the loss is one.
   *
   * @param checkFollowUpId the call that is owed
   */
  record Check(String checkFollowUpId, @Nullable String checkedBy, @Nullable Instant checkedAt) {}

  /** Whether a draw with this seed falls into the share. */
  static boolean isDrawn(long seed, BigDecimal share) {
    return new SplittableRandom(seed).nextDouble() < share.doubleValue();
  }

  Loss refused(String by, Instant at) {
    return becoming(LossState.REFUSED, new Verdict(by, at, null, null), check, newLeadId);
  }

  Loss moot() {
    return becoming(LossState.MOOT, verdict, check, newLeadId);
  }

  /**
   * @param checkFollowUpId the call to the customer, when the draw fell on it
   */
  Loss accepted(Verdict decision, @Nullable String checkFollowUpId) {
    Check owed = checkFollowUpId == null ? null : new Check(checkFollowUpId, null, null);
    return becoming(LossState.LOST, decision, owed, newLeadId);
  }

  Loss confirmed(String by, Instant at) {
    return becoming(LossState.CONFIRMED, verdict, checked(LossState.CONFIRMED, by, at), newLeadId);
  }

  Loss disproved(String by, Instant at, String leadAgain) {
    return becoming(LossState.DISPROVED, verdict, checked(LossState.DISPROVED, by, at), leadAgain);
  }

  Loss reactivated(String leadAgain) {
    return becoming(LossState.REACTIVATED, verdict, check, leadAgain);
  }

  Loss leftAlone() {
    return becoming(LossState.LEFT_ALONE, verdict, check, newLeadId);
  }

  /** Whether this person may ask the customer: a check is owed, and it was not their own lead. */
  boolean canBeCheckedBy(String personId) {
    return state == LossState.LOST
        && check != null
        && !personId.equals(ownerId)
        && !personId.equals(requestedBy);
  }

  private Check checked(LossState next, String by, Instant at) {
    requireStep(next);
    if (check == null) {
      throw new RuleViolation("loss.not-sampled");
    }
    if (by.equals(ownerId) || by.equals(requestedBy)) {
      throw new RuleViolation("loss.own-check");
    }
    return new Check(check.checkFollowUpId(), by, at);
  }

  private Loss becoming(
      LossState next,
      @Nullable Verdict decision,
      @Nullable Check asked,
      @Nullable String leadAgain) {
    requireStep(next);
    return new Loss(
        id,
        leadId,
        storeCode,
        ownerId,
        customerId,
        source,
        modelCode,
        next,
        reasonCode,
        subjective,
        rival,
        rivalPrice,
        rivalPriceCurrency,
        noteSealed,
        grade,
        contacts,
        requestedBy,
        requestedAt,
        decision,
        asked,
        leadAgain,
        version);
  }

  private void requireStep(LossState next) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("loss.wrong-state", state, state.successors());
    }
  }
}
