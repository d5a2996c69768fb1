package io.forecourt.crm.customer.web;

import io.forecourt.crm.customer.domain.AgeGroup;
import io.forecourt.crm.customer.domain.CustomerKind;
import io.forecourt.crm.customer.domain.CustomerState;
import io.forecourt.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A customer, masked. */
record CustomerResponse(
    String id,
    long version,
    @Schema(example = "CU-EAST-20261121-0001") String number,
    @Schema(example = "EAST") String homeStore,
    CustomerKind kind,
    CustomerState state,
    AgeGroup ageGroup,
    @Nullable String staffPersonId,
    @Schema(example = "张*") @Nullable String name,
    @Schema(example = "138****1234") @Nullable String mobile,
    @Schema(example = "510107********0032") @Nullable String idNumber,
    @Nullable String address,
    @Nullable String email,
    @Nullable String plate,
    @Nullable String need,
    @Nullable String presentCar,
    @Nullable String creditCode,
    @Nullable Money budget,
    @Nullable LocalDate insuranceExpiry,
    boolean complete,
    SortedSet<String> missing,
    List<StoreBond> stores,
    Instant registeredAt,
    @Nullable LocalDate restrictedUntil,
    @Nullable Instant erasedAt,
    List<String> allowedActions) {

  /** A store that knows the customer, and the consultant who serves the customer there. */
  record StoreBond(String store, @Nullable String ownerId) {}
}
