package io.forecourt.insurance.policy;

import io.forecourt.insurance.premium.Product;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What others hear about policies. */
@Component
class PolicyEvents {

  /**
   * @param product what the insurer pays commission for
   * @param line what is insured
   * @param renewalDate last day of cover: the day by which a new policy is needed
   * @param issuedOn day of issue: the register of this day must hold it
   * @param authorityBy who granted what was above the desk's authority, before it was issued
   */
  record IssuedV1(
      String policyId,
      String number,
      String kind,
      Product product,
      @Nullable String orderId,
      String caseId,
      String channel,
      @Nullable String partnerId,
      String line,
      String customerId,
      String vin,
      String insurerCode,
      LocalDate startDate,
      LocalDate endDate,
      Money premium,
      @Nullable Money vehicleTax,
      LocalDate renewalDate,
      LocalDate issuedOn,
      @Nullable String authorityBy,
      String issuedBy) {}

  record RejectedV1(
      String policyId,
      @Nullable String orderId,
      String caseId,
      String kind,
      String insurerCode,
      String reasonCode,
      String submittedBy) {}

  record CancelledV1(
      String policyId, @Nullable String orderId, String reasonCode, @Nullable Money refund) {}

  record ExpiredV1(String policyId, String vin) {}

  /**
   * @param requestNo under which the insurer knows what it is about
   * @param clerkId who sold the policy
   */
  record TaskRaisedV1(
      String policyId, String kind, String requestNo, String insurerCode, String clerkId) {}

  private static final String MOTOR = "MOTOR";

  private final Outbox outbox;

  PolicyEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  void issued(PolicyRow policy) {
    tell(
        policy,
        "policy-issued",
        policy.issuedAt(),
        new IssuedV1(
            policy.id(),
            policy.number(),
            policy.kind().name(),
            policy.product(),
            policy.orderId(),
            policy.caseId(),
            policy.channel(),
            policy.partnerId(),
            MOTOR,
            policy.customerId(),
            policy.vin(),
            policy.insurerCode(),
            policy.startDate(),
            policy.endDate(),
            policy.money(),
            policy.vehicleTax() == null ? null : new Money(policy.vehicleTax(), policy.currency()),
            policy.endDate(),
            LocalDate.ofInstant(policy.issuedAt(), Quotations.ZONE),
            policy.grantedBy(),
            policy.issuedBy()));
  }

  void rejected(PolicyRow policy, Instant at) {
    tell(
        policy,
        "policy-rejected",
        at,
        new RejectedV1(
            policy.id(),
            policy.orderId(),
            policy.caseId(),
            policy.kind().name(),
            policy.insurerCode(),
            policy.rejectionCode() == null ? "UNKNOWN" : policy.rejectionCode(),
            policy.issuedBy()));
  }

  void cancelled(PolicyRow policy, String reasonCode, @Nullable Money refund, Instant at) {
    tell(
        policy,
        "policy-cancelled",
        at,
        new CancelledV1(policy.id(), policy.orderId(), reasonCode, refund));
  }

  void expired(PolicyRow policy, Instant at) {
    tell(policy, "policy-expired", at, new ExpiredV1(policy.id(), policy.vin()));
  }

  void taskRaised(PolicyRow policy, PolicyTask kind, String requestNo, Instant at) {
    tell(
        policy,
        "policy-task-raised",
        at,
        new TaskRaisedV1(
            policy.id(), kind.name(), requestNo, policy.insurerCode(), policy.issuedBy()));
  }

  void tell(PolicyRow policy, String what, Instant at, Object data) {
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance." + what + ".v1", policy.id(), policy.storeCode(), at, data));
  }
}
