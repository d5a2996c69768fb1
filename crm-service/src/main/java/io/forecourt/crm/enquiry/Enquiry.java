package io.forecourt.crm.enquiry;

import static io.forecourt.crm.enquiry.EnquiryState.ARRIVED;
import static io.forecourt.crm.enquiry.EnquiryState.CLOSED;
import static io.forecourt.crm.enquiry.EnquiryState.DISPATCHED;
import static io.forecourt.crm.enquiry.EnquiryState.DROPPED;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A question, or a call for rescue, until it is answered or help was there.
 *
 * @param keyOf whose key seals the words: the customer's, or of who took it for somebody unknown
 * @param dueAt until when the next step shall be done
 * @param overdue whether any limit has passed
 */
@Table("enquiry")
record Enquiry(
    @Id String id,
    String number,
    String storeCode,
    String kind,
    boolean rescue,
    EnquiryChannel channel,
    @Nullable String customerId,
    String keyOf,
    String questionSealed,
    @Nullable String placeSealed,
    boolean keyAccount,
    String loggedBy,
    Instant receivedAt,
    Instant loggedAt,
    EnquiryState state,
    @Nullable String ownerId,
    Instant dueAt,
    boolean overdue,
    @Embedded.Empty Help help,
    @Embedded.Empty Answer answer,
    @Version @Nullable Long version) {

  /** Who was sent, and when help was there. */
  record Help(
      @Nullable String helperSealed, @Nullable Instant dispatchedAt, @Nullable Instant arrivedAt) {
    static final Help NONE = new Help(null, null, null);
  }

  /** What was said or done in the end. */
  record Answer(
      @Nullable String answerSealed, @Nullable String closedBy, @Nullable Instant closedAt) {
    static final Answer NONE = new Answer(null, null, null);
  }

  /**
   * Help is on its way.
   *
   * @throws RuleViolation if nobody asked for rescue
   */
  Enquiry dispatched(@Nullable String helper, Instant at, Instant arriveUntil) {
    if (!rescue) {
      throw new RuleViolation("enquiry.no-rescue");
    }
    return become(DISPATCHED, arriveUntil, overdue, new Help(helper, at, null), answer);
  }

  Enquiry arrived(Instant at) {
    return become(
        ARRIVED, dueAt, overdue, new Help(help.helperSealed(), help.dispatchedAt(), at), answer);
  }

  /** Answered, helped, or passed on. */
  Enquiry closed(String sealedAnswer, String by, Instant at) {
    return become(
        CLOSED, dueAt, overdue || !at.isBefore(limit(at)), help, new Answer(sealedAnswer, by, at));
  }

  /** After help arrived no limit runs any more. */
  private Instant limit(Instant now) {
    return state == ARRIVED ? now.plusNanos(1) : dueAt;
  }

  Enquiry dropped() {
    return become(DROPPED, dueAt, overdue, help, answer);
  }

  /** Whether a limit runs. */
  boolean isAwaited() {
    return switch (state) {
      case OPEN, DISPATCHED -> true;
      case ARRIVED, CLOSED, DROPPED -> false;
    };
  }

  Enquiry lapsed() {
    return with(state, ownerId, dueAt, true, help, answer);
  }

  Enquiry ownedBy(@Nullable String person) {
    return with(state, person, dueAt, overdue, help, answer);
  }

  private Enquiry become(
      EnquiryState next, Instant due, boolean late, Help newHelp, Answer newAnswer) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("enquiry.wrong-state", state, state.successors());
    }
    return with(next, ownerId, due, late, newHelp, newAnswer);
  }

  private Enquiry with(
      EnquiryState newState,
      @Nullable String owner,
      Instant due,
      boolean late,
      Help newHelp,
      Answer newAnswer) {
    return new Enquiry(
        id,
        number,
        storeCode,
        kind,
        rescue,
        channel,
        customerId,
        keyOf,
        questionSealed,
        placeSealed,
        keyAccount,
        loggedBy,
        receivedAt,
        loggedAt,
        newState,
        owner,
        due,
        late,
        newHelp,
        newAnswer,
        version);
  }
}
