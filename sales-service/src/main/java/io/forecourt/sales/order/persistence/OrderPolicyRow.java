package io.forecourt.sales.order.persistence;

import io.forecourt.sales.order.domain.Cover;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

@Table("order_policy")
record OrderPolicyRow(String policyId, @Nullable String vin, boolean cancelled) {

  static OrderPolicyRow of(Cover.Policy policy) {
    return new OrderPolicyRow(policy.policyId(), policy.vin(), policy.cancelled());
  }

  Cover.Policy policy() {
    return new Cover.Policy(policyId, vin, cancelled);
  }
}
