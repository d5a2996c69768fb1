package io.forecourt.crm.lead.domain;

import static io.forecourt.crm.lead.domain.LeadState.ASSIGNED;
import static io.forecourt.crm.lead.domain.LeadState.CONTACTED;
import static io.forecourt.crm.lead.domain.LeadState.DORMANT;
import static io.forecourt.crm.lead.domain.LeadState.LOSS_REQUESTED;
import static io.forecourt.crm.lead.domain.LeadState.LOST;
import static io.forecourt.crm.lead.domain.LeadState.MERGED;
import static io.forecourt.crm.lead.domain.LeadState.NEGOTIATING;
import static io.forecourt.crm.lead.domain.LeadState.NEW;
import static io.forecourt.crm.lead.domain.LeadState.VISITED;
import static io.forecourt.crm.lead.domain.LeadState.WON;

import io.forecourt.crm.lead.domain.LeadEvent.CustomerLost;
import io.forecourt.crm.lead.domain.LeadEvent.LeadAssigned;
import io.forecourt.crm.lead.domain.LeadEvent.LeadCaptured;
import io.forecourt.crm.lead.domain.LeadEvent.LeadMerged;
import io.forecourt.crm.lead.domain.LeadEvent.LeadPooled;
import io.forecourt.crm.lead.domain.LeadEvent.LeadReassigned;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer's interest in a car, from capture to the sale or the loss. At most one lead of a
 * customer is open in a store.
 */
public final class Lead {

  /** What is known when a lead is captured. */
  public record Capture(
      String number,
      String customerId,
      String store,
      LeadWay way,
      String source,
      @Nullable String campaignId,
      @Nullable String district,
      @Nullable String modelCode,
      String capturedBy,
      boolean selfGenerated,
      @Nullable String visitId) {}

  /** A consultant's wish to give the lead up. */
  public record LossRequest(
      String reason,
      @Nullable String rival,
      @Nullable String sealedNote,
      String requestedBy,
      Instant requestedAt,
      LeadState before) {}

  /** The last word of sales about this lead: later words win whatever order they arrive in. */
  public record SalesMark(String orderId, long sequence) {}

  /** Everything that is stored about a lead. */
  public record Snapshot(
      String id,
      String number,
      String customerId,
      String store,
      LeadState state,
      LeadWay way,
      String source,
      @Nullable String campaignId,
      @Nullable String district,
      @Nullable String modelCode,
      boolean selfGenerated,
      String capturedBy,
      Instant capturedAt,
      @Nullable String visitId,
      @Nullable String consultantId,
      @Nullable Instant assignedAt,
      @Nullable AssignmentRule assignmentRule,
      @Nullable String assignmentReason,
      @Nullable UnassignedReason unassignedReason,
      @Nullable Instant pooledAt,
      @Nullable String pooledFrom,
      int lateResponses,
      @Nullable Instant lastContactAt,
      @Nullable LossRequest lossRequest,
      @Nullable RestReason restReason,
      @Nullable SalesMark salesMark,
      @Nullable String mergedIntoId,
      @Nullable Long version) {}

  private final String id;
  private final Capture capture;
  private final Instant capturedAt;
  private final @Nullable Long version;
  private LeadState state;
  private @Nullable String consultantId;
  private @Nullable Instant assignedAt;
  private @Nullable AssignmentRule assignmentRule;
  private @Nullable String assignmentReason;
  private @Nullable UnassignedReason unassignedReason;
  private @Nullable Instant pooledAt;
  private @Nullable String pooledFrom;
  private int lateResponses;
  private @Nullable Instant lastContactAt;
  private @Nullable LossRequest lossRequest;
  private @Nullable RestReason restReason;
  private @Nullable SalesMark salesMark;
  private @Nullable String mergedIntoId;

  private Lead(String id, Capture capture, Instant capturedAt, @Nullable Long version) {
    this.id = id;
    this.capture = capture;
    this.capturedAt = capturedAt;
    this.version = version;
    this.state = NEW;
  }

