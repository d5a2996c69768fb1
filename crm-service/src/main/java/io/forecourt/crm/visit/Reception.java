package io.forecourt.crm.visit;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.application.RegisterCustomer;
import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.crm.lead.application.CaptureLead;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.LeadEvent.LeadAssigned;
import io.forecourt.crm.lead.domain.LeadEvent.LeadReassigned;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers who comes in: person, visit and lead in one go, with a consultant where one is free.
 */
@Service
class Reception {

  record VisitRegisteredV1(
      String visitId,
      VisitKind kind,
      String customerId,
      String leadId,
      @Nullable String consultantId,
      Instant arrivedAt,
      String source,
      @Nullable Integer party,
      @Nullable String modelCode,
      String registeredBy) {}

  private final Visits visits;
  private final CustomerArchive archive;
  private final PersonalData personal;
  private final LeadDesk leads;
  private final FollowUpDesk followUps;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  Reception(
      Visits visits,
      CustomerArchive archive,
      PersonalData personal,
      LeadDesk leads,
      FollowUpDesk followUps,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.visits = visits;
    this.archive = archive;
    this.personal = personal;
    this.leads = leads;
    this.followUps = followUps;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  /**
   * Registers a visit. Where nobody can receive the person, the showroom manager is told by a
   * follow-up with the reception's time limit.
   *
   * @throws InvalidInput if the arrival lies ahead
   */
  @Transactional
  Visit register(RegisterVisit command) {
    String store = access.caller().store();
    String by = access.caller().personId();
    Instant now = clock.instant();
    Instant arrivedAt = Objects.requireNonNullElse(command.arrivedAt(), now);
    if (arrivedAt.isAfter(now)) {
      throw new InvalidInput("/arrivedAt", "visit.arrival-ahead");
    }
    String customerId =
        archive
            .register(new RegisterCustomer(store, command.name(), command.mobile()))
            .customerId();
    String visitId = Ids.next();
    boolean waits = command.kind().waits();
    var captured =
        leads.capture(
            new CaptureLead(
                customerId,
                store,
                command.source(),
                command.modelCode(),
                visitId,
                !waits,
                false,
                command.consultantId()));
    String consultant = captured.receivedBy();
    Instant dueAt =
        waits
            ? calendars.addStoreHours(store, arrivedAt, leads.reception(store).reception())
            : null;
    Visit visit =
        visits.save(
            new Visit(
                visitId,
                numbers.next("VI", store, clock.today(calendars.zone(store))),
                store,
                consultant,
                command.kind(),
                customerId,
                captured.lead().id(),
                command.party(),
                command.source(),
                command.purpose(),
                command.modelCode(),
                personal.sealNote(customerId, command.note()),
                arrivedAt,
                by,
                now,
                dueAt,
                consultant == null ? null : now,
                null));
    outbox.append(registered(visit));
    if (consultant == null && dueAt != null) {
      followUps.scheduleReception(customerId, store, visit.leadId(), visitId, dueAt);
    }
    return visit;
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

  private static OutgoingEvent registered(Visit visit) {
    return new OutgoingEvent(
        "io.forecourt.crm.visit-registered.v1",
        visit.id(),
        visit.storeCode(),
        visit.arrivedAt(),
        new VisitRegisteredV1(
            visit.id(),
            visit.kind(),
            visit.customerId(),
            visit.leadId(),
            visit.ownerId(),
            visit.arrivedAt(),
            visit.source(),
            visit.party(),
            visit.modelCode(),
            visit.registeredBy()));
  }
}
