package io.forecourt.insurance.policy;

import io.forecourt.insurance.cases.CaseRow;
import io.forecourt.insurance.cases.Cases;
import io.forecourt.insurance.quotation.QuotationRow;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues policies and keeps their register. */
@Service
@Transactional
public class PolicyRegister {

  static final String COMPULSORY = "COMPULSORY";

  private final PolicyRows rows;
  private final Quotations quotations;
  private final Cases cases;
  private final BusinessNumbers numbers;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final Access access;

  PolicyRegister(
      PolicyRows rows,
      Quotations quotations,
      Cases cases,
      BusinessNumbers numbers,
      Outbox outbox,
      BusinessClock clock,
      Access access) {
    this.rows = rows;
    this.quotations = quotations;
    this.cases = cases;
    this.numbers = numbers;
    this.outbox = outbox;
    this.clock = clock;
    this.access = access;
  }

  /**
   * Issues the compulsory policy of a paid quotation.
   *
   * @throws RuleViolation if it is not paid, the form was used, the car has changed, or is already
   *     insured
   */
  PolicyRow issue(IssuePolicy command) {
    if (!command.paid()) {
      throw new RuleViolation("policy.not-paid");
    }
    QuotationRow quotation = quotations.accept(command.quotationId());
    CaseRow insurance = cases.require("insurance.policy.issue", quotation.orderId());
    if (!quotation.vin().equals(insurance.vin())) {
      throw new RuleViolation("policy.car-changed");
    }
    if (rows.existsByFormNumber(command.formNumber())) {
      throw new RuleViolation("policy.form-used", command.formNumber());
    }
    rows.findByOpenVin(quotation.vin())
        .filter(other -> !quotation.startDate().isAfter(other.endDate()))
        .ifPresent(
            other -> {
              throw new RuleViolation("policy.already-insured", other.number());
            });
    Instant now = clock.instant();
    PolicyRow policy =
        rows.save(
            new PolicyRow(
                Ids.next(),
                numbers.next(
                    "PC", quotation.storeCode(), LocalDate.ofInstant(now, Quotations.ZONE)),
                command.formNumber(),
                COMPULSORY,
                quotation.id(),
                quotation.orderId(),
                quotation.storeCode(),
                quotation.customerId(),
                quotation.vin(),
                quotation.vin(),
                quotation.insurerCode(),
                quotation.startDate(),
                quotation.endDate(),
                quotation.premium(),
                quotation.currency(),
                PolicyState.ISSUED,
                access.caller().personId(),
                now,
                null));
    cases.insured(insurance);
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance.policy-issued.v1",
            policy.id(),
            policy.storeCode(),
            now,
            IssuedV1.of(policy)));
    return policy;
  }

  @Transactional(readOnly = true)
  PolicyRow policy(String id) {
    PolicyRow policy = rows.findById(id).orElseThrow(() -> new NotFound("policy", id));
    access.requireInScope("insurance.policy.read", "policy", id, policy.storeCode(), null);
    return policy;
  }

  /** The compulsory policy that covers a car now or next. */
  @Transactional(readOnly = true)
  public Optional<PolicyRow> covering(String vin) {
    return rows.findByOpenVin(vin);
  }

  /**
   * The order is off. A policy that has not begun is cancelled and its whole premium comes back;
   * one that has begun can be cancelled only for the reasons of the regulation, so it stays for the
   * desk to settle.
   */
  @Reaction("io.forecourt.sales.order-cancelled.v1")
  void orderCancelled(IncomingEvent<OrderCancelled> event) {
    cases.close(event.data().orderId(), event.store());
    LocalDate today = LocalDate.ofInstant(event.time(), Quotations.ZONE);
    rows.findByOrderId(event.data().orderId()).stream()
        .filter(policy -> policy.state().canBecome(PolicyState.CANCELLED))
        .filter(policy -> today.isBefore(policy.startDate()))
        .forEach(policy -> cancel(policy, event.time()));
  }

  private void cancel(PolicyRow policy, Instant at) {
    rows.save(policy.cancelled());
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance.policy-cancelled.v1",
            policy.id(),
            policy.storeCode(),
            at,
            new CancelledV1(
                policy.id(),
                policy.orderId(),
                "ORDER_CANCELLED",
                new Money(policy.premium(), policy.currency()))));
  }

  /**
   * @param paid whether the customer has paid the premium; without it the quotation stays quoted
   */
  record IssuePolicy(String quotationId, String formNumber, boolean paid) {}

  record OrderCancelled(String orderId) {}

  record CancelledV1(String policyId, String orderId, String reasonCode, Money refund) {}

  /**
   * @param renewalDate last day of cover: the day by which a new policy is needed
   */
  record IssuedV1(
      String policyId,
      String number,
      String kind,
      String orderId,
      String customerId,
      String vin,
      String insurerCode,
      LocalDate startDate,
      LocalDate endDate,
      Money premium,
      @Nullable Money vehicleTax,
      LocalDate renewalDate,
      String issuedBy) {

    static IssuedV1 of(PolicyRow policy) {
      return new IssuedV1(
          policy.id(),
          policy.number(),
          policy.kind(),
          policy.orderId(),
          policy.customerId(),
          policy.vin(),
          policy.insurerCode(),
          policy.startDate(),
          policy.endDate(),
          new Money(policy.premium(), policy.currency()),
          null,
          policy.endDate(),
          policy.issuedBy());
    }
  }
}
