package io.forecourt.sales.order.messaging;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.event.Superseded;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Orders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An order learns whether its car is insured. */
@Component
class PolicyReactions {

  /** No car is registered, or driven off, without this one. */
  private static final String COMPULSORY = "COMPULSORY";

  record Policy(String policyId, String kind, @Nullable String orderId, String vin) {}

  record Cancelled(String policyId, @Nullable String orderId) {}

  private final Orders orders;
  private final BusinessClock clock;

  PolicyReactions(Orders orders, BusinessClock clock) {
    this.orders = orders;
    this.clock = clock;
  }

  @Reaction("io.forecourt.insurance.policy-issued.v1")
  void policyIssued(IncomingEvent<Policy> event) {
    Policy policy = event.data();
    if (policy.orderId() != null && policy.kind().equals(COMPULSORY)) {
      orders.find(new OrderId(policy.orderId())).ifPresent(order -> insure(order, policy));
    }
  }

  /** The event does not tell the kind: cancelling what insures no car changes nothing. */
  @Reaction("io.forecourt.insurance.policy-cancelled.v1")
  void policyCancelled(IncomingEvent<Cancelled> event) {
    Cancelled policy = event.data();
    if (policy.orderId() != null) {
      orders
          .find(new OrderId(policy.orderId()))
          .ifPresent(order -> keep(order, order.losePolicy(policy.policyId(), clock.instant())));
    }
  }

  private void insure(Order order, Policy policy) {
    keep(order, order.insure(policy.policyId(), policy.vin(), clock.instant()));
  }

  private void keep(Order order, boolean news) {
    if (news) {
      orders.save(order);
    } else {
      Superseded.note();
    }
  }
}
