package io.forecourt.crm.points;

import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that moved at one time for one cause. Its postings add up to nothing, and it is never
 * changed: a mistake is taken back by another booking.
 *
 * @param cause what it was done for; there is one booking of a cause
 * @param reversesId the booking that it takes back
 */
record Booking(
    String id,
    String store,
    BookingKind kind,
    String cause,
    @Nullable String reversesId,
    Instant at,
    String by,
    List<Posting> postings) {

  Booking {
    postings = List.copyOf(postings);
    if (postings.isEmpty() || postings.stream().mapToLong(Posting::points).sum() != 0) {
      throw new IllegalArgumentException("a booking is balanced: " + postings);
    }
  }

  static Booking earned(
      String store,
      String cause,
      String account,
      long points,
      LocalDate expiresOn,
      Instant at,
      String by) {
    String id = Ids.next();
    return new Booking(
        id,
        store,
        BookingKind.EARNED,
        cause,
        null,
        at,
        by,
        List.of(
            Posting.of(Posting.House.ISSUE, -points), new Posting(account, id, expiresOn, points)));
  }

  static Booking of(
      String store, BookingKind kind, String cause, List<Posting> postings, Instant at, String by) {
    return new Booking(Ids.next(), store, kind, cause, null, at, by, postings);
  }

  /** Takes this one back with these postings. */
  Booking reversal(List<Posting> counter, Instant at, String by) {
    return new Booking(
        Ids.next(), store, BookingKind.REVERSED, reversalOf(id), id, at, by, counter);
  }

  /** The postings that put everything back where it was. */
  List<Posting> countered() {
    return postings.stream().map(Posting::countered).toList();
  }

  static String reversalOf(String bookingId) {
    return "REVERSAL/" + bookingId;
  }

  /** What came to an account of the house. */
  long of(Posting.House account) {
    return postings.stream()
        .filter(posting -> posting.account().equals(account.name()))
        .mapToLong(Posting::points)
        .sum();
  }
}
