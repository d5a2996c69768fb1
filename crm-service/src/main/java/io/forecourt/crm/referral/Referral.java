package io.forecourt.crm.referral;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A customer brought somebody whom nobody had brought before. It is worth something once the other
 * one orders in time, and nothing again when that order is cancelled.
 *
 * @param ownerId who recorded it
 * @param countsUntil an order before then counts
 */
@Table("referral")
record Referral(
    @Id String id,
    String number,
    String storeCode,
    String referrerCustomerId,
    String referredCustomerId,
    String leadId,
    String ownerId,
    Instant recordedAt,
    Instant countsUntil,
    State state,
    @Nullable String orderId,
    @Nullable Instant convertedAt,
    @Version @Nullable Long version) {

  enum State {
    RECORDED,
    CONVERTED;

    Set<State> successors() {
      return switch (this) {
        case RECORDED -> EnumSet.of(CONVERTED);
        case CONVERTED -> EnumSet.of(RECORDED);
      };
    }
  }

  static String newId() {
    return Ids.next();
  }

  /** Whether an order of this moment would count; nobody brings oneself, not even after a merge. */
  boolean counts(Instant orderedAt) {
    return state == State.RECORDED
        && !referrerCustomerId.equals(referredCustomerId)
        && orderedAt.isBefore(countsUntil);
  }

  Referral converted(String order, Instant at) {
    return become(State.CONVERTED, order, at);
  }

  /** The order was cancelled; another one may still come. */
  Referral reopened() {
    return become(State.RECORDED, null, null);
  }

  private Referral become(State next, @Nullable String order, @Nullable Instant at) {
    if (!state.successors().contains(next)) {
      throw RuleViolation.wrongState("referral.wrong-state", state, state.successors());
    }
    return new Referral(
        id,
        number,
        storeCode,
        referrerCustomerId,
        referredCustomerId,
        leadId,
        ownerId,
        recordedAt,
        countsUntil,
        next,
        order,
        at,
        version);
  }
}
