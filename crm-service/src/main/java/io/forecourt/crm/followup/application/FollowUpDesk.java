package io.forecourt.crm.followup.application;

import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.followup.domain.ContactAttempt;
import io.forecourt.crm.followup.domain.ContactOutcome;
import io.forecourt.crm.followup.domain.Evidence;
import io.forecourt.crm.followup.domain.FollowUp;
import io.forecourt.crm.followup.domain.FollowUp.Plan;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.FollowUps;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Schedules contacts, records them, and says when one is overdue. */
@Service
public class FollowUpDesk {
  static final String OVERDUE = "follow-up.overdue";
  private static final String AGENT = "ca";
  private static final String SERVICE_MANAGER = "cs";
  private static final String SHOWROOM_MANAGER = "sh";

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
   */
  public record LeadContactTried(
      String leadId, FollowUpKind kind, boolean reached, boolean givenUp, Instant at) {}

  private final FollowUps followUps;
  private final PersonalData personal;
  private final Roster roster;
  private final Policies policies;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;

  FollowUpDesk(
      FollowUps followUps,
      PersonalData personal,
      Roster roster,
      Policies policies,
      Deadlines deadlines,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.followUps = followUps;
    this.personal = personal;
    this.roster = roster;
    this.policies = policies;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  /** A visitor whom nobody has received yet; the showroom manager owes it. */
  @Transactional
  public void scheduleReception(
      String customerId, String store, String leadId, String visitId, Instant dueAt) {
    schedule(
        new Plan(FollowUpKind.RECEPTION, customerId, store, dueAt, leadId, null, visitId, null),
        ownerFor(FollowUpKind.RECEPTION, store, null));
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
    schedule(
        new Plan(FollowUpKind.FIRST_RESPONSE, customerId, store, dueAt, leadId, null, null, null),
        consultantId);
  }

  /** The late answer of a lead is owed no more: its next consultant owes one with a limit anew. */
  @Transactional
  public void replaceFirstResponse(String leadId) {
    pendingOf(leadId, FollowUpKind.FIRST_RESPONSE).forEach(this::cancel);
  }

  /** After a quote, unless a next contact is owed already. */
  @Transactional
  public void scheduleNextContact(
      String customerId,
      String store,
      String leadId,
      String orderId,
      @Nullable String consultantId,
      Instant quotedAt) {
    boolean owed =
        followUps.pendingOfLead(leadId).stream()
            .anyMatch(followUp -> followUp.plan().kind() == FollowUpKind.NEXT_CONTACT);
    if (!owed) {
      Instant due = due(store, quotedAt, policy(store).nextContact());
      schedule(
          new Plan(FollowUpKind.NEXT_CONTACT, customerId, store, due, leadId, orderId, null, null),
          consultantId);
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
      Instant due = due(store, cancelledAt, policy(store).winBack());
      schedule(
          new Plan(FollowUpKind.WIN_BACK, customerId, store, due, leadId, orderId, null, null),
          consultantId);
    }
  }

  /** The call to the owner of a delivered car, once an order, owed by a customer service agent. */
  @Transactional
  public void scheduleDeliveryCall(
      String customerId, String store, String leadId, String orderId, Instant deliveredAt) {
    if (followUps.ofOrder(FollowUpKind.THREE_DAY_CALL, orderId).isEmpty()) {
      Instant due = due(store, deliveredAt, policy(store).deliveryCall());
      schedule(
          new Plan(
              FollowUpKind.THREE_DAY_CALL,
              customerId,
              store,
              due,
              leadId,
              orderId,
              null,
              deliveredAt),
          ownerFor(FollowUpKind.THREE_DAY_CALL, store, null));
    }
  }

  /**
   * Records a contact; only one with evidence that reached the customer closes the follow-up.
   *
   * @throws io.forecourt.platform.rule.RuleViolation if the contact is not owed any more
   */
  @Transactional
  public FollowUp contact(RecordContact command) {
    FollowUp followUp = require("crm.follow-up.contact", command.followUpId());
    Plan plan = followUp.plan();
    Instant now = clock.instant();
    var attempt =
        new ContactAttempt(
            command.outcome(),
            command.evidence(),
            access.caller().personId(),
            now,
            personal.sealNote(plan.customerId(), command.note()));
    var completed = followUp.contact(attempt, policy(plan.store()).attempts());
    boolean reached = completed.isPresent();
    boolean givenUp = followUp.exhausted() && plan.kind().restsLeadWhenUnreached() && !reached;
    if (givenUp) {
      followUp.cancel(now);
    }
    FollowUp saved = followUps.save(followUp);
    if (!saved.state().isPending()) {
      deadlines.cancel(OVERDUE, saved.id());
    }
    completed.ifPresent(facts::publishEvent);
    if (plan.leadId() != null) {
      facts.publishEvent(new LeadContactTried(plan.leadId(), plan.kind(), reached, givenUp, now));
    }
    return saved;
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

  /** The lead needs no contact of the consultant any more. */
  @Transactional
  public void leadClosed(String leadId) {
    followUps.pendingOfLead(leadId).stream()
        .filter(followUp -> followUp.plan().kind().followsLead())
        .forEach(this::cancel);
  }

  /** Nobody may contact this customer any more. */
  @Transactional
  public void customerGone(String customerId) {
    followUps.pendingOfCustomer(customerId).forEach(this::cancel);
  }

  /**
   * Hands the calls and receptions of somebody who left to a colleague; those of leads move with
   * their leads.
   */
  @Transactional
  public void ownerLeft(String personId) {
    followUps.pendingOwnedBy(personId).stream()
        .filter(followUp -> !followUp.plan().kind().followsLead())
        .forEach(
            followUp -> {
              Plan plan = followUp.plan();
              handOver(followUp, ownerFor(plan.kind(), plan.store(), personId));
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

  private void schedule(Plan plan, @Nullable String owner) {
    FollowUp followUp = followUps.save(FollowUp.schedule(plan, owner, clock.instant()));
    deadlines.set(OVERDUE, followUp.id(), plan.store(), plan.dueAt());
    facts.publishEvent(followUp.scheduled());
  }

  private void handOver(FollowUp followUp, @Nullable String newOwner) {
    followUp.handOver(newOwner);
    followUps.save(followUp);
  }

  private void cancel(FollowUp followUp) {
    followUp.cancel(clock.instant());
    followUps.save(followUp);
    deadlines.cancel(OVERDUE, followUp.id());
  }

  private List<FollowUp> pendingOf(String leadId, FollowUpKind kind) {
    return followUps.pendingOfLead(leadId).stream()
        .filter(followUp -> followUp.plan().kind() == kind)
        .toList();
  }

  /** The least busy of the first role that anybody in the store has; null when nobody has. */
  private @Nullable String ownerFor(FollowUpKind kind, String store, @Nullable String leaver) {
    List<String> roles =
        switch (kind) {
          case RECEPTION -> List.of(SHOWROOM_MANAGER);
          case THREE_DAY_CALL -> List.of(AGENT, SERVICE_MANAGER);
          case FIRST_RESPONSE, NEXT_CONTACT, WIN_BACK -> List.of();
        };
    return roles.stream()
        .map(
            role ->
                roster.withRole(store, role).stream()
                    .filter(person -> !person.equals(leaver))
                    .toList())
        .filter(people -> !people.isEmpty())
        .findFirst()
        .flatMap(followUps::leastBusy)
        .orElse(null);
  }

  private Instant due(String store, Instant from, FollowUpPolicy.Term term) {
    return calendars.endOfDay(store, from, term.calendar(), term.days());
  }

  private FollowUpPolicy policy(String store) {
    return policies.inForce(
        "follow-up", FollowUpPolicy.class, store, clock.today(calendars.zone(store)));
  }
}
