package io.forecourt.crm.customer.messaging;

import io.forecourt.crm.customer.domain.Consent;
import io.forecourt.crm.customer.domain.CustomerEvent;
import io.forecourt.crm.customer.domain.CustomerEvent.ConsentGiven;
import io.forecourt.crm.customer.domain.CustomerEvent.ConsentWithdrawn;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerProfileUpdated;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.customer.domain.CustomerEvent.PersonErased;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import java.time.LocalDate;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells others what happened to a customer's file, in the transaction in which it happened. */
@Component
class CustomerEventMessages {

  record ProfileUpdatedV1(
      String customerId,
      SortedSet<String> changed,
      boolean complete,
      @Nullable LocalDate insuranceExpiry) {}

  record ConsentGivenV1(
      String customerId, String purpose, String noticeVersion, Consent.Channel channel) {}

  record ConsentWithdrawnV1(String customerId, String purpose, Consent.Channel channel) {}

  record RestrictedV1(String customerId, String requestId, LocalDate until) {}

  record ErasedV1(String customerId, String requestId) {}

  private final Outbox outbox;

  CustomerEventMessages(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(CustomerEvent event) {
    outbox.append(message(event));
  }

  static OutgoingEvent message(CustomerEvent event) {
    return switch (event) {
      case CustomerProfileUpdated e ->
          message(
              e,
              "customer-profile-updated",
              new ProfileUpdatedV1(e.customerId(), e.changed(), e.complete(), e.insuranceExpiry()));
      case ConsentGiven e ->
          message(
              e,
              "consent-given",
              new ConsentGivenV1(e.customerId(), e.purpose(), e.noticeVersion(), e.channel()));
      case ConsentWithdrawn e ->
          message(
              e,
              "consent-withdrawn",
              new ConsentWithdrawnV1(e.customerId(), e.purpose(), e.channel()));
      case CustomerRestricted e ->
          message(
              e, "customer-restricted", new RestrictedV1(e.customerId(), e.requestId(), e.until()));
      case PersonErased e ->
          message(e, "person-erased", new ErasedV1(e.customerId(), e.requestId()));
    };
  }

  private static OutgoingEvent message(CustomerEvent event, String name, Object data) {
    return new OutgoingEvent(
        "io.forecourt.crm." + name + ".v1", event.customerId(), event.store(), event.at(), data);
  }
}
