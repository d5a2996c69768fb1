package io.forecourt.insurance.renewal;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a case ended.
 *
 * @param reasonCode why it was lost, or why there is no car any more
 * @param rival the insurer or dealer that has it now
 * @param measureCode what is done so that it does not happen again
 * @param renewedBy who is credited with the renewal
 */
record Ending(
    Instant closedAt,
    @Nullable String reasonCode,
    @Nullable String rival,
    @Nullable BigDecimal rivalPrice,
    @Nullable String measureCode,
    @Nullable String measuredBy,
    @Nullable String newPolicyId,
    @Nullable BigDecimal newPremium,
    @Nullable String renewedBy) {

  static Ending won(Instant at, String policyId, BigDecimal premium, String by) {
    return new Ending(at, null, null, null, null, null, policyId, premium, by);
  }

  static Ending without(Instant at, String reason) {
    return new Ending(at, reason, null, null, null, null, null, null, null);
  }

  Ending measured(String measure, String by) {
    return new Ending(
        closedAt, reasonCode, rival, rivalPrice, measure, by, newPolicyId, newPremium, renewedBy);
  }
}
