package io.forecourt.crm.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LotsTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Lot OLD = new Lot("lot-b", "m-1", TODAY, 100);
  private static final Lot YOUNG = new Lot("lot-a", "m-1", TODAY.plusDays(1), 300);

  @Test
  void whatExpiresFirstIsSpentFirst() {
    var lots = new Lots(List.of(YOUNG, OLD));

    List<Posting> postings = lots.redeemed(150, TODAY);

    assertThat(postings)
        .containsExactly(
            Posting.of(OLD, -100),
            Posting.of(YOUNG, -50),
            Posting.of(Posting.House.REDEMPTION, 150));
  }

  @Test
  void everythingCanBeSpentButNotOnePointMore() {
    var lots = new Lots(List.of(YOUNG, OLD));

    assertThat(lots.redeemed(400, TODAY)).hasSize(3);
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> lots.redeemed(401, TODAY))
        .returns("points.not-enough", RuleViolation::code);
  }

  @Test
  void aLotIsSpentOnItsLastDayAndExpiresTheDayAfter() {
    var lots = new Lots(List.of(OLD));

    assertThat(lots.spendable(TODAY)).isEqualTo(100);
    assertThat(lots.expired(TODAY)).isEmpty();
    assertThat(lots.spendable(TODAY.plusDays(1))).isZero();
    assertThat(lots.expired(TODAY.plusDays(1)))
        .containsExactly(Posting.of(OLD, -100), Posting.of(Posting.House.EXPIRY, 100));
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> lots.redeemed(1, TODAY.plusDays(1)));
  }

  @Test
  void whatWasSpentAlreadyIsTheHousesLossWhenItIsTakenBack() {
    Booking earned = Booking.earned("EAST", "c", "m-1", 500, TODAY, NOON, "system");

    var booking = earned.reversal(new Lots(List.of(YOUNG)).takenBack(earned), NOON, "system");

    assertThat(booking.of(Posting.House.ISSUE)).isEqualTo(500);
    assertThat(booking.of(Posting.House.LOSS)).isEqualTo(-200);
    assertThat(booking.postings()).contains(Posting.of(YOUNG, -300));
  }

  @Test
  void aBookingThatIsNotBalancedIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Booking.of(
                    "EAST",
                    BookingKind.REDEEMED,
                    "c",
                    List.of(Posting.of(OLD, -1), Posting.of(Posting.House.REDEMPTION, 2)),
                    NOON,
                    "p-1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Booking.of("EAST", BookingKind.EXPIRED, "c", List.of(), NOON, "system"));
  }
}
