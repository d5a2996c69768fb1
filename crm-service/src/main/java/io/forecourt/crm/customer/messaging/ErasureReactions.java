package io.forecourt.crm.customer.messaging;

import io.forecourt.crm.customer.application.ErasureDesk;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import org.springframework.stereotype.Component;

/** Collects the answers of the other services to an erasure; together they are the receipt. */
@Component
class ErasureReactions {

  record ErasureCompleted(String personId, String requestId, String service) {}

  private final ErasureDesk desk;

  ErasureReactions(ErasureDesk desk) {
    this.desk = desk;
  }

  @Reaction({
    "io.forecourt.sales.erasure-completed.v1",
    "io.forecourt.inventory.erasure-completed.v1",
    "io.forecourt.insurance.erasure-completed.v1",
    "io.forecourt.hr.erasure-completed.v1"
  })
  void completed(IncomingEvent<ErasureCompleted> event) {
    desk.completed(event.data().requestId(), event.data().service(), event.time());
  }
}
