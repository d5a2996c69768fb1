package io.forecourt.crm.call;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.application.RegisterCustomer;
import io.forecourt.crm.lead.application.CaptureLead;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers calls. An enquiry of somebody who can be named is a lead at once; a consultant who took
 * the call has given the first answer.
 */
@Service
class CallDesk {
  private static final String PHONE = "PHONE";

  record CallRegisteredV1(
      String callId,
      CallDirection direction,
      CallTopic topic,
      int ringCount,
      boolean answered,
      boolean companyNamed,
      boolean inTime,
      @Nullable String passedToId,
      @Nullable String customerId,
      @Nullable String leadId,
      Instant calledAt,
      String registeredBy) {}

  private record Entry(String leadId, @Nullable String consultantId) {}

  private final Calls calls;
  private final CustomerArchive archive;
  private final PersonalData personal;
  private final LeadDesk leads;
  private final Roster roster;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final ApplicationEventPublisher facts;

  CallDesk(
      Calls calls,
      CustomerArchive archive,
      PersonalData personal,
      LeadDesk leads,
      Roster roster,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      ApplicationEventPublisher facts) {
    this.calls = calls;
    this.archive = archive;
    this.personal = personal;
    this.leads = leads;
    this.roster = roster;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.facts = facts;
  }

  /**
   * @throws InvalidInput if the call lies ahead
   * @throws RuleViolation if it was passed on to somebody who does not work here, or without being
   *     answered
   */
  @Transactional
  Call register(RegisterCall command) {
    String store = access.caller().store();
    Instant now = clock.instant();
    Instant calledAt = Objects.requireNonNullElse(command.calledAt(), now);
    if (calledAt.isAfter(now)) {
      throw new InvalidInput("/calledAt", "call.ahead");
    }
    String target = command.passedToId();
    if (target != null && !command.answered()) {
      throw new RuleViolation("call.not-answered");
    }
    if (target != null && !roster.isPresent(target)) {
      throw new RuleViolation("call.target-unknown", target);
    }
    String callId = Ids.next();
    String customer = customer(command, store);
    Entry entry =
        customer != null
                && command.topic() == CallTopic.ENQUIRY
                && command.direction() == CallDirection.INBOUND
            ? enquiry(command, callId, customer, store, calledAt, now)
            : null;
    Call call =
        calls.save(
            new Call(
                callId,
                numbers.next("CL", store, clock.today(calendars.zone(store))),
                store,
                command.direction(),
                command.topic(),
                command.ringCount(),
                command.answered(),
                command.companyNamed(),
                command.answered() && command.ringCount() <= leads.reception(store).ringsAtMost(),
                entry == null ? target : entry.consultantId(),
                customer,
                entry == null ? null : entry.leadId(),
                customer == null ? null : personal.sealNote(customer, command.note()),
                calledAt,
                access.caller().personId(),
                now,
                null));
    outbox.append(registered(call));
    facts.publishEvent(new CallEntered(callId, store, calledAt));
    return call;
  }

  /** The caller is passed on to who was named, else to the consultant whom the lead has now. */
  private Entry enquiry(
      RegisterCall command,
      String callId,
      String customer,
      String store,
      Instant calledAt,
      Instant now) {
    String target = command.passedToId();
    boolean asked = target != null && roster.consultantsOnShift(store, now).contains(target);
    var capture =
        CaptureLead.of(
                LeadWay.PHONE, customer, store, Objects.requireNonNullElse(command.source(), PHONE))
            .forCampaign(command.campaignId())
            .about(command.modelCode(), command.district())
            .withReference(callId)
            .askingFor(asked ? target : null);
    var captured = leads.capture(asked ? capture.answered() : capture);
    String leadId = captured.lead().id();
    if (target != null) {
      leads.spoken(leadId, target, calledAt);
      return new Entry(leadId, target);
    }
    return new Entry(leadId, command.answered() ? captured.receivedBy() : null);
  }

  private @Nullable String customer(RegisterCall command, String store) {
    String known = command.customerId();
    if (known != null) {
      return archive.recognise("crm.customer.read", known, store);
    }
    return command.name() == null || command.mobile() == null
        ? null
        : archive
            .register(new RegisterCustomer(store, command.name(), command.mobile()))
            .customerId();
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Call get(String id) {
    Call call = calls.findById(id).orElseThrow(() -> new NotFound("call", id));
    access.requireInScope("crm.call.read", "call", id, call.storeCode(), call.passedToId());
    return call;
  }

  private static OutgoingEvent registered(Call call) {
    return new OutgoingEvent(
        "io.forecourt.crm.call-registered.v1",
        call.id(),
        call.storeCode(),
        call.calledAt(),
        new CallRegisteredV1(
            call.id(),
            call.direction(),
            call.topic(),
            call.ringCount(),
            call.answered(),
            call.companyNamed(),
            call.inTime(),
            call.passedToId(),
            call.customerId(),
            call.leadId(),
            call.calledAt(),
            call.registeredBy()));
  }
}
