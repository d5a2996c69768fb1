package io.forecourt.crm.followup.domain;

import static io.forecourt.crm.followup.domain.FollowUpState.CANCELLED;
import static io.forecourt.crm.followup.domain.FollowUpState.DONE;
import static io.forecourt.crm.followup.domain.FollowUpState.OPEN;
import static io.forecourt.crm.followup.domain.FollowUpState.OVERDUE;

import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCompleted;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpOverdue;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpScheduled;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is owed to a customer until an instant. Only a contact with evidence closes it; a
 * customer who was not reached leaves it open.
 */
public final class FollowUp {

  /**
   * What the contact is about and until when.
   *
   * @param deliveredAt business time of the handover, for the call after it
   */
  public record Plan(
      FollowUpKind kind,
      String customerId,
      String store,
      Instant dueAt,
      @Nullable String leadId,
      @Nullable String orderId,
      @Nullable String visitId,
      @Nullable Instant deliveredAt) {}

  /** Everything that is stored about a follow-up. */
  public record Snapshot(
      String id,
      Plan plan,
      FollowUpState state,
      @Nullable String ownerId,
      Instant scheduledAt,
      @Nullable Instant closedAt,
      @Nullable Boolean onTime,
      boolean exhausted,
      List<ContactAttempt> attempts,
      @Nullable Long version) {
    public Snapshot {
      attempts = List.copyOf(attempts);
    }
  }

  private final String id;
  private final Plan plan;
  private final Instant scheduledAt;
  private final @Nullable Long version;
  private final List<ContactAttempt> attempts = new ArrayList<>();
  private FollowUpState state = OPEN;
  private @Nullable String ownerId;
  private @Nullable Instant closedAt;
  private @Nullable Boolean onTime;
  private boolean exhausted;

  private FollowUp(
      String id, Plan plan, @Nullable String ownerId, Instant scheduledAt, @Nullable Long version) {
    this.id = id;
    this.plan = plan;
    this.ownerId = ownerId;
    this.scheduledAt = scheduledAt;
    this.version = version;
  }

  /**
   * @param ownerId who shall make the contact; null when nobody of the role works in the store
   */
  public static FollowUp schedule(Plan plan, @Nullable String ownerId, Instant now) {
    return new FollowUp(Ids.next(), plan, ownerId, now, null);
  }

  public FollowUpScheduled scheduled() {
    return new FollowUpScheduled(id, plan, ownerId, scheduledAt);
  }

  /**
   * Records a try to reach the customer.
   *
   * @param attemptLimit after so many failed tries the follow-up is marked as exhausted; it stays
   *     open
   * @return the completion, when the customer was reached
   * @throws RuleViolation if the contact is not owed any more
   */
  public Optional<FollowUpCompleted> contact(ContactAttempt attempt, int attemptLimit) {
    if (!state.isPending()) {
      throw wrongState();
    }
    if (attempt.evidence().reference().isBlank()) {
      throw new RuleViolation("follow-up.no-evidence");
    }
    attempts.add(attempt);
    if (!attempt.outcome().reached()) {
      exhausted = failedAttempts() >= attemptLimit;
      return Optional.empty();
    }
    return Optional.of(complete(attempt));
  }

  /** The visitor was received: the assignment of a consultant is the evidence. */
  public FollowUpCompleted received(String by, String visitNumber, Instant at) {
    if (plan.kind() != FollowUpKind.RECEPTION) {
      throw new RuleViolation("follow-up.not-a-reception", plan.kind());
    }
    var attempt =
        new ContactAttempt(
            ContactOutcome.REACHED_SATISFIED,
            new Evidence(Evidence.Kind.VISIT, visitNumber),
            by,
            at,
            null);
    attempts.add(attempt);
    return complete(attempt);
  }

  private FollowUpCompleted complete(ContactAttempt attempt) {
    boolean inTime = attempt.at().isBefore(plan.dueAt());
    become(DONE);
    closedAt = attempt.at();
    onTime = inTime;
    return new FollowUpCompleted(
        id,
        plan,
        ownerId,
        attempt.by(),
        attempt.outcome(),
        attempt.evidence(),
        inTime,
        attempt.at());
  }

  /**
   * The time limit has passed.
   *
   * @return nothing if the contact was made or given up before, or the lapse is already known
   */
  public Optional<FollowUpOverdue> lapse(Instant at) {
    if (state != OPEN) {
      return Optional.empty();
    }
    become(OVERDUE);
    return Optional.of(new FollowUpOverdue(id, plan, ownerId, at));
  }

  /** The contact is not owed any more. */
  public void cancel(Instant at) {
    become(CANCELLED);
    closedAt = at;
  }

  /** Somebody else shall make the contact; null puts it on the manager's list. */
  public void handOver(@Nullable String newOwner) {
    if (!state.isPending()) {
      throw wrongState();
    }
    ownerId = newOwner;
  }

  public long failedAttempts() {
    return attempts.stream().filter(attempt -> !attempt.outcome().reached()).count();
  }

  private void become(FollowUpState next) {
    if (!state.canBecome(next)) {
      throw wrongState();
    }
    state = next;
  }

  private RuleViolation wrongState() {
    return RuleViolation.wrongState("follow-up.wrong-state", state, state.successors());
  }

  public String id() {
    return id;
  }

  public Plan plan() {
    return plan;
  }

  public FollowUpState state() {
    return state;
  }

  public @Nullable String ownerId() {
    return ownerId;
  }

  public boolean exhausted() {
    return exhausted;
  }

  public Snapshot snapshot() {
    return new Snapshot(
        id, plan, state, ownerId, scheduledAt, closedAt, onTime, exhausted, attempts, version);
  }

  public static FollowUp restore(Snapshot stored) {
    var followUp =
        new FollowUp(
            stored.id(), stored.plan(), stored.ownerId(), stored.scheduledAt(), stored.version());
    followUp.state = stored.state();
    followUp.closedAt = stored.closedAt();
    followUp.onTime = stored.onTime();
    followUp.exhausted = stored.exhausted();
    followUp.attempts.addAll(stored.attempts());
    return followUp;
  }
}
