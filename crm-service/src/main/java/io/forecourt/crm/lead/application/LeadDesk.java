package io.forecourt.crm.lead.application;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.crm.lead.domain.AssignmentOrder.Choice;
import io.forecourt.crm.lead.domain.AssignmentRule;
import io.forecourt.crm.lead.domain.Collision;
import io.forecourt.crm.lead.domain.CollisionRule;
import io.forecourt.crm.lead.domain.Collisions;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.Lead.SalesMark;
import io.forecourt.crm.lead.domain.LeadEvent;
import io.forecourt.crm.lead.domain.LeadEvent.LeadTouched;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.crm.lead.domain.LeadTouch;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.crm.lead.domain.Leads;
import io.forecourt.crm.lead.domain.RestReason;
import io.forecourt.crm.lead.domain.UnassignedReason;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.bulk.BulkWrites;
import io.forecourt.platform.event.Superseded;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Captures leads, finds their consultants, and follows them to the sale or the loss. */
@Service
public class LeadDesk {

  /**
   * Somebody wants to give a lead up; told inside this service, in the same transaction. Whoever
   * hears it may refuse with a broken rule.
   */
  public record LossAsked(
      Lead lead,
      String reason,
      @Nullable String rival,
      @Nullable Money rivalPrice,
      @Nullable String sealedNote,
      String by,
      Instant at) {}

  /**
   * A lead was won or is forgotten: nobody decides any more whether it is lost; told inside this
   * service.
   */
  public record LossMoot(String leadId) {}

  /** A manager decided whether a lead is lost; told inside this service. */
  public record LossDecided(Lead lead, boolean accepted, String by, Instant at) {}

  /**
   * @param fresh whether the customer had no open lead in the store
   * @param receivedBy the consultant who can receive the customer now; null when nobody can
   */
  public record Captured(Lead lead, boolean fresh, @Nullable String receivedBy) {}

  private final Leads leads;
  private final Collisions collisions;
  private final Assignments assignments;
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
      Collisions collisions,
      Assignments assignments,
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
    this.collisions = collisions;
    this.assignments = assignments;
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
   * Enters a customer's interest and looks for a consultant at once. The open lead of a known
   * customer goes on, with one touch more: whether its owner keeps it is the store's collision
   * rule. Entries of one customer wait for each other, whichever way they come.
   */
  @Transactional
  public Captured capture(CaptureLead command) {
    BulkWrites.begin();
    archive.queueFor(command.customerId());
    return leads
        .openOf(command.customerId(), command.store())
        .map(open -> knownCustomer(open, command))
        .orElseGet(() -> newLead(command));
  }

  /**
   * Takes leads over from another system: their dates and consultants stay, and nobody owes an
   * answer. The open lead of a known customer goes on as it is.
   *
   * @param commands of one store
   * @return what became of each, in their order
   */
  @Transactional
  public List<Captured> takeOver(String store, List<TakeOverLead> commands) {
    if (commands.isEmpty()) {
      return List.of();
    }
    Set<String> customers =
        commands.stream().map(TakeOverLead::customerId).collect(Collectors.toSet());
    archive.queueFor(customers);
    Instant now = clock.instant();
    Map<String, Lead> open = leads.openOf(customers, store);
    long newcomers = customers.stream().filter(one -> !open.containsKey(one)).count();
    Iterator<String> free = leadNumbers(store, Math.toIntExact(newcomers)).iterator();
    List<Captured> captured = new ArrayList<>();
    List<Lead> fresh = new ArrayList<>();
    List<LeadTouch> touches = new ArrayList<>();
    List<LeadEvent> told = new ArrayList<>();
    for (TakeOverLead command : commands) {
      Lead known = open.get(command.customerId());
      if (known == null) {
        Lead lead = Lead.capture(details(command, free.next()), command.since());
        told.add(lead.captured());
        touches.add(lead.firstTouch(command.reference()));
        keepConsultant(lead, command.consultantId(), now).ifPresent(told::add);
        fresh.add(lead);
        open.put(command.customerId(), lead);
        captured.add(new Captured(lead, true, null));
      } else {
        LeadTouch touch = touch(known, command, now);
        touches.add(touch);
        told.add(touched(known, touch));
        captured.add(new Captured(known, false, null));
      }
    }
    leads.enter(fresh, touches);
    fresh.forEach(lead -> assignments.serve(lead, now));
    told.forEach(facts::publishEvent);
    return captured;
  }

