package io.forecourt.insurance.renewal;

import io.forecourt.platform.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy was issued, and it is known what business it is. Told in the transaction that finds out.
 *
 * @param personId who is credited with it
 */
public record PolicyClassified(
    String policyId, String store, Business business, String personId, Money premium, Instant at) {

  /** Whether a policy belongs to a new car, keeps a car insured here, or is neither. */
  public enum Business {
    NEW_CAR,
    RENEWAL,
    OTHER
  }

  static PolicyClassified of(
      String policyId,
      String store,
      Business business,
      @Nullable String specialist,
      String issuedBy,
      Money premium,
      Instant at) {
    return new PolicyClassified(
        policyId, store, business, specialist == null ? issuedBy : specialist, premium, at);
  }
}
