package io.forecourt.crm.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a record says about a contact.
 *
 * @param ofCustomer whether it is of the customer who was asked about
 * @param personId who of the staff took part, when the record knows
 * @param reached whether the customer was reached: spoke long enough, wrote, or got what was
 *     written
 */
public record Proof(boolean ofCustomer, @Nullable String personId, Instant at, boolean reached) {

  /**
   * What somebody says about a contact.
   *
   * @param by whose record it may be
   * @param since a record from before proves nothing
   * @param reached whether the customer is said to have been reached
   */
  public record Claim(Predicate<String> by, Instant since, boolean reached) {}

  /**
   * @return the code of the rule by which the record does not prove what is said; empty when it
   *     does
   */
  public Optional<String> objection(Claim claim) {
    if (!ofCustomer || personId != null && !claim.by().test(personId)) {
      return Optional.of("follow-up.evidence-of-other");
    }
    if (at.isBefore(claim.since())) {
      return Optional.of("follow-up.evidence-too-old");
    }
    return claim.reached() && !reached ? Optional.of("follow-up.nobody-spoke") : Optional.empty();
  }
}
