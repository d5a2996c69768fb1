package io.forecourt.platform.personal;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.event.Reaction;

/** Erases whom crm has erased, and says that it is done. */
class ErasureReaction {

  /** Subject is the customer. */
  record PersonErased(String customerId, String requestId) {}

  record ErasureCompleted(String personId, String requestId, String service) {}

  private final String service;
  private final Erasure erasure;
  private final Outbox outbox;

  ErasureReaction(String service, Erasure erasure, Outbox outbox) {
    this.service = service;
    this.erasure = erasure;
    this.outbox = outbox;
  }

  @Reaction(value = "io.forecourt.crm.person-erased.v1", name = "platform.erase-person")
  public void erase(IncomingEvent<PersonErased> event) {
    String person = event.data().customerId();
    erasure.erase(person);
    outbox.append(
        new OutgoingEvent(
            "io.forecourt." + service + ".erasure-completed.v1",
            person,
            event.store(),
            event.time(),
            new ErasureCompleted(person, event.data().requestId(), service)));
  }
}
