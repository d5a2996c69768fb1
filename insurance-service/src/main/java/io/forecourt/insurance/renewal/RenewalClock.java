package io.forecourt.insurance.renewal;

import io.forecourt.insurance.policy.PolicyRegister;
import io.forecourt.insurance.policy.PolicyRow;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.customer.CustomerReferences;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The delivery of a car starts its renewal clock. The renewal date is the last day of the policy;
 * for a car insured elsewhere it is one year from the delivery, until the customer's own date is
 * known. The case opens 90 days before (design default).
 */
@Service
@Transactional
class RenewalClock {

  static final String OPENS = "renewal.opens";

  private final RenewalRows rows;
  private final PolicyRegister register;
  private final Deadlines deadlines;
  private final Policies policies;
  private final CustomerReferences customers;
  private final Outbox outbox;

  RenewalClock(
      RenewalRows rows,
      PolicyRegister register,
      Deadlines deadlines,
      Policies policies,
      CustomerReferences customers,
      Outbox outbox) {
    this.rows = rows;
    this.register = register;
    this.deadlines = deadlines;
    this.policies = policies;
    this.customers = customers;
    this.outbox = outbox;
  }

  @Reaction("io.forecourt.sales.vehicle-delivered.v1")
  void start(IncomingEvent<VehicleDelivered> event) {
    VehicleDelivered delivery = event.data();
    if (rows.findByOrderId(delivery.orderId()).isPresent()) {
      return;
    }
    LocalDate delivered = LocalDate.ofInstant(delivery.deliveredAt(), Quotations.ZONE);
    var policy = register.covering(delivery.vin());
    RenewalRow renewal =
        rows.save(
            new RenewalRow(
                Ids.next(),
                delivery.orderId(),
                event.store(),
                delivery.customerId(),
                delivery.vin(),
                policy.map(PolicyRow::id).orElse(null),
                policy.map(PolicyRow::endDate).orElse(delivered.plusYears(1).minusDays(1)),
                RenewalState.WAITING,
                null));
    RenewalPolicy rule = policies.inForce("renewal", RenewalPolicy.class, event.store(), delivered);
    Instant opens =
        renewal
            .renewalDate()
            .minusDays(rule.opensDaysBefore())
            .atStartOfDay(Quotations.ZONE)
            .toInstant();
    deadlines.set(OPENS, renewal.id(), renewal.storeCode(), opens);
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance.renewal-clock-started.v1",
            renewal.id(),
            renewal.storeCode(),
            event.time(),
            new StartedV1(
                renewal.id(),
                renewal.customerId(),
                renewal.vin(),
                renewal.orderId(),
                renewal.renewalDate())));
    customers.follow(delivery.customerId());
  }

  @OnDeadline(OPENS)
  void open(DueDeadline deadline) {
    rows.findById(deadline.subject()).ifPresent(renewal -> rows.save(renewal.open()));
  }

  record VehicleDelivered(String orderId, String customerId, String vin, Instant deliveredAt) {}

  record StartedV1(
      String renewalId, String customerId, String vin, String orderId, LocalDate renewalDate) {}

  /**
   * @param opensDaysBefore days before the end of the policy at which the case opens
   */
  record RenewalPolicy(int opensDaysBefore) {}
}
