package io.forecourt.sales.order.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the car is insured: a compulsory policy for its VIN, or the customer's written waiver. What
 * became of each policy may be heard twice and in any order: what is known afterwards is the same.
 *
 * @param policies sorted by id
 */
public record Cover(
    List<Policy> policies, @Nullable String waiverReason, @Nullable Instant waivedAt) {

  public static final Cover NONE = new Cover(List.of(), null, null);

  /**
   * What is known of one policy.
   *
   * @param vin null while nothing but its cancellation is known
   * @param cancelled for good: a policy is not revived, another one is issued
   */
  public record Policy(String policyId, @Nullable String vin, boolean cancelled) {

    boolean isInForce() {
      return vin != null && !cancelled;
    }
  }

  public Cover {
    policies = policies.stream().sorted(Comparator.comparing(Policy::policyId)).toList();
  }

  /** The same cover if that policy is known already. */
  Cover insured(String policyId, String vin) {
    return known(policyId).isPresent() ? this : with(new Policy(policyId, vin, false));
  }

  Cover cancelled(String policyId) {
    Policy known = known(policyId).orElse(null);
    return with(new Policy(policyId, known == null ? null : known.vin(), true));
  }

  Cover waived(String reason, Instant now) {
    return new Cover(policies, reason, now);
  }

  boolean isWaived() {
    return waivedAt != null;
  }

  /** A policy for the car that was reserved before does not insure its replacement. */
  boolean insures(Car car) {
    return policies.stream()
        .anyMatch(policy -> policy.isInForce() && car.vin().equals(policy.vin()));
  }

  /** The last one issued of those that were not cancelled. */
  public Optional<Policy> policyInForce() {
    return policies.reversed().stream().filter(Policy::isInForce).findFirst();
  }

  private Optional<Policy> known(String policyId) {
    return policies.stream().filter(policy -> policy.policyId().equals(policyId)).findFirst();
  }

  private Cover with(Policy policy) {
    Stream<Policy> others =
        policies.stream().filter(other -> !other.policyId().equals(policy.policyId()));
    return new Cover(Stream.concat(others, Stream.of(policy)).toList(), waiverReason, waivedAt);
  }
}
