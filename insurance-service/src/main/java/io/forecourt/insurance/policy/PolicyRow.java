package io.forecourt.insurance.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * @param formNumber numbered form on which the policy is printed; each is used once
 * @param openVin the VIN while the policy is in force or to come, else null: one compulsory policy
 *     a car
 */
@Table("policy")
public record PolicyRow(
    @Id String id,
    String number,
    String formNumber,
    String kind,
    String quotationId,
    String orderId,
    String storeCode,
    String customerId,
    String vin,
    @Nullable String openVin,
    String insurerCode,
    LocalDate startDate,
    LocalDate endDate,
    BigDecimal premium,
    String currency,
    PolicyState state,
    String issuedBy,
    Instant issuedAt,
    @Version @Nullable Long version) {

  PolicyRow cancelled() {
    return new PolicyRow(
        id,
        number,
        formNumber,
        kind,
        quotationId,
        orderId,
        storeCode,
        customerId,
        vin,
        null,
        insurerCode,
        startDate,
        endDate,
        premium,
        currency,
        PolicyState.CANCELLED,
        issuedBy,
        issuedAt,
        version);
  }
}