  public static Lead capture(Capture capture, Instant now) {
    return new Lead(Ids.next(), capture, now, null);
  }

  public LeadCaptured captured() {
    return new LeadCaptured(
        id,
        customerId(),
        store(),
        capturedAt,
        capture.way(),
        capture.source(),
        capture.campaignId(),
        capture.modelCode(),
        capture.selfGenerated(),
        capture.district(),
        capture.visitId());
  }

  /**
   * The entry that captured the lead.
   *
   * @param reference the visit, the call or the platform's record that brought it
   */
  public LeadTouch firstTouch(@Nullable String reference) {
    return LeadTouch.first(this, Ids.next(), capture.way(), reference);
  }

  /**
   * Gives the lead to a consultant, for the first time or instead of another.
   *
   * @return {@link LeadAssigned} the first time, {@link LeadReassigned} later
   * @throws RuleViolation if it is closed, waits for a loss decision or is already theirs
   */
  public LeadEvent assignTo(
      AssignmentOrder.Choice.Chosen choice, @Nullable String visitId, Instant now) {
    if (!isAssignable()) {
      throw wrongState();
    }
    if (choice.consultantId().equals(consultantId)) {
      throw new RuleViolation("lead.already-theirs", choice.consultantId());
    }
    boolean first = assignedAt == null;
    String previous = consultantId;
    if (state == NEW) {
      become(ASSIGNED);
    }
    consultantId = choice.consultantId();
    assignedAt = now;
    assignmentRule = choice.rule();
    assignmentReason = choice.reason();
    unassignedReason = null;
    pooledAt = null;
    return first
        ? new LeadAssigned(
            id, customerId(), store(), now, choice.consultantId(), choice.rule(), visitId)
        : new LeadReassigned(
            id,
            customerId(),
            store(),
            now,
            choice.consultantId(),
            previous,
            choice.rule(),
            visitId);
  }

  /** Puts the lead on the showroom manager's list; an owner stays until the decision. */
  public void waitForManager(UnassignedReason reason) {
    unassignedReason = reason;
  }

  /** The manager decided that the owner keeps it: the protection begins anew. */
  public void keptByOwner(Instant now) {
    unassignedReason = null;
    assignedAt = now;
  }

  /** Takes the lead from its consultant; whoever may claim it works on it next. */
  public LeadPooled pool(UnassignedReason reason, Instant now) {
    String previous = consultantId;
    consultantId = null;
    unassignedReason = reason;
    pooledAt = now;
    pooledFrom = previous;
    return new LeadPooled(id, customerId(), store(), now, previous, reason);
  }

  /**
   * A consultant wants the lead from the pool.
   *
   * @throws RuleViolation if it is not there, or the same person had it until a moment ago
   */
  public void requireClaimable(String by, Duration cooling, Instant now) {
    if (!isPooled() || !isAssignable()) {
      throw new RuleViolation("lead.not-pooled");
    }
    if (!isClaimableBy(by, cooling, now)) {
      throw new RuleViolation("lead.cooling", Objects.requireNonNull(pooledAt).plus(cooling));
    }
  }

  public boolean isClaimableBy(String by, Duration cooling, Instant now) {
    Instant since = pooledAt;
    return since != null
        && isAssignable()
        && (!by.equals(pooledFrom) || !now.isBefore(since.plus(cooling)));
  }

  /** Whether a consultant could be given the lead now. */
  public boolean isAssignable() {
    return state.isOpen() && state != LOSS_REQUESTED;
  }

  /**
   * The first answer was not given in time.
   *
   * @return how often that has happened to this lead
   */
  public int answeredLate() {
    lateResponses++;
    return lateResponses;
  }

