package io.forecourt.crm.club;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A customer's membership, from the enrolment to the leave; its id is the account of its points. A
 * customer who came out of a merge may have two, which are one to the outside.
 */
@Table("club_member")
record Member(
    @Id String id,
    String number,
    String storeCode,
    String customerId,
    State state,
    String enrolledBy,
    Instant enrolledAt,
    @Nullable LocalDate leftOn,
    @Nullable Departure leftBecause,
    @Version @Nullable Long version) {

  enum State {
    ACTIVE,
    LEFT
  }

  /** Why somebody is no member any more. */
  enum Departure {
    ASKED,
    CONSENT_WITHDRAWN,
    RESTRICTED,
    ERASED
  }

  static Member enrolled(String number, String store, String customer, String by, Instant at) {
    return new Member(Ids.next(), number, store, customer, State.ACTIVE, by, at, null, null, null);
  }

  Member left(Departure because, LocalDate on) {
    if (state == State.LEFT) {
      throw RuleViolation.wrongState("club.wrong-state", state, List.of());
    }
    return new Member(
        id,
        number,
        storeCode,
        customerId,
        State.LEFT,
        enrolledBy,
        enrolledAt,
        on,
        because,
        version);
  }
}
