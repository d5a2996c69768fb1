package io.forecourt.insurance.policy;

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
 * A change of a policy, under a number of its own.
 *
 * @param field that was wrong, of a correction
 * @param fault whether the clerk made an error, of a correction
 * @param clerkId who entered what is corrected
 * @param customerId the new owner, of a transfer
 * @param reasonCode of a cancellation
 * @param effectiveOn first day of the change, or without cover
 * @param refund that comes back, of a cancellation
 */
@Table("policy_endorsement")
record Endorsement(
    @Id String id,
    String number,
    String policyId,
    String storeCode,
    EndorsementKind kind,
    @Nullable CorrectedField field,
    boolean fault,
    @Nullable String clerkId,
    @Nullable String customerId,
    @Nullable String reasonCode,
    LocalDate effectiveOn,
    @Nullable BigDecimal refund,
    String currency,
    EndorsementState state,
    String madeBy,
    Instant madeAt,
    @Version @Nullable Long version) {

  @Nullable Money refundMoney() {
    return refund == null ? null : new Money(refund, currency);
  }

  Endorsement become(EndorsementState next) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("endorsement.wrong-state", state, state.successors());
    }
    return new Endorsement(
        id,
        number,
        policyId,
        storeCode,
        kind,
        field,
        fault,
        clerkId,
        customerId,
        reasonCode,
        effectiveOn,
        refund,
        currency,
        next,
        madeBy,
        madeAt,
        version);
  }
}