  /**
   * The customer has an open lead already: this one ends, its history is kept.
   *
   * @throws RuleViolation if this one was won or lost, or is merged already
   */
  public LeadMerged mergeInto(Lead other, Instant now) {
    become(MERGED);
    mergedIntoId = other.id();
    leavesTheLists();
    return new LeadMerged(id, customerId(), store(), now, other.id());
  }

  /**
   * Another lead of the same customer in the store becomes part of this one.
   *
   * @throws RuleViolation if it is no such lead, or one of the two is closed
   */
  public LeadMerged absorb(Lead duplicate, Instant now) {
    if (duplicate.id.equals(id)
        || !duplicate.customerId().equals(customerId())
        || !duplicate.store().equals(store())) {
      throw new RuleViolation("lead.not-a-duplicate");
    }
    if (!state.isOpen()) {
      throw wrongState();
    }
    return duplicate.mergeInto(this, now);
  }

  /** The two customers are two after all: the lead goes on where it stood. */
  public void separate(LeadState before, @Nullable UnassignedReason reason) {
    become(before);
    mergedIntoId = null;
    unassignedReason = reason;
  }

  /** Somebody spoke to the customer. */
  public void contacted(Instant at) {
    touch(at);
    if (state == ASSIGNED) {
      become(CONTACTED);
    }
  }

  /** The customer came to the showroom and was received by the owner. */
  public void visited(Instant at) {
    touch(at);
    if (state == ASSIGNED || state == CONTACTED) {
      become(VISITED);
    }
  }

  /**
   * @return whether this word of sales is newer than the last one that was applied
   */
  public boolean isNews(SalesMark mark) {
    return salesMark == null
        || !salesMark.orderId().equals(mark.orderId())
        || mark.sequence() > salesMark.sequence();
  }

  /** A quote was issued. A pending loss request stays, but a refusal now leads back here. */
  public void quoted(SalesMark mark) {
    salesMark = mark;
    LossRequest pending = lossRequest;
    if (state == LOSS_REQUESTED && pending != null) {
      lossRequest =
          new LossRequest(
              pending.reason(),
              pending.rival(),
              pending.sealedNote(),
              pending.requestedBy(),
              pending.requestedAt(),
              NEGOTIATING);
    } else if (state != NEGOTIATING) {
      become(NEGOTIATING);
      restReason = null;
    }
  }

  /** The customer ordered; a pending loss request is moot. */
  public void won(SalesMark mark) {
    become(WON);
    salesMark = mark;
    lossRequest = null;
    restReason = null;
    leavesTheLists();
  }

  /** The order was cancelled; the lead rests until the planned contact. */
  public void cancelled(SalesMark mark) {
    salesMark = mark;
    rest(RestReason.ORDER_CANCELLED);
  }

  public void rest(RestReason reason) {
    become(DORMANT);
    restReason = reason;
    lossRequest = null;
    leavesTheLists();
  }

  /** Whether nobody has spoken to the customer about it yet. */
  public boolean isUntouched() {
    return lastContactAt == null && (state == NEW || state == ASSIGNED);
  }

  /** Whether {@link #rest} and {@link #cancelled} are possible now. */
  public boolean canRest() {
    return state.canBecome(DORMANT);
  }

  /**
   * @throws RuleViolation if it is not open or a request is already waiting
   */
  public void requestLoss(
      String by, String reason, @Nullable String rival, @Nullable String sealedNote, Instant now) {
    LeadState before = state;
    become(LOSS_REQUESTED);
    lossRequest = new LossRequest(reason, rival, sealedNote, by, now, before);
  }

  /**
   * Accepts or refuses the loss; who asked and who owns the lead does not decide.
   *
   * @return the loss, when it was accepted
   */
  public Optional<CustomerLost> decideLoss(String by, boolean accepted, Instant now) {
    LossRequest request = lossRequest;
    if (state != LOSS_REQUESTED || request == null) {
      throw wrongState();
    }
    if (!canBeDecidedBy(by)) {
      throw new RuleViolation("lead.own-loss-request");
    }
    if (!accepted) {
      become(request.before());
      lossRequest = null;
      return Optional.empty();
    }
    become(LOST);
    leavesTheLists();
    return Optional.of(
        new CustomerLost(
            id, customerId(), store(), now, consultantId, request.reason(), request.rival()));
  }