  private static Optional<LeadEvent> keepConsultant(
      Lead lead, @Nullable String consultant, Instant now) {
    if (consultant == null) {
      lead.waitForManager(UnassignedReason.TAKEN_OVER);
      return Optional.empty();
    }
    var before = new Choice.Chosen(consultant, AssignmentRule.TAKEN_OVER, "looked after it before");
    return Optional.of(lead.assignTo(before, null, now));
  }

  private LeadTouch touch(Lead open, TakeOverLead command, Instant now) {
    return LeadTouch.of(
        open,
        LeadWay.IMPORT,
        command.source(),
        null,
        command.reference(),
        now,
        access.caller().personId());
  }

  private static LeadTouched touched(Lead open, LeadTouch touch) {
    return new LeadTouched(
        open.id(), open.customerId(), open.store(), touch.at(), open.consultantId(), touch);
  }

  /**
   * Takes a lead that was taken over out of play again.
   *
   * @return false if somebody has worked on it since
   */
  @Transactional
  public boolean undoTakeOver(String leadId) {
    Lead lead = leads.get(leadId);
    if (!lead.isUntouched()) {
      return false;
    }
    lead.rest(RestReason.IMPORT_UNDONE);
    leads.save(lead);
    followUps.leadClosed(leadId);
    return true;
  }

  private Captured newLead(CaptureLead command) {
    Instant now = clock.instant();
    Lead lead = Lead.capture(details(command), now);
    lead.waitForManager(UnassignedReason.NOBODY_ON_SHIFT);
    Lead saved = leads.save(lead);
    leads.add(saved.firstTouch(command.reference()));
    facts.publishEvent(saved.captured());
    Lead placed = place(saved, command, now);
    if (command.answerOwed()) {
      oweFirstResponse(placed, now);
    }
    return new Captured(placed, true, placed.consultantId());
  }

  private void oweFirstResponse(Lead lead, Instant now) {
    followUps.scheduleFirstResponse(
        lead.customerId(),
        lead.store(),
        lead.id(),
        lead.consultantId(),
        calendars.addStoreHours(lead.store(), now, reception(lead.store()).firstResponse()));
  }

  private Captured knownCustomer(Lead open, CaptureLead command) {
    Instant now = clock.instant();
    CollisionRule.Verdict verdict =
        isOwnerGone(open)
            ? CollisionRule.Verdict.NO_OWNER
            : collisionRule(command.store()).judge(open, now);
    LeadTouch touch =
        LeadTouch.of(
            open,
            command.way(),
            command.source(),
            command.campaignId(),
            command.reference(),
            now,
            access.caller().personId());
    leads.add(touch);
    facts.publishEvent(touched(open, touch));
    String claimant = claimant(open, command);
    return switch (verdict) {
      case OWNER_KEEPS -> {
        if (claimant != null) {
          collisions.add(Collision.kept(open, claimant, now));
        }
        yield ownerKeeps(open, command, now);
      }
      case MANAGER_DECIDES -> managerDecides(open, claimant, now);
      case CLAIMANT_TAKES -> {
        if (claimant == null || !open.isAssignable()) {
          yield managerDecides(open, null, now);
        }
        collisions.add(Collision.taken(open, claimant, now));
        Lead taken = assignments.assign(open, brought(claimant), command.visitId(), now);
        yield new Captured(taken, false, claimant);
      }
      case NO_OWNER -> {
        Lead placed = open.isAssignable() ? place(open, command, now) : open;
        yield new Captured(placed, false, placed.consultantId());
      }
    };
  }

