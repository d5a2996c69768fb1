package io.forecourt.crm.enquiry;

import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.time.BusinessClock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells others of questions and calls for rescue, in the transaction in which it happens. */
@Component
class EnquiryMessages {

  record LoggedV1(
      String enquiryId,
      String kind,
      @Nullable String customerId,
      EnquiryChannel channel,
      @Nullable String ownerId,
      String loggedBy,
      Instant receivedAt,
      Instant dueAt,
      boolean keyAccount) {}

  record RescueLoggedV1(
      String rescueId,
      @Nullable String customerId,
      Instant receivedAt,
      @Nullable String ownerId,
      String loggedBy,
      Instant dueAt) {}

  record ClosedV1(
      String enquiryId,
      String kind,
      @Nullable String customerId,
      @Nullable String ownerId,
      String closedBy,
      boolean withinLimit,
      boolean keyAccount) {}

  record OverdueV1(
      String enquiryId,
      String kind,
      @Nullable String ownerId,
      @Nullable String superiorId,
      Instant dueAt) {}

  private final Outbox outbox;
  private final BusinessClock clock;

  EnquiryMessages(Outbox outbox, BusinessClock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  void logged(Enquiry e) {
    if (e.rescue()) {
      tell(
          e,
          "rescue-call-logged",
          new RescueLoggedV1(
              e.id(), e.customerId(), e.receivedAt(), e.ownerId(), e.loggedBy(), e.dueAt()));
    } else {
      tell(
          e,
          "enquiry-logged",
          new LoggedV1(
              e.id(),
              e.kind(),
              e.customerId(),
              e.channel(),
              e.ownerId(),
              e.loggedBy(),
              e.receivedAt(),
              e.dueAt(),
              e.keyAccount()));
    }
  }

  void closed(Enquiry e) {
    tell(
        e,
        "enquiry-closed",
        new ClosedV1(
            e.id(),
            e.kind(),
            e.customerId(),
            e.ownerId(),
            Objects.requireNonNull(e.answer().closedBy()),
            !e.overdue(),
            e.keyAccount()));
  }

  void overdue(Enquiry e, @Nullable String superior) {
    tell(e, "enquiry-overdue", new OverdueV1(e.id(), e.kind(), e.ownerId(), superior, e.dueAt()));
  }

  private void tell(Enquiry enquiry, String name, Object data) {
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.crm." + name + ".v1",
            enquiry.id(),
            enquiry.storeCode(),
            clock.instant(),
            data));
  }
}
