package io.forecourt.inventory.stock.persistence;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An order's claim on a car of one stock line; served by deposit instant, then order id.
 *
 * @param modelCode null when a cancellation arrived before the order itself
 */
@Table("allocation")
public record AllocationRow(
    @Id String orderId,
    String storeCode,
    @Nullable String modelCode,
    @Nullable String colour,
    @Nullable Instant depositAt,
    AllocationState state,
    @Version @Nullable Long version) {

  public AllocationRow become(AllocationState next) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState(
          "allocation.wrong-state",
          state,
          Arrays.stream(AllocationState.values()).filter(state::canBecome).toList());
    }
    return new AllocationRow(orderId, storeCode, modelCode, colour, depositAt, next, version);
  }
}
