package io.forecourt.insurance.policy;

import io.forecourt.insurance.premium.Product;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * @param formNumber numbered form on which the policy is printed; each is used once
 * @param product what the insurer pays commission for
 * @param orderId null without an order of this group
 * @param partnerId who sent the customer
 * @param insurerReference the insurer's own number
 * @param vehicleTax collected with the compulsory premium
 * @param rejectionCode why the insurer refused
 * @param grantedBy who granted what was above the desk's authority
 * @param registerId of the day in which it was entered and counted
 * @param issuedBy who sold it
 */
@Table("policy")
public record PolicyRow(
    @Id String id,
    String number,
    @Nullable String formNumber,
    PolicyKind kind,
    Product product,
    String quotationId,
    @Nullable String orderId,
    String caseId,
    String channel,
    @Nullable String partnerId,
    String storeCode,
    String customerId,
    String vin,
    String insurerCode,
    @Nullable String insurerReference,
    LocalDate startDate,
    LocalDate endDate,
    BigDecimal premium,
    @Nullable BigDecimal vehicleTax,
    String currency,
    PolicyState state,
    @Nullable String rejectionCode,
    @Nullable String grantedBy,
    @Nullable String registerId,
    String issuedBy,
    Instant issuedAt,
    @Version @Nullable Long version) {

  Money money() {
    return new Money(premium, currency);
  }

  /** The insurer has accepted it. */
  PolicyRow accepted(String reference, Instant at) {
    return become(PolicyState.ISSUED, new Parts(formNumber, customerId, reference, null), at);
  }

  /** The insurer has refused it: its form is free. */
  PolicyRow rejected(String code) {
    return become(
        PolicyState.REJECTED, new Parts(null, customerId, insurerReference, code), issuedAt);
  }

  PolicyRow inDoubt() {
    return state == PolicyState.IN_DOUBT ? this : become(PolicyState.IN_DOUBT, parts(), issuedAt);
  }

  PolicyRow cancelled() {
    return become(PolicyState.CANCELLED, parts(), issuedAt);
  }

  PolicyRow expired() {
    return become(PolicyState.EXPIRED, parts(), issuedAt);
  }

  PolicyRow transferredTo(String newOwner) {
    return become(
        PolicyState.TRANSFERRED,
        new Parts(formNumber, newOwner, insurerReference, rejectionCode),
        issuedAt);
  }

  /** Entered in the register of the day, whatever has become of it since it was issued. */
  PolicyRow registered(String register) {
    return with(
        state.canBecome(PolicyState.REGISTERED) ? PolicyState.REGISTERED : state,
        parts(),
        register,
        issuedAt);
  }

  void requireInForce() {
    if (!state.isInForce()) {
      throw RuleViolation.wrongState("policy.wrong-state", state, state.successors());
    }
  }

  private PolicyRow become(PolicyState next, Parts parts, Instant at) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("policy.wrong-state", state, state.successors());
    }
    return with(next, parts, registerId, at);
  }

  /** What of a policy may change beside its state. */
  private record Parts(
      @Nullable String formNumber,
      String customerId,
      @Nullable String insurerReference,
      @Nullable String rejectionCode) {}

  private Parts parts() {
    return new Parts(formNumber, customerId, insurerReference, rejectionCode);
  }

  private PolicyRow with(PolicyState next, Parts parts, @Nullable String register, Instant at) {
    return new PolicyRow(
        id,
        number,
        parts.formNumber(),
        kind,
        product,
        quotationId,
        orderId,
        caseId,
        channel,
        partnerId,
        storeCode,
        parts.customerId(),
        vin,
        insurerCode,
        parts.insurerReference(),
        startDate,
        endDate,
        premium,
        vehicleTax,
        currency,
        next,
        parts.rejectionCode(),
        grantedBy,
        register,
        issuedBy,
        at,
        version);
  }
}
