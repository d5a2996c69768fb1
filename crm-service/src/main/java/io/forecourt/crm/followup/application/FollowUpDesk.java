package io.forecourt.crm.followup.application;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.evidence.ArrivedRecord;
import io.forecourt.crm.evidence.EvidenceDesk;
import io.forecourt.crm.evidence.Proof;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.followup.domain.CancelReason;
import io.forecourt.crm.followup.domain.ContactAttempt;
import io.forecourt.crm.followup.domain.ContactOutcome;
import io.forecourt.crm.followup.domain.FollowUp;
import io.forecourt.crm.followup.domain.FollowUp.Plan;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCancelled;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCompleted;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.FollowUps;
import io.forecourt.crm.followup.domain.PlanBasis;
import io.forecourt.crm.followup.domain.ProofState;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans contacts, takes what was made of them, and says when one is overdue. */
@Service
public class FollowUpDesk {
  static final String OVERDUE = "follow-up.overdue";
  static final String UNPROVEN = "follow-up.unproven";
  private static final String POLICY = "follow-up";
  private static final String CONSULTANT = "sc";

  /** A contact that somebody made or tried to make. */
  public record RecordContact(
      String followUpId, ContactOutcome outcome, Evidence evidence, @Nullable String note) {

    /** Leaves the note out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "RecordContact[" + followUpId + ", " + outcome + "]";
    }
  }

  /**
   * Somebody tried to reach the customer of a lead; told inside this service only.
   *
   * @param givenUp whether the customer counts as not reachable now
   * @param wrongNumber whether that is so because the number is somebody else's
   */
  public record LeadContactTried(
      String leadId,
      FollowUpKind kind,
      boolean reached,
      boolean givenUp,
      boolean wrongNumber,
      Instant at) {}

  /** The lead whose customer is to be contacted, and who owes the contact. */
  public record LeadContact(
      String customerId, String store, String leadId, @Nullable String consultantId) {}

  /** A contact that a lead owes next, and until when. */
  public record NextContact(LeadContact lead, Instant dueAt, PlanBasis basis) {}

  private final FollowUps followUps;
  private final CustomerArchive archive;
  private final PersonalData personal;
  private final EvidenceDesk evidence;
  private final Roster roster;
  private final Policies policies;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;

  FollowUpDesk(
      FollowUps followUps,
      CustomerArchive archive,
      PersonalData personal,
      EvidenceDesk evidence,
      Roster roster,
      Policies policies,
      Deadlines deadlines,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.followUps = followUps;
    this.archive = archive;
    this.personal = personal;
    this.evidence = evidence;
    this.roster = roster;
    this.policies = policies;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  @Bean
  static Policy<FollowUpPolicy> followUpPolicy() {
    return new Policy<>(POLICY, FollowUpPolicy.class);
  }

  /** A visitor whom nobody has received yet; the showroom manager owes it. */
  @Transactional
  public void scheduleReception(
      String customerId, String store, String leadId, String visitId, Instant dueAt) {
    PlanBasis basis = policy(store).basis();
    schedule(
        new Plan(
            FollowUpKind.RECEPTION, customerId, store, dueAt, leadId, null, visitId, null, basis),
        ownerFor(FollowUpKind.RECEPTION, store, Set.of(), dueAt));
  }

  /**
   * @param consultantId null while the lead is not assigned
   */
  @Transactional
  public void scheduleFirstResponse(
      String customerId,
      String store,
      String leadId,
      @Nullable String consultantId,
      Instant dueAt) {
    PlanBasis basis = policy(store).basis();
    schedule(
        new Plan(
            FollowUpKind.FIRST_RESPONSE, customerId, store, dueAt, leadId, null, null, null, basis),
        consultantId);
  }

  /** The late answer of a lead is owed no more: its next consultant owes one with a limit anew. */
  @Transactional
  public void replaceFirstResponse(String leadId) {
    pendingOf(leadId, FollowUpKind.FIRST_RESPONSE)
        .forEach(followUp -> cancel(followUp, CancelReason.REASSIGNED));
  }

  /** After a quote; a next contact that is owed already moves to the time after the quote. */
  @Transactional
  public void scheduleNextContact(
      String customerId,
      String store,
      String leadId,
      String orderId,
      @Nullable String consultantId,
      Instant quotedAt) {
    FollowUpPolicy policy = policy(store);
    Instant due = policy.nextContact().from(quotedAt, store, calendars);
    nextContact(
        new Plan(
            FollowUpKind.NEXT_CONTACT,
            customerId,
            store,
            due,
            leadId,
            orderId,
            null,
            null,
            policy.basis()),
        consultantId);
  }

  /**
   * The next contact of a lead by its cadence. One that is owed already moves; where something else
   * is owed first, that comes first.
   */
  @Transactional
  public void planNextContact(NextContact next) {
    List<FollowUp> owed = followUps.pendingOfLead(next.lead().leadId());
    if (owed.stream().allMatch(other -> other.plan().kind() == FollowUpKind.NEXT_CONTACT)) {
      nextContact(plan(next), next.lead().consultantId());
    }
  }

  /** The next contacts of leads that owe none. */
  @Transactional
  public void planFirstContacts(List<NextContact> contacts) {
    Instant now = clock.instant();
    List<FollowUp> owed =
        contacts.stream()
            .map(next -> FollowUp.schedule(plan(next), next.lead().consultantId(), now))
            .toList();
    followUps.enter(owed);
    for (FollowUp followUp : owed) {
      Plan plan = followUp.plan();
      deadlines.set(OVERDUE, followUp.id(), plan.store(), plan.dueAt());
      facts.publishEvent(followUp.scheduled());
    }
  }

  private static Plan plan(NextContact next) {
    LeadContact lead = next.lead();
    return new Plan(
        FollowUpKind.NEXT_CONTACT,
        lead.customerId(),
        lead.store(),
        next.dueAt(),
        lead.leadId(),
        null,
        null,
        null,
        next.basis());
  }

  private void nextContact(Plan plan, @Nullable String consultantId) {
    List<FollowUp> owed =
        plan.leadId() == null ? List.of() : pendingOf(plan.leadId(), FollowUpKind.NEXT_CONTACT);
    if (owed.isEmpty()) {
      schedule(plan, consultantId);
    }
    for (FollowUp followUp : owed) {
      followUp
          .replan(plan, clock.instant())
          .ifPresent(
              moved -> {
                FollowUp saved = followUps.save(followUp);
                deadlines.set(OVERDUE, saved.id(), plan.store(), plan.dueAt());
                facts.publishEvent(moved);
              });
    }
  }

  /** After a cancelled order, once. */
  @Transactional
  public void scheduleWinBack(
      String customerId,
      String store,
      String leadId,
      String orderId,
      @Nullable String consultantId,
      Instant cancelledAt) {
    if (followUps.ofOrder(FollowUpKind.WIN_BACK, orderId).isEmpty()) {
      FollowUpPolicy policy = policy(store);
      Instant due = policy.winBack().from(cancelledAt, store, calendars);
      schedule(
          new Plan(
              FollowUpKind.WIN_BACK,
              customerId,
              store,
              due,
              leadId,
              orderId,
              null,
              null,
              policy.basis()),
          consultantId);
    }
  }

  /**
   * The calls to the owner of a delivered car, each once an order: soon by a customer service
   * agent, later by the consultant. No delivery is without: a customer whom nobody may contact any
   * more keeps cancelled ones.
   *
   * @param consultantId null when sales does not say; then whoever sells in the store
   */
  @Transactional
  public void scheduleDeliveryCalls(
      String customerId,
      String store,
      String leadId,
      String orderId,
      @Nullable String consultantId,
      Instant deliveredAt) {
    FollowUpPolicy policy = policy(store);
    Set<String> present = new HashSet<>(roster.withRole(store, CONSULTANT));
    String seller = consultantId != null && present.contains(consultantId) ? consultantId : null;
    Map<FollowUpKind, Term> terms =
        Map.of(
            FollowUpKind.THREE_DAY_CALL, policy.deliveryCall(),
            FollowUpKind.OWNER_CALL, policy.ownerCall());
    terms.forEach(
        (kind, term) -> {
          if (followUps.ofOrder(kind, orderId).isEmpty()) {
            Instant due = term.from(deliveredAt, store, calendars);
            String owner = kind == FollowUpKind.OWNER_CALL ? seller : null;
            schedule(
                new Plan(
                    kind,
                    customerId,
                    store,
                    due,
                    leadId,
                    orderId,
                    null,
                    deliveredAt,
                    policy.basis()),
                owner == null ? ownerFor(kind, store, Set.of(), due) : owner);
          }
        });
  }

  /**
   * Somebody who did not work on the lead asks the customer whether the loss is one.
   *
   * @param notBy who shall not be asked to call
   * @return the follow-up
   */
  @Transactional
  public FollowUp scheduleLossCheck(LeadContact lead, Instant dueAt, Set<String> notBy) {
    return schedule(
        new Plan(
            FollowUpKind.LOSS_CHECK,
            lead.customerId(),
            lead.store(),
            dueAt,
            lead.leadId(),
            null,
            null,
            null,
            policy(lead.store()).basis()),
        ownerFor(FollowUpKind.LOSS_CHECK, lead.store(), notBy, dueAt));
  }

  /** Those of the leads to whose customers somebody owes a contact. */
  @Transactional(readOnly = true)
  public Set<String> owing(Collection<String> leadIds) {
    return followUps.owing(leadIds);
  }

  /** Everything that a person owes. */
  @Transactional(readOnly = true)
  public List<FollowUp> owedBy(String personId) {
    return followUps.pendingOwnedBy(personId);
  }

  /** How many tries for this lead count: with evidence, whether the customer was reached or not. */
  @Transactional(readOnly = true)
  public int validContacts(String leadId) {
    return followUps.validContacts(leadId);
  }

  /**
   * Records a contact; only one with evidence that reached the customer closes the follow-up. Of
   * one that a record closed by itself, it says what the customer thought.
   *
   * @throws RuleViolation if the contact is not owed any more, or its record says something else
   */
  @Transactional
  public FollowUp contact(RecordContact command) {
    FollowUp followUp = require("crm.follow-up.contact", command.followUpId());
    Plan plan = followUp.plan();
    Instant now = clock.instant();
    String note = personal.sealNote(plan.customerId(), command.note());
    if (followUp.canBeDescribedBy(command.evidence())) {
      var described = followUp.describe(command.outcome(), note);
      FollowUp saved = followUps.save(followUp);
      facts.publishEvent(described);
      return saved;
    }
    if (command.outcome().reached() && !mayProve(command.evidence(), plan)) {
      throw new RuleViolation("follow-up.message-is-no-talk");
    }
    String by = access.caller().personId();
    ContactAttempt attempt =
        evidence
            .find(command.evidence(), plan.store(), plan.customerId())
            .map(proof -> proven(command, followUp, proof, by, note))
            .orElseGet(
                () ->
                    new ContactAttempt(
                        command.outcome(),
                        command.evidence(),
                        evidence.isNameEnough(plan.store())
                            ? ProofState.NAMED
                            : ProofState.UNPROVEN,
                        by,
                        now,
                        note));
    var completed = followUp.contact(attempt);
    if (attempt.proof() == ProofState.UNPROVEN) {
      FollowUp saved = followUps.save(followUp);
      awaitProof(saved);
      return saved;
    }
    return settle(followUp, attempt, completed);
  }

  private ContactAttempt proven(
      RecordContact command, FollowUp followUp, Proof proof, String by, @Nullable String note) {
    String person = proof.personId();
    proof
        .objection(
            new Proof.Claim(
                other -> other.equals(by) || other.equals(followUp.ownerId()),
                followUp.owedSince(),
                command.outcome().reached()))
        .ifPresent(
            code -> {
              throw new RuleViolation(code);
            });
    return new ContactAttempt(
        command.outcome(),
        command.evidence(),
        ProofState.PROVEN,
        person == null ? by : person,
        proof.at(),
        note);
  }

  /** A message completes only the kinds of contact that the store's policy names. */
  private boolean mayProve(Evidence record, Plan plan) {
    return record.kind() != Evidence.Kind.MESSAGE
        || policy(plan.store()).completedByMessage().contains(plan.kind());
  }

  /**
   * A record has arrived: contacts that named it count now or never, and what its person owes its
   * customer is done without anybody saying so.
   */
  @Transactional
  public void arrived(ArrivedRecord record) {
    List<FollowUp> named = followUps.awaiting(record.evidence(), record.store());
    named.forEach(followUp -> judge(followUp, record));
    String customer = record.customerId();
    String person = record.personId();
    if (!named.isEmpty() || customer == null || person == null) {
      return;
    }
    if (!record.reached() && !record.tried()) {
      return;
    }
    var attempt =
        new ContactAttempt(
            record.reached() ? ContactOutcome.REACHED : ContactOutcome.NOT_REACHED,
            record.evidence(),
            ProofState.PROVEN,
            person,
            record.at(),
            null);
    followUps.pendingOfCustomer(customer).stream()
        .filter(followUp -> person.equals(followUp.ownerId()))
        .filter(followUp -> followUp.plan().kind() != FollowUpKind.RECEPTION)
        .filter(followUp -> !record.at().isBefore(followUp.owedSince()))
        .filter(followUp -> mayProve(record.evidence(), followUp.plan()))
        .forEach(followUp -> settle(followUp, attempt, followUp.contact(attempt)));
  }

  private void judge(FollowUp followUp, ArrivedRecord record) {
    ContactAttempt attempt = followUp.awaited(record.evidence());
    boolean founded =
        record
            .of(followUp.plan().customerId())
            .objection(
                new Proof.Claim(
                    other -> other.equals(attempt.by()) || other.equals(followUp.ownerId()),
                    followUp.owedSince(),
                    attempt.outcome().reached()))
            .isEmpty();
    if (founded) {
      var completed = followUp.prove(record.evidence(), record.at());
      if (followUp.state().isPending() || completed.isPresent()) {
        settle(followUp, followUp.attempted(record.evidence()), completed);
      } else {
        followUps.save(followUp);
      }
    } else {
      followUp.refute(other -> other.evidence().equals(record.evidence()));
      followUps.save(followUp);
    }
  }

  private FollowUp settle(
      FollowUp followUp, ContactAttempt attempt, Optional<FollowUpCompleted> completed) {
    Plan plan = followUp.plan();
    boolean reached = completed.isPresent();
    boolean givenUp = followUp.exhausted() && plan.kind().restsLeadWhenUnreached() && !reached;
    Optional<FollowUpCancelled> cancelled =
        givenUp
            ? Optional.of(followUp.cancel(CancelReason.NOT_REACHABLE, attempt.at()))
            : Optional.empty();
    FollowUp saved = followUps.save(followUp);
    if (!saved.state().isPending()) {
      deadlines.cancel(OVERDUE, saved.id());
    }
    completed.ifPresent(facts::publishEvent);
    cancelled.ifPresent(facts::publishEvent);
    if (plan.leadId() != null) {
      facts.publishEvent(
          new LeadContactTried(
              plan.leadId(),
              plan.kind(),
              reached,
              givenUp,
              attempt.outcome() == ContactOutcome.WRONG_NUMBER,
              attempt.at()));
    }
    return saved;
  }

  private void awaitProof(FollowUp followUp) {
    followUp
        .awaitsProofSince()
        .map(since -> since.plus(evidence.patience(followUp.plan().store())))
        .ifPresent(due -> deadlines.set(UNPROVEN, followUp.id(), followUp.plan().store(), due));
  }

  /** A record did not arrive in time: the contact that named it does not count. */
  @OnDeadline(UNPROVEN)
  @Transactional
  public void unproven(DueDeadline deadline) {
    followUps
        .find(deadline.subject())
        .ifPresent(
            followUp -> {
              Instant latest = deadline.due().minus(evidence.patience(followUp.plan().store()));
              followUp.refute(attempt -> !attempt.at().isAfter(latest));
              awaitProof(followUps.save(followUp));
            });
  }

  /** The visitor of a visit was received. */
  @Transactional
  public void received(String leadId, String visitId, String visitNumber, String by) {
    Instant now = clock.instant();
    pendingOf(leadId, FollowUpKind.RECEPTION).stream()
        .filter(followUp -> visitId.equals(followUp.plan().visitId()))
        .forEach(
            followUp -> {
              var completed = followUp.received(by, visitNumber, now);
              followUps.save(followUp);
              deadlines.cancel(OVERDUE, followUp.id());
              facts.publishEvent(completed);
            });
  }

  /** What belongs to the lead moves with it. */
  @Transactional
  public void leadMoved(String leadId, @Nullable String consultantId) {
    followUps.pendingOfLead(leadId).stream()
        .filter(followUp -> followUp.plan().kind().followsLead())
        .forEach(followUp -> handOver(followUp, consultantId));
  }

  /**
   * Two leads of a customer are one: what was owed for the other is owed for this one, each kind of
   * contact once.
   */
  @Transactional
  public void leadMerged(String fromLeadId, String leadId, @Nullable String consultantId) {
    for (FollowUp followUp : followUps.pendingOfLead(fromLeadId)) {
      FollowUpKind kind = followUp.plan().kind();
      if (pendingOf(leadId, kind).isEmpty()) {
        followUp.joinLead(leadId, kind.followsLead() ? consultantId : followUp.ownerId());
        followUps.save(followUp);
      } else {
        cancel(followUp, CancelReason.LEAD_CLOSED);
      }
    }
  }

  /** The lead needs no contact of the consultant any more. */
  @Transactional
  public void leadClosed(String leadId) {
    followUps.pendingOfLead(leadId).stream()
        .filter(followUp -> followUp.plan().kind().followsLead())
        .forEach(followUp -> cancel(followUp, CancelReason.LEAD_CLOSED));
  }

  /** Nobody may contact this customer any more. */
  @Transactional
  public void customerGone(String customerId) {
    followUps
        .pendingOfCustomer(customerId)
        .forEach(followUp -> cancel(followUp, CancelReason.CUSTOMER_GONE));
  }

  /**
   * Hands the calls and receptions of somebody who left to a colleague; those of leads move with
   * their leads.
   */
  @Transactional
  public void ownerLeft(String personId) {
    handOver(personId, followUp -> !followUp.plan().kind().followsLead());
  }

  /** Somebody works in other stores or another post: calls that are not theirs any more move. */
  @Transactional
  public void ownerMoved(String personId, Set<String> stores, Set<String> roles) {
    handOver(
        personId,
        followUp -> {
          Plan plan = followUp.plan();
          List<String> owners = owners(plan.kind(), plan.store());
          return !plan.kind().followsLead()
              && !(stores.contains(plan.store()) && owners.stream().anyMatch(roles::contains));
        });
  }

  /** Somebody is away: the calls that fall due meanwhile move. */
  @Transactional
  public void ownerAway(String personId, LocalDate from, LocalDate to) {
    handOver(
        personId,
        followUp -> {
          Plan plan = followUp.plan();
          LocalDate due =
              LocalDate.ofInstant(lastMoment(plan.dueAt()), calendars.zone(plan.store()));
          return !plan.kind().followsLead() && !due.isBefore(from) && !due.isAfter(to);
        });
  }

  private void handOver(String personId, Predicate<FollowUp> which) {
    followUps.pendingOwnedBy(personId).stream()
        .filter(which)
        .forEach(
            followUp -> {
              Plan plan = followUp.plan();
              handOver(
                  followUp, ownerFor(plan.kind(), plan.store(), Set.of(personId), plan.dueAt()));
            });
  }

  /** Finds somebody for the calls that fell to nobody. */
  @DailyJob(value = "crm.ownerless-follow-ups", at = "07:30")
  @Transactional
  public void findOwners(JobDay day) {
    followUps.pendingWithoutOwner(day.store()).stream()
        .filter(followUp -> !followUp.plan().kind().followsLead())
        .forEach(
            followUp -> {
              Plan plan = followUp.plan();
              String owner = ownerFor(plan.kind(), day.store(), Set.of(), plan.dueAt());
              if (owner != null) {
                handOver(followUp, owner);
              }
            });
  }

  @OnDeadline(OVERDUE)
  @Transactional
  public void lapsed(DueDeadline deadline) {
    followUps
        .find(deadline.subject())
        .ifPresent(
            followUp ->
                followUp
                    .lapse(deadline.due())
                    .ifPresent(
                        overdue -> {
                          followUps.save(followUp);
                          facts.publishEvent(overdue);
                        }));
  }

  /**
   * @throws io.forecourt.platform.rule.NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  public FollowUp require(String action, String id) {
    FollowUp followUp = followUps.get(id);
    access.requireInScope(action, "follow-up", id, followUp.plan().store(), followUp.ownerId());
    return followUp;
  }

  /**
   * While the usual owner is on leave on the day, somebody else owes it. Nobody owes a customer who
   * may not be contacted any more: that is put on record and told as cancelled.
   */
  private FollowUp schedule(Plan plan, @Nullable String owner) {
    if (!archive.mayBeContacted(plan.customerId())) {
      FollowUp never = followUps.save(FollowUp.neverOwed(plan, clock.instant()));
      facts.publishEvent(never.cancelled());
      return never;
    }
    String there = owner == null ? null : there(plan, owner);
    FollowUp followUp = followUps.save(FollowUp.schedule(plan, there, clock.instant()));
    deadlines.set(OVERDUE, followUp.id(), plan.store(), plan.dueAt());
    facts.publishEvent(followUp.scheduled());
    return followUp;
  }

  private void handOver(FollowUp followUp, @Nullable String newOwner) {
    followUp.handOver(newOwner);
    followUps.save(followUp);
  }

  private void cancel(FollowUp followUp, CancelReason reason) {
    var cancelled = followUp.cancel(reason, clock.instant());
    followUps.save(followUp);
    deadlines.cancel(OVERDUE, followUp.id());
    facts.publishEvent(cancelled);
  }

  private List<FollowUp> pendingOf(String leadId, FollowUpKind kind) {
    return followUps.pendingOfLead(leadId).stream()
        .filter(followUp -> followUp.plan().kind() == kind)
        .toList();
  }

  private String there(Plan plan, String owner) {
    if (!roster.isOnLeave(plan.store(), owner, lastMoment(plan.dueAt()))) {
      return owner;
    }
    String deputy = ownerFor(plan.kind(), plan.store(), Set.of(owner), plan.dueAt());
    return deputy == null ? owner : deputy;
  }

  /**
   * The least busy of the first role of which anybody in the store is there when it falls due; null
   * when nobody is.
   */
  private @Nullable String ownerFor(
      FollowUpKind kind, String store, Set<String> notBy, Instant dueAt) {
    return owners(kind, store).stream()
        .map(
            role ->
                roster.presentWithRole(store, role, lastMoment(dueAt)).stream()
                    .filter(person -> !notBy.contains(person))
                    .toList())
        .filter(people -> !people.isEmpty())
        .findFirst()
        .flatMap(followUps::leastBusy)
        .orElse(null);
  }

  /** A term ends at midnight, which is the day before's. */
  private static Instant lastMoment(Instant dueAt) {
    return dueAt.minusNanos(1_000);
  }

  private List<String> owners(FollowUpKind kind, String store) {
    return policy(store).owners().getOrDefault(kind, List.of());
  }

  private FollowUpPolicy policy(String store) {
    return policies.inForce(
        POLICY, FollowUpPolicy.class, store, clock.today(calendars.zone(store)));
  }
}
