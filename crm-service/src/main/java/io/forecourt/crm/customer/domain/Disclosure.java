package io.forecourt.crm.customer.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The record that somebody was shown personal fields, for a purpose. It holds no value. */
public record Disclosure(
    String id,
    String customerId,
    String store,
    String actorId,
    String purpose,
    List<PersonalField> fields,
    Instant disclosedAt) {

  private static final Duration OPEN_FOR = Duration.ofSeconds(60);

  public Disclosure {
    fields = List.copyOf(fields);
  }

  /** Whether the values may still be read: by the same person, for a minute. */
  public boolean isOpenTo(String personId, Instant now) {
    return actorId.equals(personId) && now.isBefore(disclosedAt.plus(OPEN_FOR));
  }
}
