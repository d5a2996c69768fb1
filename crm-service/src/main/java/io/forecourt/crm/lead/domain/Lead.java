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
      String source,
      @Nullable String modelCode,
      String capturedBy,
      boolean selfGenerated,
      @Nullable String visitId) {}

  /** A consultant's wish to give the lead up. */
  public record LossRequest(
      LossReason reason,
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
      String source,
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
        capture.source(),
        capture.modelCode(),
        capture.selfGenerated(),
        capture.visitId());
  }

  /**
   * Gives the lead to a consultant, for the first time or instead of another.
   *
   * @return {@link LeadAssigned} the first time, {@link LeadReassigned} later
   * @throws RuleViolation if it is closed, waits for a loss decision or is already theirs
   */
  public LeadEvent assignTo(
      AssignmentRule.Choice.Chosen choice, @Nullable String visitId, Instant now) {
    if (!state.isOpen() || state == LOSS_REQUESTED) {
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

  /** Takes the lead from a consultant who left, when nobody can take over at once. */
  public LeadPooled pool(UnassignedReason reason, Instant now) {
    String previous = consultantId;
    consultantId = null;
    unassignedReason = reason;
    return new LeadPooled(id, customerId(), store(), now, previous, reason);
  }

  /** The customer has an open lead already: this one ends, its history is kept. */
  public LeadMerged mergeInto(Lead other, Instant now) {
    become(MERGED);
    mergedIntoId = other.id();
    unassignedReason = null;
    return new LeadMerged(id, customerId(), store(), now, other.id());
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
    unassignedReason = null;
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
    unassignedReason = null;
  }

  /** Whether {@link #rest} and {@link #cancelled} are possible now. */
  public boolean canRest() {
    return state.canBecome(DORMANT);
  }

  /**
   * @throws RuleViolation if it is not open or a request is already waiting
   */
  public void requestLoss(
      String by,
      LossReason reason,
      @Nullable String rival,
      @Nullable String sealedNote,
      Instant now) {
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
    unassignedReason = null;
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
   * The last moment that protects the owner: the last contact, else the assignment, else the
   * capture.
   */
  public Instant lastTouchedAt() {
    return Objects.requireNonNullElse(
        lastContactAt, Objects.requireNonNullElse(assignedAt, capturedAt));
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

  public Snapshot snapshot() {
    return new Snapshot(
        id,
        capture.number(),
        capture.customerId(),
        capture.store(),
        state,
        capture.source(),
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
                stored.source(),
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
    lead.lastContactAt = stored.lastContactAt();
    lead.lossRequest = stored.lossRequest();
    lead.restReason = stored.restReason();
    lead.salesMark = stored.salesMark();
    lead.mergedIntoId = stored.mergedIntoId();
    return lead;
  }
}
