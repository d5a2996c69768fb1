package io.forecourt.crm.customer.messaging;

import io.forecourt.crm.customer.domain.Consent;
import io.forecourt.crm.customer.domain.ContactChannel;
import io.forecourt.crm.customer.domain.CustomerEvent;
import io.forecourt.crm.customer.domain.CustomerEvent.ConsentGiven;
import io.forecourt.crm.customer.domain.CustomerEvent.ConsentWithdrawn;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerHandedOver;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerMerged;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerProfileUpdated;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerUnmerged;
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
      @Nullable LocalDate insuranceExpiry,
      boolean insuranceChanged,
      boolean member) {}

  record ConsentGivenV1(
      String customerId,
      String purpose,
      String noticeVersion,
      Consent.Channel channel,
      @Nullable ContactChannel contactChannel) {}

  record ConsentWithdrawnV1(
      String customerId,
      String purpose,
      Consent.Channel channel,
      @Nullable ContactChannel contactChannel) {}

  record MergedV1(String customerId, String intoCustomerId) {}

  record UnmergedV1(String customerId, String fromCustomerId) {}

  record HandedOverV1(
      String customerId, String consultantId, String previousConsultantId, String causeCode) {}

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
              new ProfileUpdatedV1(
                  e.customerId(),
                  e.changed(),
                  e.complete(),
                  e.insuranceExpiry(),
                  e.insuranceChanged(),
                  e.member()));
      case ConsentGiven e ->
          message(
              e,
              "consent-given",
              new ConsentGivenV1(
                  e.customerId(), e.purpose(), e.noticeVersion(), e.channel(), e.contactChannel()));
      case ConsentWithdrawn e ->
          message(
              e,
              "consent-withdrawn",
              new ConsentWithdrawnV1(e.customerId(), e.purpose(), e.channel(), e.contactChannel()));
      case CustomerRestricted e ->
          message(
              e, "customer-restricted", new RestrictedV1(e.customerId(), e.requestId(), e.until()));
      case CustomerMerged e ->
          message(e, "customer-merged", new MergedV1(e.customerId(), e.intoCustomerId()));
      case CustomerUnmerged e ->
          message(e, "customer-unmerged", new UnmergedV1(e.customerId(), e.fromCustomerId()));
      case CustomerHandedOver e ->
          message(
              e,
              "customer-handed-over",
              new HandedOverV1(
                  e.customerId(), e.consultantId(), e.previousConsultantId(), e.causeCode()));
      case PersonErased e ->
          message(e, "person-erased", new ErasedV1(e.customerId(), e.requestId()));
    };
  }

  private static OutgoingEvent message(CustomerEvent event, String name, Object data) {
    return new OutgoingEvent(
        "io.forecourt.crm." + name + ".v1", event.customerId(), event.store(), event.at(), data);
  }
}
