package io.forecourt.crm.points;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books points. What a holder has is the sum of what was posted on the holder's accounts; nothing
 * else remembers it. A holder has one account or, after a merge, several, which are spent as one.
 */
@Service
public class PointsLedger {

  /**
   * A booking as its holder sees it.
   *
   * @param points what came to the holder, or went when negative
   */
  public record Entry(
      String id,
      BookingKind kind,
      String cause,
      @Nullable String reversesId,
      long points,
      Instant at,
      String by) {}

  private final PointsRows rows;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;

  PointsLedger(PointsRows rows, StoreCalendars calendars, BusinessClock clock, Access access) {
    this.rows = rows;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
  }

  @Transactional
  public void open(String account, String store) {
    rows.open(account, store);
  }

  /**
   * Gives points once for a cause, however often it is told.
   *
   * @param expiresOn last day on which they can be spent
   * @return false if they were given before
   */
  @Transactional
  public boolean earn(
      String account, String store, String cause, long points, LocalDate expiresOn) {
    rows.lock(List.of(account));
    if (rows.ofCause(cause).isPresent()) {
      return false;
    }
    rows.add(Booking.earned(store, cause, account, points, expiresOn, clock.instant(), me()));
    return true;
  }

  /**
   * Spends points of a holder; who expires first goes first.
   *
   * @return the booking
   * @throws RuleViolation if there are not so many
   */
  @Transactional
  public String redeem(List<String> accounts, String store, String cause, long points) {
    rows.lock(accounts);
    LocalDate today = clock.today(calendars.zone(store));
    return add(
        Booking.of(
            store,
            BookingKind.REDEEMED,
            cause,
            rows.lotsOf(accounts).redeemed(points, today),
            clock.instant(),
            me()));
  }

  /** Everything that a holder has is lost. */
  @Transactional
  public void forfeit(List<String> accounts, String store, String cause) {
    rows.lock(accounts);
    Lots lots = rows.lotsOf(accounts);
    if (lots.balance() > 0 && rows.ofCause(cause).isEmpty()) {
      add(Booking.of(store, BookingKind.FORFEITED, cause, lots.forfeited(), clock.instant(), me()));
    }
  }

  /** Takes back what was booked for a cause, once; a cause that booked nothing is let be. */
  @Transactional
  public void reverse(String cause) {
    rows.ofCause(cause).ifPresent(booking -> reverse(booking, rows.holdersOf(booking)));
  }

  /**
   * Takes a redemption of the holder back: the points are in their lots again.
   *
   * @return the booking that takes it back
   * @throws NotFound if the holder has no such redemption
   * @throws RuleViolation if it was taken back before
   */
  @Transactional
  public String reverseRedemption(List<String> accounts, String bookingId) {
    Booking booking =
        rows.find(bookingId)
            .filter(one -> one.kind() == BookingKind.REDEEMED)
            .filter(one -> accounts.containsAll(rows.holdersOf(one)))
            .orElseThrow(() -> new NotFound("redemption", bookingId));
    return reverse(booking, accounts).orElseThrow(() -> new RuleViolation("points.reversed"));
  }

  private Optional<String> reverse(Booking booking, List<String> accounts) {
    rows.lock(accounts);
    if (rows.ofCause(Booking.reversalOf(booking.id())).isPresent()) {
      return Optional.empty();
    }
    List<Posting> counter =
        booking.kind() == BookingKind.EARNED
            ? rows.lotsOf(accounts).takenBack(booking)
            : booking.countered();
    return Optional.of(add(booking.reversal(counter, clock.instant(), me())));
  }

  /** Lots whose last day was yesterday or before are booked out. */
  @DailyJob(value = "crm.points-expiry", at = "00:10")
  @Transactional
  public void expire(JobDay day) {
    for (String account : rows.accountsWithExpired(day.store(), day.date())) {
      rows.lock(List.of(account));
      List<Posting> over = rows.lotsOf(List.of(account)).expired(day.date());
      if (!over.isEmpty()) {
        add(
            Booking.of(
                day.store(),
                BookingKind.EXPIRED,
                "EXPIRY/%s/%s".formatted(account, day.date()),
                over,
                day.at(),
                Caller.SYSTEM));
      }
    }
  }

  /** What a holder has. */
  @Transactional(readOnly = true)
  public long balance(List<String> accounts) {
    return rows.lotsOf(accounts).balance();
  }

  /** What a holder earned since a moment, without what was taken back. */
  @Transactional(readOnly = true)
  public long earnedSince(List<String> accounts, Instant from) {
    return rows.earnedSince(accounts, from);
  }

  /** The newest bookings of a holder. */
  @Transactional(readOnly = true)
  public List<Entry> statement(List<String> accounts, int most) {
    return rows.statement(accounts, most);
  }

  private String add(Booking booking) {
    rows.add(booking);
    return booking.id();
  }

  private String me() {
    return access.caller().personId();
  }
}
