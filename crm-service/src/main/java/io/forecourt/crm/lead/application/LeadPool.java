package io.forecourt.crm.lead.application;

import io.forecourt.crm.lead.domain.AssignmentOrder.Choice;
import io.forecourt.crm.lead.domain.AssignmentRule;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.crm.lead.domain.Leads;
import io.forecourt.crm.lead.domain.UnassignedReason;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The pool (公海): leads that their consultants let lie, for others to claim. Every morning the
 * store's rules say which drop.
 */
@Service
public class LeadPool {
  private static final int BATCH = 1_000;

  /** A lead that drops at a moment, if nobody speaks to the customer before. */
  public record Drop(Lead lead, Instant dropsAt) {}

  private final Leads leads;
  private final Assignments assignments;
  private final Roster roster;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;

  LeadPool(
      Leads leads,
      Assignments assignments,
      Roster roster,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access) {
    this.leads = leads;
    this.assignments = assignments;
    this.roster = roster;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
  }

  @DailyJob(value = "crm.lead-pool", at = "06:00")
  @Transactional
  public void dropQuietLeads(JobDay day) {
    policy(day.store())
        .quietTimes()
        .forEach((state, quiet) -> dropAll(day.store(), state, day.at().minus(quiet), day.at()));
  }

  private void dropAll(String store, LeadState state, Instant quietSince, Instant at) {
    List<Lead> batch;
    do {
      batch = leads.quietSince(store, state, quietSince, BATCH);
      batch.forEach(lead -> assignments.pool(lead, UnassignedReason.NO_CONTACT, at));
    } while (batch.size() == BATCH);
  }

  /** Who would drop by that moment, as the rules stand, soonest first; changes nothing. */
  @Transactional(readOnly = true)
  public List<Drop> forecast(String store, Duration ahead, int most) {
    Instant by = clock.instant().plus(ahead);
    return policy(store).quietTimes().entrySet().stream()
        .flatMap(
            rule ->
                leads.quietSince(store, rule.getKey(), by.minus(rule.getValue()), most).stream()
                    .map(lead -> new Drop(lead, lead.lastTouchedAt().plus(rule.getValue()))))
        .sorted(Comparator.comparing(Drop::dropsAt).thenComparing(drop -> drop.lead().id()))
        .limit(most)
        .toList();
  }

  /**
   * A consultant takes a lead from the pool of the own store.
   *
   * @throws RuleViolation if it is not there, the consultant had it until lately, or holds too many
   */
  @Transactional
  public Lead claim(String leadId) {
    Lead lead = leads.lock(leadId);
    access.requireInScope("crm.lead.claim", "lead", leadId, lead.store(), null);
    String by = access.caller().personId();
    String store = lead.store();
    Instant now = clock.instant();
    PoolPolicy policy = policy(store);
    if (!roster.isConsultant(store, by)) {
      throw new RuleViolation("lead.not-a-consultant", by, store);
    }
    lead.requireClaimable(by, policy.cooling(), now);
    if (openLeads(store, by) >= policy.mostPerConsultant()) {
      throw new RuleViolation("lead.too-many", policy.mostPerConsultant());
    }
    return assignments.assign(
        lead, new Choice.Chosen(by, AssignmentRule.CLAIMED, "taken from the pool"), null, now);
  }

  /** Whether the caller could {@link #claim} it now. */
  public boolean isClaimable(Lead lead) {
    String by = access.caller().personId();
    PoolPolicy policy = policy(lead.store());
    return lead.isClaimableBy(by, policy.cooling(), clock.instant())
        && roster.isConsultant(lead.store(), by)
        && openLeads(lead.store(), by) < policy.mostPerConsultant();
  }

  private int openLeads(String store, String person) {
    Leads.Load load = leads.load(store, List.of(person)).get(person);
    return load == null ? 0 : load.openLeads();
  }

  private PoolPolicy policy(String store) {
    return policies.inForce("pool", PoolPolicy.class, store, clock.today(calendars.zone(store)));
  }
}
