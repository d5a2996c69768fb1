package io.forecourt.crm.lead.application;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.crm.lead.domain.AssignmentRule;
import io.forecourt.crm.lead.domain.AssignmentRule.Choice;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.Lead.SalesMark;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.crm.lead.domain.Leads;
import io.forecourt.crm.lead.domain.LossReason;
import io.forecourt.crm.lead.domain.OwnerProtection;
import io.forecourt.crm.lead.domain.RestReason;
import io.forecourt.crm.lead.domain.UnassignedReason;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Superseded;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Captures leads, finds their consultants, and follows them to the sale or the loss. */
@Service
public class LeadDesk {

  /**
   * @param fresh whether the customer had no open lead in the store
   * @param receivedBy the consultant who can receive the customer now; null when nobody can
   */
  public record Captured(Lead lead, boolean fresh, @Nullable String receivedBy) {}

  private final Leads leads;
  private final CustomerArchive archive;
  private final PersonalData personal;
  private final FollowUpDesk followUps;
  private final Roster roster;
  private final Policies policies;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;

  LeadDesk(
      Leads leads,
      CustomerArchive archive,
      PersonalData personal,
      FollowUpDesk followUps,
      Roster roster,
      Policies policies,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.leads = leads;
    this.archive = archive;
    this.personal = personal;
    this.followUps = followUps;
    this.roster = roster;
    this.policies = policies;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  /**
   * Captures a lead and looks for a consultant at once. The open lead of a known customer goes on:
   * its owner keeps it while the contact is young, else the showroom manager decides. The caller
   * has registered the customer in the same transaction, so no second capture runs beside it.
   */
  @Transactional
  public Captured capture(CaptureLead command) {
    return leads
        .openOf(command.customerId(), command.store())
        .map(open -> knownCustomer(open, command))
        .orElseGet(() -> newLead(command));
  }

  private Captured newLead(CaptureLead command) {
    Instant now = clock.instant();
    Lead lead = Lead.capture(details(command), now);
    lead.waitForManager(UnassignedReason.NOBODY_ON_SHIFT);
    Lead saved = leads.save(lead);
    facts.publishEvent(saved.captured());
    Lead placed = place(saved, command, now);
    if (command.owedByPhone()) {
      followUps.scheduleFirstResponse(
          command.customerId(),
          command.store(),
          placed.id(),
          placed.consultantId(),
          calendars.addStoreHours(
              command.store(), now, reception(command.store()).firstResponse()));
    }
    return new Captured(placed, true, placed.consultantId());
  }

  private Captured knownCustomer(Lead open, CaptureLead command) {
    Instant now = clock.instant();
    var protection = new OwnerProtection(reception(command.store()).ownerKeepsDays());
    OwnerProtection.Verdict verdict = protection.judge(open, now);
    if (command.visitId() == null && isAnotherEntry(open, command)) {
      Lead second = Lead.capture(details(command), now);
      var captured = second.captured();
      var merged = second.mergeInto(open, now);
      leads.save(second);
      facts.publishEvent(captured);
      facts.publishEvent(merged);
    }
    return switch (verdict) {
      case OWNER_KEEPS -> ownerKeeps(open, command, now);
      case MANAGER_DECIDES -> {
        open.waitForManager(UnassignedReason.OWNER_STALE);
        yield new Captured(leads.save(open), false, null);
      }
      case NO_OWNER -> {
        Lead placed = open.state() == LeadState.LOSS_REQUESTED ? open : place(open, command, now);
        yield new Captured(placed, false, placed.consultantId());
      }
    };
  }

  private Captured ownerKeeps(Lead open, CaptureLead command, Instant now) {
    String owner = open.consultantId();
    boolean present =
        owner != null && roster.consultantsOnShift(command.store(), now).contains(owner);
    if (command.visitId() == null || command.owedByPhone() || !present) {
      return new Captured(open, false, present ? owner : null);
    }
    open.visited(now);
    return new Captured(leads.save(open), false, owner);
  }

  /** The same person entering the same thing twice is one entry. */
  private boolean isAnotherEntry(Lead open, CaptureLead command) {
    Lead.Snapshot first = open.snapshot();
    return !first.source().equals(command.source())
        || !first.capturedBy().equals(access.caller().personId());
  }

  private Lead place(Lead lead, CaptureLead command, Instant now) {
    String wanted = command.consultantId();
    Choice choice =
        wanted == null
            ? byRule(command.store(), null, now)
            : command.selfGenerated()
                ? new Choice.Chosen(wanted, AssignmentRule.SELF_GENERATED, "brought the lead")
                : onRequest(command.store(), wanted, now);
    return switch (choice) {
      case Choice.Chosen chosen -> assign(lead, chosen, command.visitId(), now);
      case Choice.NobodyOnShift() -> lead;
    };
  }

  /**
   * Assigns by rule, or to a consultant by name. The desk gives out what nobody has; taking a lead
   * from a consultant is the manager's decision.
   *
   * @param consultantId null to leave the choice to the rule
   * @throws RuleViolation if nobody is on shift, the person does not sell here, or the lead has an
   *     owner and the caller is no manager
   */
  @Transactional
  public Lead assignment(String leadId, @Nullable String consultantId) {
    Lead lead = require("crm.lead.assign", leadId);
    String store = lead.store();
    Instant now = clock.instant();
    boolean manager = access.mayOn("crm.lead.override-assignment", store, lead.consultantId());
    if (lead.consultantId() != null && !manager) {
      throw new RuleViolation("lead.manager-decides");
    }
    Choice choice =
        consultantId == null
            ? byRule(store, lead.consultantId(), now)
            : manager ? decided(store, consultantId) : onRequest(store, consultantId, now);
    return switch (choice) {
      case Choice.Chosen chosen -> assign(lead, chosen, null, now);
      case Choice.NobodyOnShift() -> throw new RuleViolation("lead.nobody-on-shift", store);
    };
  }

  private Choice byRule(String store, @Nullable String exceptFor, Instant now) {
    leads.takeTurn(store);
    List<String> onShift =
        roster.consultantsOnShift(store, now).stream()
            .filter(person -> !person.equals(exceptFor))
            .toList();
    return AssignmentRule.among(leads.workload(store, onShift));
  }

  private Choice onRequest(String store, String consultantId, Instant now) {
    if (!roster.consultantsOnShift(store, now).contains(consultantId)) {
      throw new RuleViolation("lead.consultant-not-on-shift", consultantId);
    }
    return new Choice.Chosen(consultantId, AssignmentRule.REQUESTED, "asked for");
  }

  private Choice decided(String store, String consultantId) {
    if (!roster.isConsultant(store, consultantId)) {
      throw new RuleViolation("lead.not-a-consultant", consultantId, store);
    }
    return new Choice.Chosen(
        consultantId, AssignmentRule.MANAGER, "decided by " + access.caller().personId());
  }

  private Lead assign(Lead lead, Choice.Chosen choice, @Nullable String visitId, Instant now) {
    var event = lead.assignTo(choice, visitId, now);
    Lead saved = leads.save(lead);
    archive.serve(saved.customerId(), saved.store(), choice.consultantId());
    followUps.leadMoved(saved.id(), choice.consultantId());
    facts.publishEvent(event);
    return saved;
  }

  /**
   * @throws RuleViolation if the lead is closed or a request is waiting
   */
  @Transactional
  public Lead requestLoss(
      String leadId, LossReason reason, @Nullable String rival, @Nullable String note) {
    Lead lead = require("crm.lead.request-loss", leadId);
    lead.requestLoss(
        access.caller().personId(),
        reason,
        rival,
        personal.sealNote(lead.customerId(), note),
        clock.instant());
    return leads.save(lead);
  }

  /**
   * @throws RuleViolation if no request is waiting, or the caller asked for it or owns the lead
   */
  @Transactional
  public Lead decideLoss(String leadId, boolean accepted) {
    Lead lead = require("crm.lead.decide-loss", leadId);
    var lost = lead.decideLoss(access.caller().personId(), accepted, clock.instant());
    Lead saved = leads.save(lead);
    lost.ifPresent(
        event -> {
          followUps.leadClosed(saved.id());
          facts.publishEvent(event);
        });
    return saved;
  }

  /** Somebody tried to reach the customer of the lead. */
  @Transactional
  public void contactTried(FollowUpDesk.LeadContactTried tried) {
    Lead lead = leads.get(tried.leadId());
    if (tried.reached()) {
      lead.contacted(tried.at());
      leads.save(lead);
    } else if (tried.givenUp() && lead.canRest() && lead.state().isOpen()) {
      lead.rest(RestReason.UNREACHABLE);
      leads.save(lead);
      followUps.leadClosed(lead.id());
    }
  }

  /** Sales issued a quote: the lead is negotiated, and the consultant owes the next contact. */
  @Transactional
  public void quoted(String leadId, SalesMark mark, Instant at) {
    Lead lead = leads.get(leadId);
    if (!lead.isNews(mark) || !isInPlay(lead)) {
      Superseded.note();
      return;
    }
    lead.quoted(mark);
    Lead saved = leads.save(lead);
    followUps.scheduleNextContact(
        saved.customerId(), saved.store(), saved.id(), mark.orderId(), saved.consultantId(), at);
  }

  /** The customer ordered: the lead is won. */
  @Transactional
  public void ordered(String leadId, SalesMark mark) {
    Lead lead = leads.get(leadId);
    if (!lead.isNews(mark) || !lead.state().canBecome(LeadState.WON)) {
      Superseded.note();
      return;
    }
    lead.won(mark);
    Lead saved = leads.save(lead);
    followUps.leadClosed(saved.id());
  }

  /** The order was cancelled: the lead rests, and the consultant owes a contact. */
  @Transactional
  public void orderCancelled(String leadId, SalesMark mark, Instant at) {
    Lead lead = leads.get(leadId);
    if (!lead.isNews(mark) || !lead.canRest()) {
      Superseded.note();
      return;
    }
    lead.cancelled(mark);
    Lead saved = leads.save(lead);
    followUps.leadClosed(saved.id());
    followUps.scheduleWinBack(
        saved.customerId(), saved.store(), saved.id(), mark.orderId(), saved.consultantId(), at);
  }

  /**
   * Hands the open leads of a consultant who left to colleagues on shift, else to the manager's
   * list.
   */
  @Transactional
  public void consultantLeft(String personId, Instant at) {
    for (Lead lead : leads.openOwnedBy(personId)) {
      Optional<Choice.Chosen> successor =
          lead.state() == LeadState.LOSS_REQUESTED
              ? Optional.empty()
              : chosen(byRule(lead.store(), personId, at));
      if (successor.isPresent()) {
        assign(lead, successor.get(), null, at);
      } else {
        var pooled = lead.pool(UnassignedReason.CONSULTANT_LEFT, at);
        Lead saved = leads.save(lead);
        followUps.leadMoved(saved.id(), null);
        facts.publishEvent(pooled);
      }
    }
  }

  /** Nobody works on the leads of a customer whose data may not be used any more. */
  @Transactional
  public void customerGone(String customerId) {
    for (Lead lead : leads.allOpenOf(customerId)) {
      lead.rest(RestReason.PERSON_ERASED);
      leads.save(lead);
    }
  }

  /**
   * @throws io.forecourt.platform.rule.NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  public Lead require(String action, String id) {
    Lead lead = leads.get(id);
    access.requireInScope(action, "lead", id, lead.store(), lead.consultantId());
    return lead;
  }

  /** The limits of the showroom that are in force in a store today. */
  public ReceptionPolicy reception(String store) {
    return policies.inForce(
        "reception", ReceptionPolicy.class, store, clock.today(calendars.zone(store)));
  }

  private Lead.Capture details(CaptureLead command) {
    String store = command.store();
    return new Lead.Capture(
        numbers.next("LD", store, clock.today(calendars.zone(store))),
        command.customerId(),
        store,
        command.source(),
        command.modelCode(),
        access.caller().personId(),
        command.selfGenerated(),
        command.visitId());
  }

  private static boolean isInPlay(Lead lead) {
    return lead.state().isOpen() || lead.state() == LeadState.DORMANT;
  }

  private static Optional<Choice.Chosen> chosen(Choice choice) {
    return switch (choice) {
      case Choice.Chosen chosen -> Optional.of(chosen);
      case Choice.NobodyOnShift() -> Optional.empty();
    };
  }
}
