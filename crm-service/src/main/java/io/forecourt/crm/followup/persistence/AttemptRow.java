package io.forecourt.crm.followup.persistence;

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.followup.domain.ContactAttempt;
import io.forecourt.crm.followup.domain.ContactOutcome;
import io.forecourt.crm.followup.domain.ProofState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** One try to reach a customer as stored. */
@Table("follow_up_attempt")
record AttemptRow(
    ContactOutcome outcome,
    Evidence.Kind evidenceKind,
    String evidenceReference,
    ProofState proof,
    String madeBy,
    Instant madeAt,
    @Nullable String noteSealed) {

  static AttemptRow of(ContactAttempt attempt) {
    return new AttemptRow(
        attempt.outcome(),
        attempt.evidence().kind(),
        attempt.evidence().reference(),
        attempt.proof(),
        attempt.by(),
        attempt.at(),
        attempt.sealedNote());
  }

  ContactAttempt toDomain() {
    return new ContactAttempt(
        outcome, new Evidence(evidenceKind, evidenceReference), proof, madeBy, madeAt, noteSealed);
  }
}
