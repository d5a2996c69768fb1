package io.forecourt.crm.lead.application;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.crm.lead.domain.AssignmentOrder.Candidate;
import io.forecourt.crm.lead.domain.AssignmentOrder.Choice;
import io.forecourt.crm.lead.domain.AssignmentRule;
import io.forecourt.crm.lead.domain.HandOver;
import io.forecourt.crm.lead.domain.HandOvers;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.Leads;
import io.forecourt.crm.lead.domain.UnassignedReason;
import io.forecourt.crm.roster.ConsultantSkills;
import io.forecourt.crm.roster.ConsultantSkills.Skills;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Finds the consultant of a lead and hands it over, with all that moves along. */
@Component
class Assignments {
  private static final Leads.Load IDLE = new Leads.Load(0, null);

  private final Leads leads;
  private final CustomerArchive archive;
  private final FollowUpDesk followUps;
  private final Roster roster;
  private final ConsultantSkills skills;
  private final HandOvers handOvers;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final ApplicationEventPublisher facts;

  Assignments(
      Leads leads,
      CustomerArchive archive,
      FollowUpDesk followUps,
      Roster roster,
      ConsultantSkills skills,
      HandOvers handOvers,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      ApplicationEventPublisher facts) {
    this.leads = leads;
    this.archive = archive;
    this.followUps = followUps;
    this.roster = roster;
    this.skills = skills;
    this.handOvers = handOvers;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.facts = facts;
  }

  AssignmentPolicy policy(String store) {
    return policies.inForce(
        "assignment", AssignmentPolicy.class, store, clock.today(calendars.zone(store)));
  }

  /**
   * The choice of the store's criteria among who is there at that moment.
   *
   * @param exceptFor who shall not get it
   */
  Choice byRule(Lead lead, @Nullable String exceptFor, Instant at) {
    String store = lead.store();
    leads.takeTurn(store);
    List<String> present =
        roster.consultantsOnShift(store, at).stream()
            .filter(person -> !person.equals(exceptFor))
            .toList();
    Map<String, Leads.Load> load = leads.load(store, present);
    Map<String, Skills> known = skills.of(store, present);
    List<Candidate> candidates =
        present.stream()
            .map(
                person -> {
                  Leads.Load busy = load.getOrDefault(person, IDLE);
                  Skills skill = known.getOrDefault(person, Skills.NONE);
                  return new Candidate(
                      person,
                      skill.models(),
                      skill.districts(),
                      busy.openLeads(),
                      busy.lastAssignedAt());
                })
            .toList();
    return policy(store).order().choose(candidates, lead.interest());
  }

  /**
   * @throws RuleViolation if the consultant is not there now
   */
  Choice.Chosen onRequest(String store, String consultantId, Instant now) {
    if (!roster.consultantsOnShift(store, now).contains(consultantId)) {
      throw new RuleViolation("lead.consultant-not-on-shift", consultantId);
    }
    return new Choice.Chosen(consultantId, AssignmentRule.REQUESTED, "asked for");
  }

  /**
   * A manager's choice: off shift too, but nobody who left, moved or is on leave.
   *
   * @throws RuleViolation if the person cannot look after the customer
   */
  Choice.Chosen decided(String store, String consultantId, String by, Instant now) {
    if (!roster.isConsultant(store, consultantId)) {
      throw new RuleViolation("lead.not-a-consultant", consultantId, store);
    }
    if (roster.isOnLeave(store, consultantId, now)) {
      throw new RuleViolation("lead.consultant-on-leave", consultantId);
    }
    return new Choice.Chosen(consultantId, AssignmentRule.MANAGER, "decided by " + by);
  }

  /** The consultant of a lead that was just taken over serves its customer. */
  void serve(Lead lead, Instant now) {
    String consultant = lead.consultantId();
    if (consultant != null) {
      leads.turnTaken(lead.store(), consultant, now);
      archive.serve(lead.customerId(), lead.store(), consultant);
    }
  }

  Lead assign(Lead lead, Choice.Chosen choice, @Nullable String visitId, Instant now) {
    var event = lead.assignTo(choice, visitId, now);
    Lead saved = leads.save(lead);
    leads.turnTaken(saved.store(), choice.consultantId(), now);
    archive.serve(saved.customerId(), saved.store(), choice.consultantId());
    followUps.leadMoved(saved.id(), choice.consultantId());
    handOvers.close(saved.id(), HandOver.State.GIVEN, choice.consultantId(), now);
    facts.publishEvent(event);
    return saved;
  }

  /** Takes the lead from its consultant; it waits in the pool. */
  Lead pool(Lead lead, UnassignedReason reason, Instant now) {
    var pooled = lead.pool(reason, now);
    Lead saved = leads.save(lead);
    followUps.leadMoved(saved.id(), null);
    handOvers.close(saved.id(), HandOver.State.POOLED, null, now);
    facts.publishEvent(pooled);
    return saved;
  }
}
