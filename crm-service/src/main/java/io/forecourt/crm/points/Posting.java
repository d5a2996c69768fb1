package io.forecourt.crm.points;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a booking: so many points come to an account, or leave it when negative.
 *
 * @param lotId the points that were earned together, on a holder's account; the booking that earned
 *     them gives the id
 * @param expiresOn last day of the lot
 */
record Posting(String account, @Nullable String lotId, @Nullable LocalDate expiresOn, long points) {

  /** Where points come from and go to, against the holders' accounts. */
  enum House {
    ISSUE,
    REDEMPTION,
    EXPIRY,
    /** What was taken back although it was spent already. */
    LOSS
  }

  static Posting of(House account, long points) {
    return new Posting(account.name(), null, null, points);
  }

  static Posting of(Lot lot, long points) {
    return new Posting(lot.account(), lot.id(), lot.expiresOn(), points);
  }

  boolean ofHolder() {
    return lotId != null;
  }

  /** The same lot or account, the other way round. */
  Posting countered() {
    return new Posting(account, lotId, expiresOn, -points);
  }
}
