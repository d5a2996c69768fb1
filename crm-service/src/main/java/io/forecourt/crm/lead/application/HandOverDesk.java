package io.forecourt.crm.lead.application;

import io.forecourt.crm.lead.domain.AssignmentOrder.Choice;
import io.forecourt.crm.lead.domain.HandOver;
import io.forecourt.crm.lead.domain.HandOver.Cause;
import io.forecourt.crm.lead.domain.HandOvers;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.Leads;
import io.forecourt.crm.lead.domain.UnassignedReason;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks after the open leads of a consultant who is not there any more. Each stands on the
 * manager's list first; what the manager leaves there, the rule gives out while people are on
 * shift, and what is left on the last day goes to the pool.
 */
@Service
public class HandOverDesk {
  static final String BY_RULE = "lead.hand-over";

  private final Leads leads;
  private final HandOvers handOvers;
  private final Assignments assignments;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;

  HandOverDesk(
      Leads leads,
      HandOvers handOvers,
      Assignments assignments,
      Deadlines deadlines,
      StoreCalendars calendars) {
    this.leads = leads;
    this.handOvers = handOvers;
    this.assignments = assignments;
    this.deadlines = deadlines;
    this.calendars = calendars;
  }

  /** The consultant left the company. */
  @Transactional
  public void left(String personId, Instant at) {
    leads.openOwnedBy(personId).forEach(lead -> handOver(lead, personId, Cause.LEFT, at));
  }

  /**
   * The consultant has another post or another store.
   *
   * @param sellsIn the stores in which the person still sells, and keeps the leads
   */
  @Transactional
  public void moved(String personId, Set<String> sellsIn, Instant at) {
    leads.openOwnedBy(personId).stream()
        .filter(lead -> !sellsIn.contains(lead.store()))
        .forEach(lead -> handOver(lead, personId, Cause.MOVED, at));
  }

  /** The consultant is on a long leave from today on: somebody else sells to these customers. */
  @Transactional
  public void away(String personId, Instant at) {
    leads.openOwnedBy(personId).forEach(lead -> handOver(lead, personId, Cause.ON_LEAVE, at));
  }

  private void handOver(Lead lead, String personId, Cause cause, Instant at) {
    if (handOvers.openOf(lead.id()).isPresent()) {
      return;
    }
    var policy = assignments.policy(lead.store()).handOver();
    Instant dueAt =
        calendars.endOfDay(lead.store(), at, CalendarKind.WORKING_DAYS, policy.workingDays());
    lead.waitForManager(reason(cause));
    leads.save(lead);
    handOvers.add(HandOver.open(lead.id(), lead.store(), personId, cause, at, dueAt));
    byRuleLater(lead, at, dueAt);
  }

  /** The manager had time: the rule chooses, or tries again while time is left. */
  @OnDeadline(BY_RULE)
  @Transactional
  public void byRule(DueDeadline deadline) {
    handOvers
        .openOf(deadline.subject())
        .ifPresent(handOver -> byRule(leads.lock(handOver.leadId()), handOver, deadline.due()));
  }

  private void byRule(Lead lead, HandOver handOver, Instant at) {
    if (!lead.state().isOpen()) {
      handOvers.close(lead.id(), HandOver.State.ENDED, null, at);
      return;
    }
    Choice choice =
        lead.isAssignable()
            ? assignments.byRule(lead, handOver.previousOwnerId(), at)
            : new Choice.NobodyOnShift();
    switch (choice) {
      case Choice.Chosen chosen -> assignments.assign(lead, chosen, null, at);
      case Choice.NobodyOnShift() -> {
        if (at.isBefore(handOver.dueAt())) {
          byRuleLater(lead, at, handOver.dueAt());
        } else {
          assignments.pool(lead, reason(handOver.cause()), at);
        }
      }
    }
  }

  private void byRuleLater(Lead lead, Instant from, Instant latest) {
    Instant next =
        calendars.addStoreHours(
            lead.store(), from, assignments.policy(lead.store()).handOver().managerTime());
    deadlines.set(BY_RULE, lead.id(), lead.store(), next.isBefore(latest) ? next : latest);
  }

  private static UnassignedReason reason(Cause cause) {
    return switch (cause) {
      case LEFT -> UnassignedReason.CONSULTANT_LEFT;
      case MOVED -> UnassignedReason.CONSULTANT_MOVED;
      case ON_LEAVE -> UnassignedReason.CONSULTANT_ON_LEAVE;
    };
  }
}