  /** The consultant who brought a customer of somebody else. */
  private static @Nullable String claimant(Lead open, CaptureLead command) {
    return command.selfGenerated() && !Objects.equals(command.consultantId(), open.consultantId())
        ? command.consultantId()
        : null;
  }

  private boolean isOwnerGone(Lead lead) {
    String owner = lead.consultantId();
    return owner != null && !roster.isConsultant(lead.store(), owner);
  }

  private Captured managerDecides(Lead open, @Nullable String claimant, Instant now) {
    if (claimant != null) {
      collisions.add(Collision.waiting(open, claimant, now));
    }
    open.waitForManager(UnassignedReason.OWNER_STALE);
    return new Captured(leads.save(open), false, null);
  }

  private Captured ownerKeeps(Lead open, CaptureLead command, Instant now) {
    String owner = open.consultantId();
    boolean present =
        owner != null && roster.consultantsOnShift(command.store(), now).contains(owner);
    if (command.visitId() == null || !present) {
      return new Captured(open, false, present ? owner : null);
    }
    open.visited(now);
    return new Captured(leads.save(open), false, owner);
  }

  private Lead place(Lead lead, CaptureLead command, Instant now) {
    String wanted = command.consultantId();
    Choice choice =
        wanted == null
            ? assignments.byRule(lead, null, now)
            : command.selfGenerated()
                ? brought(wanted)
                : assignments.onRequest(command.store(), wanted, now);
    return switch (choice) {
      case Choice.Chosen chosen -> assignments.assign(lead, chosen, command.visitId(), now);
      case Choice.NobodyOnShift() -> lead;
    };
  }

  private static Choice.Chosen brought(String consultant) {
    return new Choice.Chosen(consultant, AssignmentRule.SELF_GENERATED, "brought the lead");
  }

  /** The consultant to whom a caller was passed on speaks to the customer of the lead. */
  @Transactional
  public void spoken(String leadId, String consultantId, Instant at) {
    Lead lead = leads.lock(leadId);
    if (consultantId.equals(lead.consultantId()) && lead.state().isOpen()) {
      lead.contacted(at);
      leads.save(lead);
    }
  }

  /** The first answer of a lead is late: somebody else gets it, or the pool. */
  @Transactional
  public void firstResponseMissed(String leadId, Instant at) {
    Lead lead = leads.lock(leadId);
    String owner = lead.consultantId();
    if (owner == null || !lead.isAssignable()) {
      return;
    }
    boolean another = lead.answeredLate() <= assignments.policy(lead.store()).reassignments();
    Choice choice = another ? assignments.byRule(lead, owner, at) : new Choice.NobodyOnShift();
    switch (choice) {
      case Choice.Chosen chosen -> {
        Lead moved = assignments.assign(lead, chosen, null, at);
        followUps.replaceFirstResponse(moved.id());
        oweFirstResponse(moved, at);
      }
      case Choice.NobodyOnShift() -> assignments.pool(lead, UnassignedReason.NO_RESPONSE, at);
    }
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
            ? assignments.byRule(lead, lead.consultantId(), now)
            : manager
                ? assignments.decided(store, consultantId, access.caller().personId(), now)
                : assignments.onRequest(store, consultantId, now);
    return switch (choice) {
      case Choice.Chosen chosen -> {
        Lead assigned = assignments.assign(lead, chosen, null, now);
        collisions.settled(assigned.id(), chosen.consultantId(), access.caller().personId(), now);
        yield assigned;
      }
      case Choice.NobodyOnShift() -> throw new RuleViolation("lead.nobody-on-shift", store);
    };
  }

