package io.forecourt.insurance.renewal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * @param policyId the policy that ends, or null when the customer insured the car elsewhere
 */
@Table("renewal")
record RenewalRow(
    @Id String id,
    String orderId,
    String storeCode,
    String customerId,
    String vin,
    @Nullable String policyId,
    LocalDate renewalDate,
    RenewalState state,
    @Version @Nullable Long version) {

  RenewalRow open() {
    return state == RenewalState.WAITING
        ? new RenewalRow(
            id,
            orderId,
            storeCode,
            customerId,
            vin,
            policyId,
            renewalDate,
            RenewalState.OPEN,
            version)
        : this;
  }
}
