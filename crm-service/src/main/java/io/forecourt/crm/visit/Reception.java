package io.forecourt.crm.visit;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.Memberships;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.application.RegisterCustomer;
import io.forecourt.crm.evidence.ArrivedRecord;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.crm.lead.application.CaptureLead;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.LeadEvent.LeadAssigned;
import io.forecourt.crm.lead.domain.LeadEvent.LeadReassigned;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.bulk.BulkWrites;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers who comes in: person, visit and lead in one go, with a consultant where one is free.
 */
@Service
class Reception {
  private static final String NO_LEAD = "NONE";

  record VisitRegisteredV1(
      String visitId,
      VisitKind kind,
      boolean returning,
      String customerId,
      String leadId,
      @Nullable String consultantId,
      @Nullable String hostId,
      Instant arrivedAt,
      @Nullable Instant receptionDueAt,
      @Nullable Boolean receivedOnTime,
      String source,
      @Nullable Integer party,
      @Nullable String modelCode,
      String registeredBy,
      boolean member) {}

  record VisitRejectedV1(
      String visitId,
      VisitKind kind,
      RejectReason reasonCode,
      @Nullable String customerId,
      @Nullable String hostId,
      Instant arrivedAt,
      @Nullable Integer party,
      String registeredBy,
      boolean member) {}

  private final Visits visits;
  private final CustomerArchive archive;
  private final ObjectProvider<Memberships> clubs;
  private final PersonalData personal;
  private final LeadDesk leads;
  private final Roster roster;
  private final FollowUpDesk followUps;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final ApplicationEventPublisher facts;

  Reception(
      Visits visits,
      CustomerArchive archive,
      ObjectProvider<Memberships> clubs,
      PersonalData personal,
      LeadDesk leads,
      Roster roster,
      FollowUpDesk followUps,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      ApplicationEventPublisher facts) {
    this.visits = visits;
    this.archive = archive;
    this.clubs = clubs;
    this.personal = personal;
    this.leads = leads;
    this.roster = roster;
    this.followUps = followUps;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.facts = facts;
  }

  /**
   * Registers a visit. Where nobody can receive the person, the showroom manager is told by a
   * follow-up with the reception's time limit.
   *
   * @throws InvalidInput if the arrival lies ahead
   * @throws RuleViolation if the host does not work here
   */
  @Transactional
  Visit register(RegisterVisit command) {
    BulkWrites.begin();
    String store = access.caller().store();
    Instant now = clock.instant();
    Instant arrivedAt = Objects.requireNonNullElse(command.arrivedAt(), now);
    if (arrivedAt.isAfter(now)) {
      throw new InvalidInput("/arrivedAt", "visit.arrival-ahead");
    }
    String host = command.hostId();
    if (host != null && !roster.isPresent(host)) {
      throw new RuleViolation("visit.host-unknown", host);
    }
    Visit visit =
        visits.save(
            command.rejectReason() == null
                ? lead(command, store, arrivedAt, now)
                : reject(command, store, arrivedAt, now));
    boolean member = isMember(visit.customerId());
    outbox.append(visit.leadId() == null ? rejected(visit, member) : registered(visit, member));
    facts.publishEvent(
        new VisitEntered(
            visit.id(),
            store,
            arrivedAt,
            visit.customerId(),
            visit.hostId(),
            visit.rejectReason() == RejectReason.SERVICE));
    if (visit.leadId() != null && visit.customerId() != null && visit.receivedAt() == null) {
      followUps.scheduleReception(
          visit.customerId(),
          store,
          visit.leadId(),
          visit.id(),
          Objects.requireNonNull(visit.receptionDueAt()));
    }
    String consultant = visit.ownerId();
    if (consultant != null && visit.customerId() != null) {
      followUps.arrived(
          new ArrivedRecord(
              new Evidence(Evidence.Kind.VISIT, visit.number()),
              store,
              visit.customerId(),
              consultant,
              arrivedAt,
              true,
              false));
    }
    return visit;
  }

