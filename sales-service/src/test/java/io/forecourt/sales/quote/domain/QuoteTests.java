package io.forecourt.sales.quote.domain;

import static io.forecourt.sales.quote.domain.QuoteMother.CONSULTANT;
import static io.forecourt.sales.quote.domain.QuoteMother.NEXT_WEEK;
import static io.forecourt.sales.quote.domain.QuoteMother.NOON;
import static io.forecourt.sales.quote.domain.QuoteMother.TERMS;
import static io.forecourt.sales.quote.domain.QuoteMother.discount;
import static io.forecourt.sales.quote.domain.QuoteMother.draft;
import static io.forecourt.sales.quote.domain.QuoteMother.mats;
import static io.forecourt.sales.quote.domain.QuoteMother.prepared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import io.forecourt.sales.order.domain.Offer;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class QuoteTests {

  @Test
  void theTotalIsTheSumOfItsLines() {
    var quote = prepared();

    QuoteVersion version =
        quote.prepare(draft(mats(2), discount("1000.00")), TERMS, CONSULTANT, NOON);

    assertThat(version.listPrice()).isEqualTo(Money.cny("150000.00"));
    assertThat(version.discount()).isEqualTo(Money.cny("1000.00"));
    assertThat(version.total()).isEqualTo(Money.cny("150760.00"));
  }

  @Test
  void aDiscountDownToTheFloorIsTheConsultantsOwn() {
    QuoteVersion version = prepared().prepare(draft(discount("4500.00")), TERMS, CONSULTANT, NOON);

    assertThat(version.total()).isEqualTo(Money.cny("145500.00"));
  }

  @Test
  void oneCentBelowTheFloorIsRefused() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> prepared().prepare(draft(discount("4500.01")), TERMS, CONSULTANT, NOON))
        .returns("quote.below-floor", RuleViolation::code)
        .returns(List.of(Money.cny("145499.99"), Money.cny("145500.00")), RuleViolation::arguments);
  }

  @Test
  void accessoriesDoNotHideADiscountBelowTheFloor() {
    refused(
        "quote.below-floor",
        () -> prepared().prepare(draft(mats(9), discount("4500.01")), TERMS, CONSULTANT, NOON));
  }

  @Test
  void aChangeIsANewVersionAndLeavesTheOldOneAsItWas() {
    var quote = prepared();
    QuoteVersion first = quote.newest();

    quote.prepare(draft(mats(1)), TERMS, CONSULTANT, NOON);

    assertThat(quote.versions()).hasSize(2).startsWith(first);
    assertThat(quote.newest().number()).isEqualTo(2);
  }

  @Test
  void theNewestVersionIsIssuedWithItsHold() {
    var quote = prepared();
    quote.prepare(draft(mats(1)), TERMS, CONSULTANT, NOON);

    Offer offer = quote.issue(new HoldOutcome.Held("hold-1", NOON), CONSULTANT, NOON);

    assertThat(offer)
        .returns(2, Offer::version)
        .returns(Money.cny("150880.00"), Offer::total)
        .returns(true, Offer::withAccessories)
        .returns("hold-1", Offer::holdId);
  }

  @Test
  void withoutAnAnswerFromInventoryItIsIssuedWithoutAHold() {
    Offer offer = prepared().issue(new HoldOutcome.InventoryDown(), CONSULTANT, NOON);

    assertThat(offer.holdId()).isNull();
  }

  @Test
  void aVersionIsIssuedOnce() {
    var quote = prepared();
    quote.issue(new HoldOutcome.NotAsked(), CONSULTANT, NOON);

    refused(
        "quote.already-issued", () -> quote.issue(new HoldOutcome.NotAsked(), CONSULTANT, NOON));
  }

  @Test
  void anExpiredVersionIsNotIssued() {
    refused(
        "quote.expired", () -> prepared().issue(new HoldOutcome.NotAsked(), CONSULTANT, NEXT_WEEK));
  }

  @Test
  void upToItsLastMomentAVersionIsIssued() {
    var quote = prepared();

    quote.issue(new HoldOutcome.NotAsked(), CONSULTANT, NEXT_WEEK.minusMillis(1));

    assertThat(quote.isIssued()).isTrue();
  }

  private static void refused(String code, ThrowingCallable attempt) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(attempt)
        .returns(code, RuleViolation::code);
  }
}
