package io.forecourt.crm.complaint.domain;

import io.forecourt.crm.evidence.domain.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody spoke with the customer about the complaint. */
public record CustomerContact(
    Purpose purpose, Evidence evidence, String by, Instant at, @Nullable String sealedNote) {

  /** What came of it. */
  public enum Purpose {
    FIRST_ANSWER,
    CUSTOMER_CONTENT,
    CUSTOMER_NOT_CONTENT
  }
}
