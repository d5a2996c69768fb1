package io.forecourt.crm.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is booked in whatever order, and however often it is told, the ledger adds up. */
class LedgerPropertyTests {
  private static final int LEDGERS = 150;
  private static final int STEPS = 60;
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final List<String> HOLDERS = List.of("m-1", "m-2", "m-3");

  /** Bookings as they would be stored, and what a plain count expects. */
  private static final class Ledger {
    private final List<Booking> bookings = new ArrayList<>();
    private final Set<String> causes = new HashSet<>();
    private final Map<String, Long> expected = new HashMap<>();

    Lots of(String holder) {
      Map<String, Lot> lots = new HashMap<>();
      for (Booking booking : bookings) {
        for (Posting posting : booking.postings()) {
          String lot = posting.lotId();
          LocalDate expires = posting.expiresOn();
          if (posting.account().equals(holder) && lot != null && expires != null) {
            lots.merge(
                lot,
                new Lot(lot, holder, expires, posting.points()),
                (one, other) -> new Lot(lot, holder, expires, one.left() + other.left()));
          }
        }
      }
      assertThat(lots.values()).allMatch(lot -> lot.left() >= 0);
      return new Lots(List.copyOf(lots.values()));
    }

    /** As the ledger does: one booking of a cause. */
    boolean add(Booking booking) {
      if (!causes.add(booking.cause())) {
        return false;
      }
      bookings.add(booking);
      for (Posting posting : booking.postings()) {
        expected.merge(posting.account(), posting.points(), Long::sum);
      }
      return true;
    }

    long total() {
      return bookings.stream()
          .flatMap(booking -> booking.postings().stream())
          .mapToLong(Posting::points)
          .sum();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 20_261_126, 987_654_321})
  void everyBookingIsBalancedAndNobodyOwesPoints(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < LEDGERS; i++) {
      var ledger = new Ledger();
      var steps = new ArrayList<String>();
      LocalDate today = LocalDate.of(2026, 1, 1);
      for (int step = 0; step < STEPS; step++) {
        today = today.plusDays(random.nextInt(40));
        steps.add(step(ledger, random, today));
        holds(ledger, "seed %d, steps %s".formatted(seed, steps));
      }
    }
  }

  private static String step(Ledger ledger, SplittableRandom random, LocalDate today) {
    String holder = HOLDERS.get(random.nextInt(HOLDERS.size()));
    Lots lots = ledger.of(holder);
    switch (random.nextInt(7)) {
      case 0, 1, 2 -> {
        String cause = "EARN/" + random.nextInt(40);
        Booking earned =
            Booking.earned(
                "EAST",
                cause,
                holder,
                random.nextInt(1, 500),
                today.plusDays(random.nextInt(400)),
                NOON,
                "system");
        int before = ledger.bookings.size();
        boolean fresh = ledger.add(earned);
        assertThat(ledger.add(earned)).as("told twice").isFalse();
        assertThat(ledger.bookings).hasSize(fresh ? before + 1 : before);
        return "earn " + cause;
      }
      case 3, 4 -> {
        long points = random.nextInt(1, 400);
        try {
          List<Posting> postings = lots.redeemed(points, today);
          assertThat(lots.spendable(today)).isGreaterThanOrEqualTo(points);
          return "redeem " + book(ledger, BookingKind.REDEEMED, postings);
        } catch (RuleViolation refused) {
          assertThat(lots.spendable(today)).isLessThan(points);
          return "refused";
        }
      }
      case 5 -> {
        List<Posting> over = lots.expired(today);
        return over.isEmpty()
            ? "nothing over"
            : "expire " + book(ledger, BookingKind.EXPIRED, over);
      }
      default -> {
        if (ledger.bookings.isEmpty()) {
          return "nothing to reverse";
        }
        Booking booking = ledger.bookings.get(random.nextInt(ledger.bookings.size()));
        return switch (booking.kind()) {
          case EARNED -> {
            Lots theirs = ledger.of(booking.postings().getLast().account());
            yield "take back "
                + ledger.add(booking.reversal(theirs.takenBack(booking), NOON, "system"));
          }
          case REDEEMED ->
              "give back " + ledger.add(booking.reversal(booking.countered(), NOON, "p-cs"));
          case EXPIRED, FORFEITED, REVERSED -> "left";
        };
      }
    }
  }

  private static long book(Ledger ledger, BookingKind kind, List<Posting> postings) {
    String cause = kind + "/" + ledger.bookings.size();
    assertThat(ledger.add(Booking.of("EAST", kind, cause, postings, NOON, "system"))).isTrue();
    return postings.getLast().points();
  }

  private static void holds(Ledger ledger, String life) {
    assertThat(ledger.bookings)
        .as(life)
        .allMatch(booking -> booking.postings().stream().mapToLong(Posting::points).sum() == 0);
    assertThat(ledger.total()).as("everything adds up to nothing: %s", life).isZero();
    for (String holder : HOLDERS) {
      Lots lots = ledger.of(holder);
      assertThat(lots.balance()).as("nobody owes points: %s", life).isNotNegative();
      assertThat(lots.balance())
          .as("the balance is the sum: %s", life)
          .isEqualTo(ledger.expected.getOrDefault(holder, 0L));
    }
  }
}
