package io.forecourt.insurance.form;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A numbered form of an insurer.
 *
 * @param receiptId the run it came with; null when it was used without having been received
 * @param policyId the policy that is printed on it
 * @param changedBy who used, spoiled or lost it
 */
@Table("policy_form")
record Form(
    @Id String id,
    String number,
    String storeCode,
    @Nullable String insurerCode,
    @Nullable String receiptId,
    FormState state,
    @Nullable String policyId,
    String changedBy,
    Instant changedAt,
    @Version @Nullable Long version) {

  static Form inStock(
      String receipt, String number, String store, String insurer, String by, Instant at) {
    return new Form(
        Ids.next(), number, store, insurer, receipt, FormState.IN_STOCK, null, by, at, null);
  }

  /** One that is used without having been received. */
  static Form found(String number, String store, String by, Instant at) {
    return new Form(Ids.next(), number, store, null, null, FormState.IN_STOCK, null, by, at, null);
  }

  Form used(String policy, String by, Instant at) {
    if (state == FormState.USED) {
      throw new RuleViolation("policy.form-used", number);
    }
    return become(FormState.USED, policy, by, at);
  }

  /** The policy was not issued after all. */
  Form returned(String by, Instant at) {
    return become(FormState.IN_STOCK, null, by, at);
  }

  Form spoiled(String by, Instant at) {
    return become(FormState.SPOILED, policyId, by, at);
  }

  Form lost(String by, Instant at) {
    return become(FormState.LOST, policyId, by, at);
  }

  private Form become(FormState next, @Nullable String policy, String by, Instant at) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("form.wrong-state", state, state.successors());
    }
    return new Form(id, number, storeCode, insurerCode, receiptId, next, policy, by, at, version);
  }
}
