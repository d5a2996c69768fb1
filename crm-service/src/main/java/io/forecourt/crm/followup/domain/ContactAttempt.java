package io.forecourt.crm.followup.domain;

import io.forecourt.crm.evidence.domain.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to reach the customer.
 *
 * @param at when it took place: the record's time once it is proven
 */
public record ContactAttempt(
    ContactOutcome outcome,
    Evidence evidence,
    ProofState proof,
    String by,
    Instant at,
    @Nullable String sealedNote) {

  boolean failed() {
    return proof.counts() && !outcome.reached();
  }

  boolean awaits(Evidence record) {
    return proof == ProofState.UNPROVEN && evidence.equals(record);
  }

  ContactAttempt proven(Instant recordedAt) {
    return new ContactAttempt(outcome, evidence, ProofState.PROVEN, by, recordedAt, sealedNote);
  }

  ContactAttempt unfounded() {
    return new ContactAttempt(outcome, evidence, ProofState.UNFOUNDED, by, at, sealedNote);
  }

  ContactAttempt described(ContactOutcome known, @Nullable String note) {
    return new ContactAttempt(known, evidence, proof, by, at, note);
  }
}
