package io.forecourt.inventory.inspection;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.event.Superseded;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class DeliveryReactions {

  private final Inspections inspections;

  DeliveryReactions(Inspections inspections) {
    this.inspections = inspections;
  }

  @Reaction("io.forecourt.sales.delivery-scheduled.v1")
  void inspect(IncomingEvent<DeliveryScheduled> event) {
    DeliveryScheduled slot = event.data();
    if (!inspections.schedule(slot.vehicleId(), slot.orderId(), slot.slotAt())) {
      Superseded.note();
    }
  }

  record DeliveryScheduled(String orderId, String vehicleId, Instant slotAt) {}
}
