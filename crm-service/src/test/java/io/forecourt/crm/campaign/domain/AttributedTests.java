package io.forecourt.crm.campaign.domain;

import static io.forecourt.crm.campaign.domain.CampaignResult.Attribution.FIRST_TOUCH;
import static io.forecourt.crm.campaign.domain.CampaignResult.Attribution.LAST_TOUCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.campaign.domain.Attributed.Sold;
import io.forecourt.crm.campaign.domain.Attributed.Touch;
import io.forecourt.crm.campaign.domain.CampaignResult.Measures;
import io.forecourt.platform.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributedTests {
  private static final Instant DAY = Instant.parse("2026-12-05T04:00:00Z");
  private static final Instant WINDOW_ENDS = Instant.parse("2027-01-05T16:00:00Z");

  @Test
  void anOrderCountsUntilTheWindowEnds() {
    var touched = List.of(new Touch("l-1", DAY, true, null));
    var last = List.of(new Sold("o-1", "l-1", WINDOW_ENDS.minusNanos(1000)));
    var late = List.of(new Sold("o-1", "l-1", WINDOW_ENDS));

    assertThat(Attributed.by(FIRST_TOUCH, touched, last, WINDOW_ENDS).orders()).isEqualTo(1);
    assertThat(Attributed.by(FIRST_TOUCH, touched, late, WINDOW_ENDS).orders()).isZero();
  }

  @Test
  void anOrderFromBeforeTheCustomerCameDoesNotCount() {
    var touched = List.of(new Touch("l-1", DAY, true, null));
    var before = List.of(new Sold("o-1", "l-1", DAY.minusMillis(1)));

    assertThat(Attributed.by(FIRST_TOUCH, touched, before, WINDOW_ENDS).orders()).isZero();
    assertThat(Attributed.by(LAST_TOUCH, touched, before, WINDOW_ENDS).orders()).isZero();
  }

  @Test
  void theFirstTouchCountsOnlyTheLeadsThatTheCampaignBrought() {
    var touches =
        List.of(new Touch("l-new", DAY, true, null), new Touch("l-known", DAY, false, null));
    var orders =
        List.of(
            new Sold("o-1", "l-new", DAY.plusSeconds(1)),
            new Sold("o-2", "l-known", DAY.plusSeconds(1)));

    assertThat(Attributed.by(FIRST_TOUCH, touches, orders, WINDOW_ENDS))
        .isEqualTo(new Attributed(1, 1));
  }

  @Test
  void theLastTouchCountsWhatNoLaterCampaignReachedBeforeTheOrder() {
    Instant next = DAY.plus(Duration.ofDays(5));
    var touches = List.of(new Touch("l-1", DAY, true, next), new Touch("l-2", DAY, false, null));
    var orders =
        List.of(
            new Sold("o-1", "l-1", next.minusSeconds(1)),
            new Sold("o-2", "l-2", next.plusSeconds(1)));
    var afterTheNext = List.of(new Sold("o-1", "l-1", next));

    assertThat(Attributed.by(LAST_TOUCH, touches, orders, WINDOW_ENDS))
        .isEqualTo(new Attributed(1, 2));
    assertThat(Attributed.by(LAST_TOUCH, touches, afterTheNext, WINDOW_ENDS).orders()).isZero();
  }

  @Test
  void aLeadThatCameTwiceCountsOnce() {
    var touches =
        List.of(
            new Touch("l-1", DAY, true, null), new Touch("l-1", DAY.plusSeconds(60), true, null));
    var orders = List.of(new Sold("o-1", "l-1", DAY.plusSeconds(120)));

    assertThat(Attributed.by(FIRST_TOUCH, touches, orders, WINDOW_ENDS))
        .isEqualTo(new Attributed(1, 1));
  }

  @Test
  void oneOfEachCostsItsShareAndNothingWhereThereIsNone() {
    var measures = new Measures(60, 40, 3, 0, Money.cny("1000.00"));

    assertThat(measures.costPerHead()).isEqualTo(Money.cny("25.00"));
    assertThat(measures.costPerLead()).isEqualTo(Money.cny("333.33"));
    assertThat(measures.costPerOrder()).isNull();
  }
}
