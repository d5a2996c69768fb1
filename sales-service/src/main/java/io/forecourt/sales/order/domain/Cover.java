package io.forecourt.sales.order.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the car is insured: a compulsory policy for one VIN, or the customer's written waiver. */
public record Cover(
    @Nullable String policyId,
    @Nullable String policyVin,
    @Nullable String waiverReason,
    @Nullable Instant waivedAt) {

  public static final Cover NONE = new Cover(null, null, null, null);

  Cover insured(String policy, String vin) {
    return new Cover(policy, vin, waiverReason, waivedAt);
  }

  Cover waived(String reason, Instant now) {
    return new Cover(policyId, policyVin, reason, now);
  }

  boolean isWaived() {
    return waivedAt != null;
  }

  /** A policy for the car that was reserved before does not insure its replacement. */
  boolean insures(Car car) {
    return car.vin().equals(policyVin);
  }
}