  /**
   * Decides which of two consultants owns a customer whom both brought.
   *
   * @param consultantId the owner or the claimant
   * @throws RuleViolation if it is decided already, the caller is one of the two, or it is a third
   */
  @Transactional
  public Collision decideCollision(String collisionId, String consultantId) {
    Collision found = collisions.get(collisionId);
    access.requireInScope(
        "crm.lead.decide-collision", "lead-collision", collisionId, found.store(), null);
    String by = access.caller().personId();
    Instant now = clock.instant();
    Lead lead = leads.lock(found.leadId());
    // Read again: whoever had the lead before us may have decided.
    collisions.get(collisionId).requireDecidable(by, consultantId);
    if (lead.isAssignable() && !consultantId.equals(lead.consultantId())) {
      assignments.assign(lead, assignments.decided(lead.store(), consultantId, by, now), null, now);
    } else if (lead.isAssignable()) {
      lead.keptByOwner(now);
      leads.save(lead);
    }
    collisions.settled(lead.id(), consultantId, by, now);
    return collisions.get(collisionId);
  }

  /**
   * @throws RuleViolation if the lead is closed or a request is waiting
   */
  @Transactional
  public Lead requestLoss(
      String leadId,
      String reason,
      @Nullable String rival,
      @Nullable Money rivalPrice,
      @Nullable String note) {
    Lead lead = require("crm.lead.request-loss", leadId);
    String by = access.caller().personId();
    Instant now = clock.instant();
    String sealed = personal.sealNote(lead.customerId(), note);
    lead.requestLoss(by, reason, rival, sealed, now);
    Lead saved = leads.save(lead);
    facts.publishEvent(new LossAsked(saved, reason, rival, rivalPrice, sealed, by, now));
    return saved;
  }

  /**
   * @throws RuleViolation if no request is waiting, or the caller asked for it or owns the lead
   */
  @Transactional
  public Lead decideLoss(String leadId, boolean accepted) {
    Lead lead = require("crm.lead.decide-loss", leadId);
    String by = access.caller().personId();
    Instant now = clock.instant();
    var lost = lead.decideLoss(by, accepted, now);
    Lead saved = leads.save(lead);
    lost.ifPresent(
        event -> {
          followUps.leadClosed(saved.id());
          facts.publishEvent(event);
        });
    facts.publishEvent(new LossDecided(saved, accepted, by, now));
    return saved;
  }

  /**
   * Another lead of the same customer becomes part of this one: its touches and what is owed for it
   * go on here, source and owner of this one stay.
   *
   * @throws InvalidInput if the other is unknown or out of the caller's scope
   * @throws RuleViolation if it is not of the same customer and store, or one of the two is closed
   */
  @Transactional
  public Lead merge(String leadId, String duplicateId) {
    Lead lead = require("crm.lead.merge", leadId);
    archive.queueFor(lead.customerId());
    Lead duplicate = duplicate(duplicateId);
    var merged = lead.absorb(duplicate, clock.instant());
    leads.save(duplicate);
    leads.moveTouches(duplicateId, leadId);
    followUps.leadMerged(duplicateId, leadId, lead.consultantId());
    facts.publishEvent(merged);
    return leads.save(lead);
  }

  private Lead duplicate(String id) {
    try {
      return require("crm.lead.merge", id);
    } catch (NotFound unknown) {
      throw new InvalidInput("/duplicateId", "lead.unknown");
    }
  }

  /** Somebody tried to reach the customer of the lead. */
  @Transactional
  public void contactTried(FollowUpDesk.LeadContactTried tried) {
    Lead lead = leads.get(tried.leadId());
    if (tried.reached()) {
      lead.contacted(tried.at());
      leads.save(lead);
    } else if (tried.givenUp() && lead.canRest() && lead.state().isOpen()) {
      lead.rest(tried.wrongNumber() ? RestReason.WRONG_NUMBER : RestReason.UNREACHABLE);
      leads.save(lead);
      followUps.leadClosed(lead.id());
    }
  }