  private Visit lead(RegisterVisit command, String store, Instant arrivedAt, Instant now) {
    String customerId = customer(command, store);
    boolean returning = visits.existsByCustomerIdAndStoreCode(customerId, store);
    String visitId = Ids.next();
    var captured =
        leads.capture(
            CaptureLead.of(
                    LeadWay.WALK_IN, customerId, store, Objects.requireNonNull(command.source()))
                .forCampaign(command.campaignId())
                .about(command.modelCode(), command.district())
                .onVisit(visitId)
                .askingFor(command.consultantId()));
    String consultant = captured.receivedBy();
    boolean received = consultant != null || command.hostId() != null;
    return new Visit(
        visitId,
        number(store),
        store,
        consultant,
        command.hostId(),
        command.kind(),
        returning,
        customerId,
        captured.lead().id(),
        null,
        command.party(),
        Objects.requireNonNull(command.source()),
        Objects.requireNonNull(command.purpose()),
        command.modelCode(),
        personal.sealNote(customerId, command.note()),
        arrivedAt,
        access.caller().personId(),
        now,
        calendars.addStoreHours(store, arrivedAt, leads.reception(store).reception()),
        received ? now : null,
        null);
  }

  private Visit reject(RegisterVisit command, String store, Instant arrivedAt, Instant now) {
    String known = command.customerId();
    String customerId = known == null ? null : archive.recognise("crm.customer.read", known, store);
    return new Visit(
        Ids.next(),
        number(store),
        store,
        null,
        command.hostId(),
        command.kind(),
        customerId != null && visits.existsByCustomerIdAndStoreCode(customerId, store),
        customerId,
        null,
        command.rejectReason(),
        command.party(),
        Objects.requireNonNullElse(command.source(), NO_LEAD),
        Objects.requireNonNullElse(command.purpose(), NO_LEAD),
        command.modelCode(),
        customerId == null ? null : personal.sealNote(customerId, command.note()),
        arrivedAt,
        access.caller().personId(),
        now,
        null,
        null,
        null);
  }

  /** The customer whom the desk found, else whoever has the number. */
  private String customer(RegisterVisit command, String store) {
    String known = command.customerId();
    if (known != null) {
      return archive.recognise("crm.customer.read", known, store);
    }
    return archive
        .register(
            new RegisterCustomer(
                store,
                Objects.requireNonNull(command.name()),
                Objects.requireNonNull(command.mobile())))
        .customerId();
  }

  private String number(String store) {
    return numbers.next("VI", store, clock.today(calendars.zone(store)));
  }

  /** A lead found its consultant: its waiting visitors are received. */
  @EventListener
  @Transactional
  void on(LeadAssigned event) {
    received(event.leadId(), event.consultantId(), event.at());
  }

  @EventListener
  @Transactional
  void on(LeadReassigned event) {
    received(event.leadId(), event.consultantId(), event.at());
  }

  private void received(String leadId, String consultantId, Instant at) {
    for (Visit visit : visits.findByLeadIdAndReceivedAtIsNull(leadId)) {
      visits.save(visit.receivedBy(consultantId, at));
      followUps.received(leadId, visit.id(), visit.number(), consultantId);
    }
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Visit get(String id) {
    Visit visit = visits.findById(id).orElseThrow(() -> new NotFound("visit", id));
    access.requireInScope("crm.visit.read", "visit", id, visit.storeCode(), visit.ownerId());
    return visit;
  }

  private boolean isMember(@Nullable String customerId) {
    return customerId != null && clubs.stream().anyMatch(club -> club.isMember(customerId));
  }

  private static OutgoingEvent registered(Visit visit, boolean member) {
    return new OutgoingEvent(
        "io.forecourt.crm.visit-registered.v1",
        visit.id(),
        visit.storeCode(),
        visit.arrivedAt(),
        new VisitRegisteredV1(
            visit.id(),
            visit.kind(),
            visit.returningVisitor(),
            Objects.requireNonNull(visit.customerId()),
            Objects.requireNonNull(visit.leadId()),
            visit.ownerId(),
            visit.hostId(),
            visit.arrivedAt(),
            visit.receptionDueAt(),
            visit.receivedOnTime(),
            visit.source(),
            visit.party(),
            visit.modelCode(),
            visit.registeredBy(),
            member));
  }

  private static OutgoingEvent rejected(Visit visit, boolean member) {
    return new OutgoingEvent(
        "io.forecourt.crm.visit-rejected.v1",
        visit.id(),
        visit.storeCode(),
        visit.arrivedAt(),
        new VisitRejectedV1(
            visit.id(),
            visit.kind(),
            Objects.requireNonNull(visit.rejectReason()),
            visit.customerId(),
            visit.hostId(),
            visit.arrivedAt(),
            visit.party(),
            visit.registeredBy(),
            member));
  }
}
