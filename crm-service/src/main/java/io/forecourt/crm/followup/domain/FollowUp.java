package io.forecourt.crm.followup.domain;

import static io.forecourt.crm.followup.domain.FollowUpState.CANCELLED;
import static io.forecourt.crm.followup.domain.FollowUpState.DONE;
import static io.forecourt.crm.followup.domain.FollowUpState.OPEN;
import static io.forecourt.crm.followup.domain.FollowUpState.OVERDUE;

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCancelled;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCompleted;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpOverdue;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpScheduled;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is owed to a customer until an instant. Only a contact with evidence closes it; a
 * customer who was not reached, or a contact whose record has not been seen, leaves it open.
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
      @Nullable Instant deliveredAt,
      PlanBasis basis) {

    private Plan ofLead(String otherLead) {
      return new Plan(
          kind, customerId, store, dueAt, otherLead, orderId, visitId, deliveredAt, basis);
    }

    private Plan movedTo(Plan other) {
      return new Plan(
          kind,
          customerId,
          store,
          other.dueAt(),
          leadId,
          other.orderId() == null ? orderId : other.orderId(),
          visitId,
          deliveredAt,
          other.basis());
    }
  }

  /**
   * The limit passed before the customer was reached.
   *
   * @param at the limit
   * @param by who owed the contact then; null when nobody did
   */
  public record Missed(Instant at, @Nullable String by) {}

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
      @Nullable CancelReason cancelReason,
      @Nullable Missed missed,
      List<ContactAttempt> attempts,
      @Nullable Long version) {
    public Snapshot {
      attempts = List.copyOf(attempts);
    }
  }

  private final String id;
  private final Instant scheduledAt;
  private final @Nullable Long version;
  private final List<ContactAttempt> attempts = new ArrayList<>();
  private Plan plan;
  private FollowUpState state = OPEN;
  private @Nullable String ownerId;
  private @Nullable Instant closedAt;
  private @Nullable Boolean onTime;
  private boolean exhausted;
  private @Nullable CancelReason cancelReason;
  private @Nullable Missed missed;

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

  /** Nobody may contact the customer: it is on record and never owed. */
  public static FollowUp neverOwed(Plan plan, Instant now) {
    FollowUp never = schedule(plan, null, now);
    never.close(CancelReason.CUSTOMER_GONE, now);
    return never;
  }

  public FollowUpScheduled scheduled() {
    return new FollowUpScheduled(id, plan, ownerId, scheduledAt);
  }

  /**
   * The contact is owed as this plan says from now on. What is overdue stays so: the past is not
   * planned anew.
   *
   * @return nothing if it is not open, or owed like that already
   */
  public Optional<FollowUpScheduled> replan(Plan other, Instant now) {
    Plan moved = plan.movedTo(other);
    if (state != OPEN || moved.equals(plan)) {
      return Optional.empty();
    }
    plan = moved;
    return Optional.of(new FollowUpScheduled(id, plan, ownerId, now));
  }

  /**
   * Records a try to reach the customer. One whose record did not arrive yet changes nothing else.
   *
   * @return the completion, when the customer was reached
   * @throws RuleViolation if the contact is not owed any more, or it was made before it was owed
   */
  public Optional<FollowUpCompleted> contact(ContactAttempt attempt) {
    if (!state.isPending()) {
      throw wrongState();
    }
    if (attempt.evidence().reference().isBlank()) {
      throw new RuleViolation("follow-up.no-evidence");
    }
    if (attempts.stream()
        .anyMatch(
            earlier ->
                earlier.evidence().equals(attempt.evidence())
                    && earlier.proof() != ProofState.NAMED)) {
      throw new RuleViolation("follow-up.evidence-used");
    }
    attempts.add(attempt);
    return count(attempt);
  }

  /**
   * The record that a try named has arrived: the try counts, at the record's time.
   *
   * @return the completion, when the customer was reached and the contact is still owed
   */
  public Optional<FollowUpCompleted> prove(Evidence record, Instant recordedAt) {
    Optional<ContactAttempt> awaited =
        attempts.stream().filter(attempt -> attempt.awaits(record)).findFirst();
    return awaited.flatMap(
        attempt -> {
          ContactAttempt proven = attempt.proven(recordedAt);
          attempts.set(attempts.indexOf(attempt), proven);
          return state.isPending() ? count(proven) : Optional.empty();
        });
  }

  /**
   * The record that a try named has not arrived in time, or is of somebody else: it never counts.
   */
  public void refute(Predicate<ContactAttempt> which) {
    attempts.replaceAll(
        attempt ->
            attempt.proof() == ProofState.UNPROVEN && which.test(attempt)
                ? attempt.unfounded()
                : attempt);
  }

  /**
   * Says what the customer thought, of a contact that a record completed by itself.
   *
   * @throws RuleViolation if the contact is not done, or this is known already
   */
  public FollowUpCompleted describe(ContactOutcome outcome, @Nullable String sealedNote) {
    if (!canBeDescribed() || !outcome.reached()) {
      throw wrongState();
    }
    ContactAttempt spoken = attempts.get(bareContact());
    ContactAttempt described = spoken.described(outcome, sealedNote);
    attempts.set(bareContact(), described);
    return completed(described, Boolean.TRUE.equals(onTime));
  }

  /** Whether this record completed it, and nobody has said yet what the customer thought. */
  public boolean canBeDescribedBy(Evidence record) {
    return canBeDescribed() && attempts.get(bareContact()).evidence().equals(record);
  }

  /** Whether a record completed it, and nobody has said yet what the customer thought. */
  public boolean canBeDescribed() {
    return state == DONE && bareContact() >= 0;
  }

  private int bareContact() {
    for (int i = 0; i < attempts.size(); i++) {
      if (attempts.get(i).proof() == ProofState.PROVEN
          && attempts.get(i).outcome() == ContactOutcome.REACHED) {
        return i;
      }
    }
    return -1;
  }

  /** When the oldest try was made that still waits for its record. */
  public Optional<Instant> awaitsProofSince() {
    return attempts.stream()
        .filter(attempt -> attempt.proof() == ProofState.UNPROVEN)
        .map(ContactAttempt::at)
        .min(Comparator.naturalOrder());
  }

  private Optional<FollowUpCompleted> count(ContactAttempt attempt) {
    if (!attempt.proof().counts()) {
      return Optional.empty();
    }
    if (attempt.outcome().reached()) {
      return Optional.of(complete(attempt));
    }
    exhausted =
        attempt.outcome() == ContactOutcome.WRONG_NUMBER
            || failedAttempts() >= plan.basis().attempts();
    return Optional.empty();
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
            ProofState.PROVEN,
            by,
            at,
            null);
    attempts.add(attempt);
    return complete(attempt);
  }

  private FollowUpCompleted complete(ContactAttempt attempt) {
    boolean inTime = attempt.at().isBefore(plan.dueAt());
    if (inTime) {
      missed = null;
    } else {
      miss();
    }
    become(DONE);
    closedAt = attempt.at();
    onTime = inTime;
    return completed(attempt, inTime);
  }

  private FollowUpCompleted completed(ContactAttempt attempt, boolean inTime) {
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
    miss();
    return Optional.of(new FollowUpOverdue(id, plan, ownerId, at));
  }

  /** The contact is not owed any more; one whose limit has passed stays missed. */
  public FollowUpCancelled cancel(CancelReason reason, Instant at) {
    if (!at.isBefore(plan.dueAt())) {
      miss();
    }
    close(reason, at);
    return cancelled();
  }

  /** What is told of one that is not owed any more. */
  public FollowUpCancelled cancelled() {
    return new FollowUpCancelled(
        id, plan, ownerId, Objects.requireNonNull(cancelReason), Objects.requireNonNull(closedAt));
  }

  private void close(CancelReason reason, Instant at) {
    become(CANCELLED);
    closedAt = at;
    cancelReason = reason;
  }

  /** Whoever owed it at the limit missed it, whoever has it later. */
  private void miss() {
    if (missed == null) {
      missed = new Missed(plan.dueAt(), ownerId);
    }
  }

  /** Somebody else shall make the contact; null puts it on the manager's list. */
  public void handOver(@Nullable String newOwner) {
    if (!state.isPending()) {
      throw wrongState();
    }
    ownerId = newOwner;
  }

  /** The lead was merged into this one; the contact is owed by whoever has it. */
  public void joinLead(String leadId, @Nullable String owner) {
    handOver(owner);
    plan = plan.ofLead(leadId);
  }

  public long failedAttempts() {
    return attempts.stream().filter(ContactAttempt::failed).count();
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

  /** The try that waits for this record. */
  public ContactAttempt awaited(Evidence record) {
    return attempts.stream().filter(attempt -> attempt.awaits(record)).findFirst().orElseThrow();
  }

  /** The last try with this record. */
  public ContactAttempt attempted(Evidence record) {
    return attempts.stream()
        .filter(attempt -> attempt.evidence().equals(record))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  /** A contact before this moment is no answer to it; telephone systems know whole seconds. */
  public Instant owedSince() {
    Instant since = plan.deliveredAt() == null ? scheduledAt : plan.deliveredAt();
    return since.truncatedTo(ChronoUnit.SECONDS);
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

  /** Whether more tries are no use: too many failed, or the number is somebody else's. */
  public boolean exhausted() {
    return exhausted;
  }

  public Snapshot snapshot() {
    return new Snapshot(
        id,
        plan,
        state,
        ownerId,
        scheduledAt,
        closedAt,
        onTime,
        exhausted,
        cancelReason,
        missed,
        attempts,
        version);
  }

  public static FollowUp restore(Snapshot stored) {
    var followUp =
        new FollowUp(
            stored.id(), stored.plan(), stored.ownerId(), stored.scheduledAt(), stored.version());
    followUp.state = stored.state();
    followUp.closedAt = stored.closedAt();
    followUp.onTime = stored.onTime();
    followUp.exhausted = stored.exhausted();
    followUp.cancelReason = stored.cancelReason();
    followUp.missed = stored.missed();
    followUp.attempts.addAll(stored.attempts());
    return followUp;
  }
}