  /** The lead of a deal, or the one into which it was merged since. */
  private Lead goingOn(String leadId) {
    Lead lead = leads.get(leadId);
    String into = lead.snapshot().mergedIntoId();
    return into == null ? lead : goingOn(into);
  }

  /** Sales issued a quote: the lead is negotiated, and the consultant owes the next contact. */
  @Transactional
  public void quoted(String leadId, SalesMark mark, Instant at) {
    Lead lead = goingOn(leadId);
    if (!lead.isNews(mark) || !isInPlay(lead) || !archive.mayBeContacted(lead.customerId())) {
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
    Lead lead = goingOn(leadId);
    if (!lead.isNews(mark) || !lead.state().canBecome(LeadState.WON)) {
      Superseded.note();
      return;
    }
    lead.won(mark);
    Lead saved = leads.save(lead);
    followUps.leadClosed(saved.id());
    facts.publishEvent(new LossMoot(saved.id()));
  }

  /** The order was cancelled: the lead rests, and the consultant owes a contact. */
  @Transactional
  public void orderCancelled(String leadId, SalesMark mark, Instant at) {
    Lead lead = goingOn(leadId);
    if (!lead.isNews(mark) || !lead.canRest() || !archive.mayBeContacted(lead.customerId())) {
      Superseded.note();
      return;
    }
    lead.cancelled(mark);
    Lead saved = leads.save(lead);
    followUps.leadClosed(saved.id());
    followUps.scheduleWinBack(
        saved.customerId(), saved.store(), saved.id(), mark.orderId(), saved.consultantId(), at);
  }

  /** Nobody works on the leads of a customer whose data may not be used any more. */
  @Transactional
  public void customerGone(String customerId) {
    for (Lead lead : leads.allOpenOf(customerId)) {
      lead.rest(RestReason.PERSON_ERASED);
      leads.save(lead);
      facts.publishEvent(new LossMoot(lead.id()));
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

  /** For work that no person asked for. */
  @Transactional(readOnly = true)
  public Lead find(String id) {
    return leads.get(id);
  }

  /** For work that no person asked for; those of them that are there. */
  @Transactional(readOnly = true)
  public List<Lead> find(Collection<String> ids) {
    return leads.find(ids);
  }

  /** Open leads that a person owns, oldest first. */
  @Transactional(readOnly = true)
  public List<Lead> openOwnedBy(String consultantId) {
    return leads.openOwnedBy(consultantId);
  }

  /** The limits of the showroom that are in force in a store today. */
  public ReceptionPolicy reception(String store) {
    return policies.inForce(
        "reception", ReceptionPolicy.class, store, clock.today(calendars.zone(store)));
  }

  private CollisionRule collisionRule(String store) {
    return policies.inForce(
        "collision", CollisionRule.class, store, clock.today(calendars.zone(store)));
  }

  private List<String> leadNumbers(String store, int count) {
    return count == 0
        ? List.of()
        : numbers.next("LD", store, clock.today(calendars.zone(store)), count);
  }

  private Lead.Capture details(CaptureLead command) {
    String store = command.store();
    return new Lead.Capture(
        leadNumbers(store, 1).getFirst(),
        command.customerId(),
        store,
        command.way(),
        command.source(),
        command.campaignId(),
        command.district(),
        command.modelCode(),
        access.caller().personId(),
        command.selfGenerated(),
        command.visitId());
  }

  private Lead.Capture details(TakeOverLead command, String number) {
    return new Lead.Capture(
        number,
        command.customerId(),
        command.store(),
        LeadWay.IMPORT,
        command.source(),
        null,
        null,
        command.modelCode(),
        access.caller().personId(),
        false,
        null);
  }

  private static boolean isInPlay(Lead lead) {
    return lead.state().isOpen() || lead.state() == LeadState.DORMANT;
  }
}
