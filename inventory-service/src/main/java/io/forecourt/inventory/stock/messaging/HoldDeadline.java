package io.forecourt.inventory.stock.messaging;

import io.forecourt.inventory.stock.application.Allocations;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import org.springframework.stereotype.Component;

@Component
class HoldDeadline {

  private final Allocations allocations;

  HoldDeadline(Allocations allocations) {
    this.allocations = allocations;
  }

  @OnDeadline(Allocations.HOLD_ENDS)
  void ends(DueDeadline deadline) {
    allocations.endHold(deadline.subject());
  }
}