  /** Whether a loss request waits, and this person neither asked for it nor owns the lead. */
  public boolean canBeDecidedBy(String personId) {
    LossRequest request = lossRequest;
    return state == LOSS_REQUESTED
        && request != null
        && !personId.equals(request.requestedBy())
        && !personId.equals(consultantId);
  }

  /**
   * The last moment that protects the owner: the last contact, or the assignment when that came
   * later, else the capture.
   */
  public Instant lastTouchedAt() {
    Instant given = Objects.requireNonNullElse(assignedAt, capturedAt);
    return lastContactAt == null || given.isAfter(lastContactAt) ? given : lastContactAt;
  }

  private void leavesTheLists() {
    unassignedReason = null;
    pooledAt = null;
  }

  private void touch(Instant at) {
    if (lastContactAt == null || at.isAfter(lastContactAt)) {
      lastContactAt = at;
    }
  }

  private void become(LeadState next) {
    if (!state.canBecome(next)) {
      throw wrongState();
    }
    state = next;
  }

  private RuleViolation wrongState() {
    return RuleViolation.wrongState("lead.wrong-state", state, state.successors());
  }

  public String id() {
    return id;
  }

  public String customerId() {
    return capture.customerId();
  }

  public String store() {
    return capture.store();
  }

  public LeadState state() {
    return state;
  }

  public @Nullable String consultantId() {
    return consultantId;
  }

  public @Nullable UnassignedReason unassignedReason() {
    return unassignedReason;
  }

  /** Whether it lies in the pool, for consultants to claim. */
  public boolean isPooled() {
    return pooledAt != null;
  }

  public AssignmentOrder.Interest interest() {
    return new AssignmentOrder.Interest(capture.modelCode(), capture.district());
  }

  public Snapshot snapshot() {
    return new Snapshot(
        id,
        capture.number(),
        capture.customerId(),
        capture.store(),
        state,
        capture.way(),
        capture.source(),
        capture.campaignId(),
        capture.district(),
        capture.modelCode(),
        capture.selfGenerated(),
        capture.capturedBy(),
        capturedAt,
        capture.visitId(),
        consultantId,
        assignedAt,
        assignmentRule,
        assignmentReason,
        unassignedReason,
        pooledAt,
        pooledFrom,
        lateResponses,
        lastContactAt,
        lossRequest,
        restReason,
        salesMark,
        mergedIntoId,
        version);
  }

  public static Lead restore(Snapshot stored) {
    Lead lead =
        new Lead(
            stored.id(),
            new Capture(
                stored.number(),
                stored.customerId(),
                stored.store(),
                stored.way(),
                stored.source(),
                stored.campaignId(),
                stored.district(),
                stored.modelCode(),
                stored.capturedBy(),
                stored.selfGenerated(),
                stored.visitId()),
            stored.capturedAt(),
            stored.version());
    lead.state = stored.state();
    lead.consultantId = stored.consultantId();
    lead.assignedAt = stored.assignedAt();
    lead.assignmentRule = stored.assignmentRule();
    lead.assignmentReason = stored.assignmentReason();
    lead.unassignedReason = stored.unassignedReason();
    lead.pooledAt = stored.pooledAt();
    lead.pooledFrom = stored.pooledFrom();
    lead.lateResponses = stored.lateResponses();
    lead.lastContactAt = stored.lastContactAt();
    lead.lossRequest = stored.lossRequest();
    lead.restReason = stored.restReason();
    lead.salesMark = stored.salesMark();
    lead.mergedIntoId = stored.mergedIntoId();
    return lead;
  }
}
