package io.forecourt.crm.intelligence;

import io.forecourt.platform.rule.RuleViolation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something that somebody learned about the market.
 *
 * @param ownerId who reported it
 * @param fields JSON, by the topic's form
 * @param awardId the reward that the reporter got for it
 * @param awardAmount in CNY
 * @param outcome how the deal ended on which the rival made an offer
 */
@Table("intelligence")
record Intelligence(
    @Id String id,
    String number,
    String storeCode,
    String ownerId,
    String topic,
    String source,
    @Nullable String rival,
    @Nullable String modelCode,
    @Nullable String leadId,
    @Nullable String orderId,
    @Nullable String centreCode,
    String text,
    String fields,
    @Nullable String evidence,
    Instant reportedAt,
    State state,
    @Nullable String checkedBy,
    @Nullable Instant checkedAt,
    @Nullable String awardId,
    @Nullable BigDecimal awardAmount,
    @Nullable Outcome outcome,
    @Nullable String outcomeReason,
    @Nullable Instant outcomeAt,
    @Version @Nullable Long version) {

  /** Whether somebody checked it. */
  enum State {
    REPORTED,
    /** Right and useful. */
    VERIFIED,
    /** Wrong or of no use: no reward. */
    DISMISSED
  }

  /** How a deal ended. */
  enum Outcome {
    CONTRACT_SIGNED,
    LOST
  }

  /**
   * What is reported.
   *
   * @param orderId the deal, when one is open
   * @param centreCode the territory that it is about
   */
  record Report(
      String topic,
      String source,
      @Nullable String rival,
      @Nullable String modelCode,
      @Nullable String leadId,
      @Nullable String orderId,
      @Nullable String centreCode,
      String text,
      Map<String, String> fields,
      @Nullable String evidence) {
    Report {
      fields = Map.copyOf(fields);
    }
  }

  /**
   * @throws RuleViolation if it was checked before, or the checker reported it
   */
  Intelligence checked(boolean rightAndUseful, String by, Instant at) {
    if (state != State.REPORTED) {
      throw new RuleViolation("intelligence.checked-already", number);
    }
    if (!canBeCheckedBy(by)) {
      throw new RuleViolation("intelligence.own-report");
    }
    return with(
        rightAndUseful ? State.VERIFIED : State.DISMISSED,
        by,
        at,
        awardId,
        awardAmount,
        orderId,
        outcome,
        outcomeReason,
        outcomeAt);
  }

  boolean canBeCheckedBy(String person) {
    return state == State.REPORTED && !ownerId.equals(person);
  }

  Intelligence rewarded(String award, @Nullable BigDecimal amount) {
    return with(
        state, checkedBy, checkedAt, award, amount, orderId, outcome, outcomeReason, outcomeAt);
  }

  /** The deal on which a rival made an offer has ended; the first end stands. */
  Intelligence ended(Outcome how, @Nullable String reason, @Nullable String order, Instant at) {
    return with(
        state,
        checkedBy,
        checkedAt,
        awardId,
        awardAmount,
        order == null ? orderId : order,
        how,
        reason,
        at);
  }

  private Intelligence with(
      State next,
      @Nullable String checker,
      @Nullable Instant checkTime,
      @Nullable String award,
      @Nullable BigDecimal amount,
      @Nullable String order,
      @Nullable Outcome end,
      @Nullable String endReason,
      @Nullable Instant endTime) {
    return new Intelligence(
        id,
        number,
        storeCode,
        ownerId,
        topic,
        source,
        rival,
        modelCode,
        leadId,
        order,
        centreCode,
        text,
        fields,
        evidence,
        reportedAt,
        next,
        checker,
        checkTime,
        award,
        amount,
        end,
        endReason,
        endTime,
        version);
  }
}
