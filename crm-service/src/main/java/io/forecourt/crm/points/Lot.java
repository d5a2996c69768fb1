package io.forecourt.crm.points;

import java.time.LocalDate;

/**
 * Points that were earned together, as far as they are left.
 *
 * @param id the booking that earned them
 * @param expiresOn last day on which they can be spent
 */
record Lot(String id, String account, LocalDate expiresOn, long left) {

  boolean isSpendable(LocalDate today) {
    return !expiresOn.isBefore(today);
  }
}
