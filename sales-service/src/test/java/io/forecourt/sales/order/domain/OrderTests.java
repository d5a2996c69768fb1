package io.forecourt.sales.order.domain;

import static io.forecourt.sales.order.domain.OrderMother.BALANCE;
import static io.forecourt.sales.order.domain.OrderMother.CASHIER;
import static io.forecourt.sales.order.domain.OrderMother.COMPLETE;
import static io.forecourt.sales.order.domain.OrderMother.CONSULTANT;
import static io.forecourt.sales.order.domain.OrderMother.DEPOSIT;
import static io.forecourt.sales.order.domain.OrderMother.MANAGER;
import static io.forecourt.sales.order.domain.OrderMother.NOON;
import static io.forecourt.sales.order.domain.OrderMother.TERMS;
import static io.forecourt.sales.order.domain.OrderMother.TODAY;
import static io.forecourt.sales.order.domain.OrderMother.TOTAL;
import static io.forecourt.sales.order.domain.OrderMother.VIN;
import static io.forecourt.sales.order.domain.OrderMother.balance;
import static io.forecourt.sales.order.domain.OrderMother.confirmed;
import static io.forecourt.sales.order.domain.OrderMother.damaged;
import static io.forecourt.sales.order.domain.OrderMother.deposit;
import static io.forecourt.sales.order.domain.OrderMother.draft;
import static io.forecourt.sales.order.domain.OrderMother.fileComplete;
import static io.forecourt.sales.order.domain.OrderMother.inspected;
import static io.forecourt.sales.order.domain.OrderMother.inspectionFailed;
import static io.forecourt.sales.order.domain.OrderMother.offer;
import static io.forecourt.sales.order.domain.OrderMother.offerOver;
import static io.forecourt.sales.order.domain.OrderMother.quoted;
import static io.forecourt.sales.order.domain.OrderMother.ready;
import static io.forecourt.sales.order.domain.OrderMother.released;
import static io.forecourt.sales.order.domain.OrderMother.reserved;
import static io.forecourt.sales.order.domain.OrderMother.scheduledFor;
import static io.forecourt.sales.order.domain.OrderMother.sign;
import static io.forecourt.sales.order.domain.OrderMother.signed;
import static io.forecourt.sales.order.domain.OrderMother.withCar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.access.Caller;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import io.forecourt.sales.order.domain.OrderEvent.BlockReason;
import io.forecourt.sales.order.domain.OrderEvent.ContractSigned;
import io.forecourt.sales.order.domain.OrderEvent.DeliveryBlocked;
import io.forecourt.sales.order.domain.OrderEvent.DeliveryScheduled;
import io.forecourt.sales.order.domain.OrderEvent.OrderCancelled;
import io.forecourt.sales.order.domain.OrderEvent.OrderPlaced;
import io.forecourt.sales.order.domain.OrderEvent.OrderReady;
import io.forecourt.sales.order.domain.OrderEvent.PaymentFellDue;
import io.forecourt.sales.order.domain.OrderEvent.PaymentNoLongerDue;
import io.forecourt.sales.order.domain.OrderEvent.PaymentOverdue;
import io.forecourt.sales.order.domain.OrderEvent.PaymentReceived;
import io.forecourt.sales.order.domain.OrderEvent.PaymentStep;
import io.forecourt.sales.order.domain.OrderEvent.QuoteExpired;
import io.forecourt.sales.order.domain.OrderEvent.QuoteIssued;
import io.forecourt.sales.order.domain.OrderEvent.StageChanged;
import io.forecourt.sales.order.domain.OrderEvent.VehicleDelivered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTests {

  private static final Instant IN_SIX_HOURS = NOON.plus(Duration.ofHours(6));
  private static final Instant NEXT_WEEK = NOON.plus(Duration.ofDays(7));

  @Nested
  class Opening {

    @Test
    void aNewDealIsADraftOfItsConsultant() {
      Order deal = draft();

      assertThat(deal.state()).isEqualTo(OrderState.DRAFT);
      assertThat(deal.consultantId()).isEqualTo(CONSULTANT);
      assertThat(deal.news()).containsExactly(new StageChanged(null, OrderState.DRAFT, NOON));
    }

    @Test
    void anOpenDealFollowsItsLeadToTheNextConsultant() {
      Order deal = quoted();

      boolean followed = deal.follow(assignedTo("person-wang", 2));

      assertThat(followed).isTrue();
      assertThat(deal.consultantId()).isEqualTo("person-wang");
    }

    @Test
    void anOlderAssignmentAfterANewerOneIsOvertaken() {
      Order deal = draft();
      deal.follow(assignedTo("person-wang", 3));

      boolean followed = deal.follow(assignedTo("person-sun", 2));

      assertThat(followed).isFalse();
      assertThat(deal.consultantId()).isEqualTo("person-wang");
    }

    @Test
    void aDeliveredOrderStaysWithWhoSoldIt() {
      Order order = OrderMother.delivered();

      order.follow(assignedTo("person-wang", 2));

      assertThat(order.consultantId()).isEqualTo(CONSULTANT);
    }

    @Test
    void aLostLeadClosesItsDeal() {
      Order deal = quoted();

      boolean closed = deal.loseLead("BOUGHT_ELSEWHERE", NOON);

      assertThat(closed).isTrue();
      assertThat(deal.state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void aLostLeadDoesNotTouchASignedContract() {
      Order order = signed();

      boolean closed = order.loseLead("BOUGHT_ELSEWHERE", NOON);

      assertThat(closed).isFalse();
      assertThat(order.state()).isEqualTo(OrderState.QUOTED);
    }

    private LeadInHand assignedTo(String consultant, long sequence) {
      return new LeadInHand("lead-1", "customer-1", consultant, "EAST", sequence);
    }
  }

  @Nested
  class Quoting {

    @Test
    void theFirstOfferMovesTheDealToQuoted() {
      Order deal = quoted();

      assertThat(deal.state()).isEqualTo(OrderState.QUOTED);
      assertThat(deal.news())
          .contains(
              new QuoteIssued(offer(), NOON),
              new StageChanged(OrderState.DRAFT, OrderState.QUOTED, NOON));
    }

    @Test
    void aLaterOfferTakesThePlaceOfTheOneBefore() {
      Order deal = quoted();

      deal.present(offerOver("148000.00"), CONSULTANT, NOON);

      assertThat(deal.outstanding()).isEqualTo(Money.cny("148000.00"));
      assertThat(told(deal, StageChanged.class)).hasSize(2);
    }

    @Test
    void afterTheContractNoOtherOfferIsPresented() {
      Order order = signed();

      refused("contract.already-signed", () -> order.present(offer(), CONSULTANT, NOON));
    }

    @Test
    void anOfferBelowWhatIsPaidAlreadyIsRefused() {
      Order deal = quoted();
      deal.receive(deposit("5000.01"), TERMS, NOON);

      refused("quote.total-below-paid", () -> deal.present(offerOver("5000.00"), CONSULTANT, NOON));
    }

    @Test
    void anOfferExpiresWhenItsTimeIsUpAndNotBefore() {
      Order deal = quoted();

      boolean before = deal.expireOffer(NEXT_WEEK.minusMillis(1));
      boolean then = deal.expireOffer(NEXT_WEEK);

      assertThat(before).isFalse();
      assertThat(then).isTrue();
      assertThat(told(deal, QuoteExpired.class)).hasSize(1);
    }

    @Test
    void aSignedOfferDoesNotExpire() {
      Order order = signed();

      assertThat(order.expireOffer(NEXT_WEEK.plusSeconds(1))).isFalse();
    }
  }

  @Nested
  class Signing {

    @Test
    void theContractAloneDoesNotConfirmTheOrder() {
      Order order = signed();

      assertThat(order.state()).isEqualTo(OrderState.QUOTED);
      assertThat(told(order, ContractSigned.class)).hasSize(1);
      assertThat(told(order, OrderPlaced.class)).isEmpty();
    }

    @Test
    void onlyTheOfferInHandCanBeSigned() {
      Order deal = quoted();

      refused(
          "contract.quote-not-current",
          () -> deal.sign("quote-1", 2, TODAY, "SO-1", CONSULTANT, TODAY, NOON));
    }

    @Test
    void anExpiredOfferCannotBeSigned() {
      Order deal = quoted();

      refused(
          "contract.quote-expired",
          () -> deal.sign("quote-1", 1, TODAY, "SO-1", CONSULTANT, TODAY, NEXT_WEEK));
    }

    @Test
    void anOfferCanBeSignedUpToItsLastInstant() {
      Order deal = quoted();

      deal.sign("quote-1", 1, TODAY, "SO-1", CONSULTANT, TODAY, NEXT_WEEK.minusMillis(1));

      assertThat(deal.contract()).isPresent();
    }

    @Test
    void aContractCannotBeSignedTomorrow() {
      Order deal = quoted();

      refused(
          "contract.signed-in-future",
          () -> deal.sign("quote-1", 1, TODAY.plusDays(1), "SO-1", CONSULTANT, TODAY, NOON));
    }

    @Test
    void aSecondContractIsRefused() {
      Order order = signed();

      refused("contract.already-signed", () -> sign(order));
    }
  }

  @Nested
  class Paying {

    @Test
    void contractAndDepositPlaceTheOrderOnce() {
      Order order = confirmed();

      assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
      assertThat(told(order, OrderPlaced.class))
          .singleElement()
          .returns(NOON, OrderPlaced::depositAt);
    }

    @Test
    void theDepositMayComeBeforeTheContractAndKeepsItsInstant() {
      Order order = quoted();
      order.receive(deposit("5000.00"), TERMS, NOON.minusSeconds(60));

      sign(order);

      assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
      assertThat(told(order, OrderPlaced.class))
          .singleElement()
          .returns(NOON.minusSeconds(60), OrderPlaced::depositAt);
    }

    @Test
    void aDepositOneCentShortIsRefused() {
      Order order = signed();

      refused("payment.deposit-too-small", () -> order.receive(deposit("4999.99"), TERMS, NOON));
    }

    @Test
    void aSecondDepositIsRefused() {
      Order order = quoted();
      order.receive(deposit("5000.00"), TERMS, NOON);

      refused(
          "payment.deposit-already-booked", () -> order.receive(deposit("5000.00"), TERMS, NOON));
    }

    @Test
    void aBalanceBeforeTheDepositIsRefused() {
      Order order = signed();

      refused("order.wrong-state", () -> order.receive(balance("145000.00"), TERMS, NOON));
    }

    @Test
    void oneCentTooMuchIsRefused() {
      Order order = confirmed();

      refused(
          "payment.exceeds-outstanding", () -> order.receive(balance("145000.01"), TERMS, NOON));
    }

    @Test
    void aDepositAboveTheTotalIsRefused() {
      Order order = signed();

      refused(
          "payment.exceeds-outstanding", () -> order.receive(deposit("150000.01"), TERMS, NOON));
    }

    @Test
    void theBalanceClosesTheGateToTheCent() {
      Order order = confirmed();

      order.receive(balance("144999.99"), TERMS, NOON);
      Set<Gate> oneCentShort = order.openGates();
      order.receive(balance("0.01"), TERMS, NOON);

      assertThat(oneCentShort).contains(Gate.PAID);
      assertThat(order.openGates()).doesNotContain(Gate.PAID);
      assertThat(told(order, PaymentReceived.class))
          .extracting(PaymentReceived::outstanding)
          .containsExactly(Money.cny("0.01"), Money.zero());
    }

    @Test
    void nothingIsBookedToAPaidOrder() {
      Order order = ready();

      refused("payment.nothing-outstanding", () -> order.receive(balance("0.01"), TERMS, NOON));
    }

    @Test
    void whoSellsDoesNotBookMoney() {
      Order order = signed();
      var ownDeposit = new Payment("payment-9", Payment.Kind.DEPOSIT, DEPOSIT, CONSULTANT);

      refused("payment.seller-may-not-book", () -> order.receive(ownDeposit, TERMS, NOON));
    }

    @Test
    void theDepositIsOwedFromTheSignatureToItsBooking() {
      Order order = signed();
      List<PaymentFellDue> fellDue = told(order, PaymentFellDue.class);

      order.receive(deposit("5000.00"), TERMS, NOON);

      assertThat(fellDue).hasSize(1);
      assertThat(told(order, PaymentNoLongerDue.class)).hasSize(1);
    }

    @Test
    void theBalanceIsOwedOnlyOnceACarWaits() {
      Order order = confirmed();
      boolean beforeTheCar = order.remindOfPayment(NOON);

      order.learn(reserved(1), NOON);

      assertThat(beforeTheCar).isFalse();
      assertThat(order.remindOfPayment(NOON)).isTrue();
      assertThat(told(order, PaymentOverdue.class))
          .containsExactly(new PaymentOverdue(PaymentStep.REMINDED, BALANCE, NOON));
    }

    @Test
    void nothingIsOwedForACarThatWasDamaged() {
      Order order = withCar();
      order.proposeCancellationUnpaid(NOON);

      order.learn(damaged(2), NOON);

      assertThat(told(order, PaymentNoLongerDue.class)).hasSize(2);
      assertThat(order.memento().cancellationRequest()).isNull();
      assertThat(order.remindOfPayment(NOON)).isFalse();
      assertThat(order.proposeCancellationUnpaid(NOON)).isFalse();
    }

    @Test
    void anOrderUnpaidForTooLongIsProposedForCancellation() {
      Order order = withCar();

      order.proposeCancellationUnpaid(NOON);

      assertThat(order.memento().cancellationRequest())
          .isEqualTo(new CancellationRequest(Caller.SYSTEM, "UNPAID", null, NOON));
    }

    @Test
    void payingAfterAllWithdrawsTheProposal() {
      Order order = withCar();
      order.proposeCancellationUnpaid(NOON);

      order.receive(balance("145000.00"), TERMS, NOON);

      assertThat(order.memento().cancellationRequest()).isNull();
    }

    @Test
    void aPaidOrderIsNeitherRemindedNorProposedForCancellation() {
      Order order = ready();

      assertThat(order.remindOfPayment(NOON)).isFalse();
      assertThat(order.proposeCancellationUnpaid(NOON)).isFalse();
    }

    @Test
    void anInvoiceWaitsForTheLastCent() {
      Order order = confirmed();

      refused("invoice.not-paid", () -> order.invoice("INV-1", "person-qian", NOON));
    }

    @Test
    void anOrderIsInvoicedOnce() {
      Order order = ready();
      order.invoice("INV-1", CASHIER, NOON);

      refused("invoice.already-issued", () -> order.invoice("INV-2", CASHIER, NOON));
    }
  }

  @Nested
  class Gates {

    @Test
    void aConfirmedOrderWaitsForEverythingButAccessories() {
      assertThat(confirmed().openGates())
          .containsExactly(
              Gate.PAID, Gate.CAR_ALLOCATED, Gate.INSPECTED, Gate.PAPERS, Gate.INSURED);
    }

    @Test
    void anOrderIsReadyWhenTheLastGateCloses() {
      Order order = ready();

      assertThat(order.isReady()).isTrue();
      assertThat(told(order, OrderReady.class)).hasSize(1);
    }

    @Test
    void theGatesCloseInWhateverOrderTheNewsComes() {
      var seed = 20261121L;
      var random = new Random(seed);
      for (int round = 0; round < 50; round++) {
        Order order = confirmed();
        List<Runnable> news = closingNews(order);
        Collections.shuffle(news, random);

        news.forEach(Runnable::run);

        assertThat(order.isReady()).as("seed %s round %s", seed, round).isTrue();
        assertThat(told(order, OrderReady.class)).hasSize(1);
      }
    }

    @Test
    void everyFactMayComeTwice() {
      Order order = confirmed();
      closingNews(order).forEach(Runnable::run);

      boolean again = order.learn(reserved(1), NOON);

      assertThat(again).isFalse();
      assertThat(told(order, OrderReady.class)).hasSize(1);
    }

    @Test
    void anOlderReservationAfterTheReleaseIsOvertaken() {
      Order order = confirmed();
      order.learn(released(2), NOON);

      boolean learned = order.learn(reserved(1), NOON);

      assertThat(learned).isFalse();
      assertThat(order.openGates()).contains(Gate.CAR_ALLOCATED);
    }

    @Test
    void anOlderPassAfterTheFailureIsOvertaken() {
      Order order = withCar();
      order.learn(inspectionFailed(5), NOON);

      boolean learned = order.learn(inspected(4), NOON);

      assertThat(learned).isFalse();
      assertThat(order.openGates()).contains(Gate.INSPECTED);
    }

    @Test
    void aReleasedCarOpensItsGatesAgain() {
      Order order = ready();

      order.learn(released(9), NOON);

      assertThat(order.openGates())
          .containsExactly(Gate.CAR_ALLOCATED, Gate.INSPECTED, Gate.PAPERS, Gate.INSURED);
    }

    @Test
    void aReplacementCarNeedsItsOwnInspectionFileAndPolicy() {
      Order order = ready();

      order.learn(reserved("vehicle-2", "LSVAA4182E2184850", NOON.plusSeconds(60), 1), NOON);

      assertThat(order.car()).get().returns("vehicle-2", Car::vehicleId);
      assertThat(order.openGates()).containsExactly(Gate.INSPECTED, Gate.PAPERS, Gate.INSURED);
    }

    @Test
    void theLateReleaseOfTheFirstCarDoesNotTouchItsReplacement() {
      Order order = withCar();
      order.learn(reserved("vehicle-2", "LSVAA4182E2184850", NOON.plusSeconds(60), 1), NOON);

      order.learn(released(9), NOON);

      assertThat(order.car()).get().returns("vehicle-2", Car::vehicleId);
    }

    @Test
    void aLatePolicyForTheFirstCarDoesNotUncoverItsReplacement() {
      Order order = withCar();
      order.learn(reserved("vehicle-2", "LSVAA4182E2184850", NOON.plusSeconds(60), 1), NOON);
      order.insure("policy-2", "LSVAA4182E2184850", NOON);

      order.insure("policy-1", VIN, NOON);

      assertThat(order.openGates()).doesNotContain(Gate.INSURED);
    }

    @Test
    void aCancelledPolicyNoLongerInsuresTheCar() {
      Order order = ready();

      boolean lost = order.losePolicy("policy-1", NOON);

      assertThat(lost).isTrue();
      assertThat(order.openGates()).containsExactly(Gate.INSURED);
    }

    @Test
    void whatBecameOfAPolicyMayBeHeardTwiceAndInAnyOrder() {
      var seed = 20261122L;
      var random = new Random(seed);
      for (int round = 0; round < 50; round++) {
        Order order = withCar();
        List<Runnable> news =
            new ArrayList<>(
                List.of(
                    () -> order.insure("policy-1", VIN, NOON),
                    () -> order.insure("policy-1", VIN, NOON),
                    () -> order.losePolicy("policy-1", NOON),
                    () -> order.losePolicy("policy-1", NOON)));
        Collections.shuffle(news, random);

        news.forEach(Runnable::run);

        assertThat(order.openGates()).as("seed %s round %s", seed, round).contains(Gate.INSURED);
      }
    }

    @Test
    void thePolicyThatTookThePlaceOfACancelledOneInsuresTheCar() {
      var seed = 20261123L;
      var random = new Random(seed);
      for (int round = 0; round < 50; round++) {
        Order order = withCar();
        List<Runnable> news =
            new ArrayList<>(
                List.of(
                    () -> order.insure("policy-1", VIN, NOON),
                    () -> order.losePolicy("policy-1", NOON),
                    () -> order.insure("policy-2", VIN, NOON)));
        Collections.shuffle(news, random);

        news.forEach(Runnable::run);

        assertThat(order.openGates())
            .as("seed %s round %s", seed, round)
            .doesNotContain(Gate.INSURED);
      }
    }

    @Test
    void aDamagedCarIsNoLongerTheOrders() {
      Order order = ready();

      order.learn(damaged(9), NOON);

      assertThat(order.car()).isEmpty();
      assertThat(order.openGates())
          .containsExactly(Gate.CAR_ALLOCATED, Gate.INSPECTED, Gate.PAPERS, Gate.INSURED);
      refused("delivery.no-car", () -> order.schedule(NEXT_WEEK, TERMS, CONSULTANT, NOON));
    }

    @Test
    void aCarThatComesBackRepairedIsInspectedAnew() {
      Order order = withCar();
      order.learn(inspected(2), NOON);
      order.learn(damaged(3), NOON);

      order.learn(reserved(4), NOON);

      assertThat(order.car()).isPresent();
      assertThat(order.openGates()).contains(Gate.INSPECTED);
    }

    @Test
    void ofTwoCarsTheOneThatIsLeftIsTheOrdersInWhateverOrderTheNewsComes() {
      List<CarFact> news =
          List.of(
              reserved(1),
              released(2),
              reserved("vehicle-2", "LSVAA4182E2184850", NOON.plusSeconds(60), 1),
              damaged(3));
      for (List<CarFact> told : orderings(news)) {
        Order order = confirmed();

        told.forEach(fact -> order.learn(fact, NOON));

        assertThat(order.car()).as("%s", told).get().returns("vehicle-2", Car::vehicleId);
        assertThat(order.openGates()).as("%s", told).doesNotContain(Gate.CAR_ALLOCATED);
      }
    }

    @Test
    void evenAtOneInstantOnlyTheFactsDecideWhichOfTwoCarsIsLeft() {
      List<CarFact> news =
          List.of(
              reserved("vehicle-9", VIN, NOON, 1),
              new CarFact.Released("vehicle-9", VIN, NOON, 2),
              reserved("vehicle-2", "LSVAA4182E2184850", NOON, 1),
              new CarFact.Damaged("vehicle-9", VIN, NOON, 3));
      for (List<CarFact> told : orderings(news)) {
        Order order = confirmed();

        told.forEach(fact -> order.learn(fact, NOON));

        assertThat(order.car()).as("%s", told).get().returns("vehicle-2", Car::vehicleId);
      }
    }

    @Test
    void lateNewsOfTheFirstCarLeavesTheSlotOfItsReplacement() {
      Order order = confirmed();
      order.learn(reserved("vehicle-2", "LSVAA4182E2184850", NOON.plusSeconds(60), 1), NOON);
      order.schedule(NEXT_WEEK, TERMS, CONSULTANT, NOON);

      for (CarFact late : List.of(reserved(1), inspectionFailed(2), released(3), damaged(4))) {
        order.learn(late, NOON);
      }

      assertThat(order.memento().slotAt()).isEqualTo(NEXT_WEEK);
    }

    private List<List<CarFact>> orderings(List<CarFact> facts) {
      if (facts.isEmpty()) {
        return List.of(List.of());
      }
      return facts.stream()
          .flatMap(
              first -> {
                List<CarFact> others = new ArrayList<>(facts);
                others.remove(first);
                return orderings(others).stream()
                    .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList());
              })
          .toList();
    }

    @Test
    void theCustomersWrittenWaiverStandsForAPolicy() {
      Order order = withCar();

      order.waiveInsurance("Insures with the employer", CONSULTANT, NOON);

      assertThat(order.openGates()).doesNotContain(Gate.INSURED);
    }

    @Test
    void promisedAccessoriesMustBeFitted() {
      Order order = OrderMother.confirmedOn(OrderMother.offerWithAccessories());
      Set<Gate> before = order.openGates();

      order.fitAccessories(CONSULTANT, NOON);

      assertThat(before).contains(Gate.ACCESSORIES);
      assertThat(order.openGates()).doesNotContain(Gate.ACCESSORIES);
    }

    @Test
    void withoutAPromiseThereIsNothingToFit() {
      refused("accessories.none-promised", () -> confirmed().fitAccessories(CONSULTANT, NOON));
    }

    private List<Runnable> closingNews(Order order) {
      return new ArrayList<>(
          List.of(
              () -> order.learn(reserved(1), NOON),
              () -> order.learn(inspected(2), NOON),
              () -> order.learn(fileComplete(3), NOON),
              () -> order.insure("policy-1", VIN, NOON),
              () -> order.receive(balance("145000.00"), TERMS, NOON)));
    }
  }

  @Nested
  class Delivering {

    @Test
    void aSlotNeedsACar() {
      refused("delivery.no-car", () -> confirmed().schedule(IN_SIX_HOURS, TERMS, CONSULTANT, NOON));
    }

    @Test
    void aSlotSixHoursAheadLeavesTimeForTheInspection() {
      Order order = scheduledFor(IN_SIX_HOURS);

      assertThat(told(order, DeliveryScheduled.class))
          .singleElement()
          .returns(IN_SIX_HOURS, DeliveryScheduled::slotAt);
    }

    @Test
    void aSlotAMomentEarlierIsRefused() {
      refused(
          "delivery.slot-too-early",
          () -> withCar().schedule(IN_SIX_HOURS.minusMillis(1), TERMS, CONSULTANT, NOON));
    }

    @Test
    void forACarInspectedLongAgoAnySlotFromNowOnWillDo() {
      Order order = withCar();
      order.learn(inspected(2), NOON);

      order.schedule(IN_SIX_HOURS, TERMS, CONSULTANT, IN_SIX_HOURS);

      assertThat(order.memento().slotAt()).isEqualTo(IN_SIX_HOURS);
    }

    @Test
    void anUnpaidOrderLosesItsSlot() {
      Order order = scheduledFor(IN_SIX_HOURS);

      boolean blocked = order.blockUnpaidDelivery(NOON);

      assertThat(blocked).isTrue();
      assertThat(told(order, DeliveryBlocked.class))
          .containsExactly(new DeliveryBlocked(BlockReason.NOT_PAID, IN_SIX_HOURS, NOON));
      assertThat(order.memento().slotAt()).isNull();
    }

    @Test
    void aPaidOrderKeepsItsSlot() {
      assertThat(ready().blockUnpaidDelivery(NOON)).isFalse();
    }

    @Test
    void aFailedInspectionGivesTheSlotBack() {
      Order order = scheduledFor(IN_SIX_HOURS);

      order.learn(inspectionFailed(2), NOON);

      assertThat(told(order, DeliveryBlocked.class))
          .extracting(DeliveryBlocked::reason)
          .containsExactly(BlockReason.INSPECTION_FAILED);
    }

    @Test
    void aSecondFailedInspectionGivesTheNextSlotBackToo() {
      Order order = scheduledFor(IN_SIX_HOURS);
      order.learn(inspectionFailed(2), NOON);
      order.schedule(NEXT_WEEK, TERMS, CONSULTANT, NOON);

      order.learn(inspectionFailed(3), NOON);

      assertThat(order.memento().slotAt()).isNull();
      assertThat(told(order, DeliveryBlocked.class)).hasSize(2);
    }

    @Test
    void aDamagedCarGivesTheSlotBackEvenAfterAFailedInspection() {
      Order order = scheduledFor(IN_SIX_HOURS);
      order.learn(inspectionFailed(2), NOON);
      order.schedule(NEXT_WEEK, TERMS, CONSULTANT, NOON);

      order.learn(damaged(3), NOON);

      assertThat(order.memento().slotAt()).isNull();
      assertThat(told(order, DeliveryBlocked.class))
          .extracting(DeliveryBlocked::reason)
          .containsExactly(BlockReason.INSPECTION_FAILED, BlockReason.CAR_RELEASED);
    }

    @Test
    void theCarThatWasHandedOverStaysTheCustomersWhateverIsHeardLater() {
      Order order = OrderMother.delivered();

      boolean damage = order.learn(damaged(9), NOON);
      boolean replacement =
          order.learn(reserved("vehicle-2", "LSVAA4182E2184850", NOON.plusSeconds(60), 1), NOON);

      assertThat(damage).isFalse();
      assertThat(replacement).isFalse();
      assertThat(order.car()).get().returns(OrderMother.CAR, Car::vehicleId);
    }

    @Test
    void aNewSlotAfterAFailedInspectionOutlastsOtherNews() {
      Order order = scheduledFor(IN_SIX_HOURS);
      order.learn(inspectionFailed(2), NOON);
      order.schedule(NEXT_WEEK, TERMS, CONSULTANT, NOON);

      order.receive(balance("145000.00"), TERMS, NOON);

      assertThat(order.memento().slotAt()).isEqualTo(NEXT_WEEK);
    }

    @Test
    void aReleasedCarGivesTheSlotBack() {
      Order order = scheduledFor(IN_SIX_HOURS);

      order.learn(released(2), NOON);

      assertThat(told(order, DeliveryBlocked.class))
          .extracting(DeliveryBlocked::reason)
          .containsExactly(BlockReason.CAR_RELEASED);
    }

    @Test
    void aReadyOrderIsDelivered() {
      Order order = OrderMother.delivered();

      assertThat(order.state()).isEqualTo(OrderState.DELIVERED);
      assertThat(told(order, VehicleDelivered.class))
          .singleElement()
          .returns(true, VehicleDelivered::warrantyExplained)
          .returns(CONSULTANT, VehicleDelivered::deliveredBy);
    }

    @Test
    void aMissingGateIsNamed() {
      Order order = ready();
      order.learn(inspectionFailed(9), NOON);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> order.deliver(COMPLETE, CONSULTANT, NOON))
          .returns("delivery.gates-open", RuleViolation::code)
          .returns(List.of("INSPECTED"), RuleViolation::arguments);
    }

    @Test
    void theHandoverNeedsASlot() {
      Order order = scheduledFor(IN_SIX_HOURS);
      order.blockUnpaidDelivery(NOON);
      closeAllGates(order);

      refused("delivery.no-slot", () -> order.deliver(COMPLETE, CONSULTANT, NOON));
    }

    @Test
    void theWarrantyTalkIsNotSkipped() {
      var withoutTalk = new Handover(false, true, true, true);

      refused(
          "delivery.checklist-incomplete", () -> ready().deliver(withoutTalk, CONSULTANT, NOON));
    }

    private void closeAllGates(Order order) {
      order.learn(inspected(2), NOON);
      order.learn(fileComplete(3), NOON);
      order.insure("policy-1", VIN, NOON);
      order.receive(balance("145000.00"), TERMS, NOON);
    }
  }

  @Nested
  class Cancelling {

    @ParameterizedTest
    @EnumSource(
        names = {"DELIVERED", "CANCELLED"},
        mode = Mode.EXCLUDE)
    void anOpenDealCanBeCancelled(OrderState open) {
      Order order = OrderMother.in(open);

      order.cancel("CUSTOMER_WITHDREW", MANAGER, NOON);

      assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "CANCELLED"})
    void aClosedOneCannot(OrderState closed) {
      Order order = OrderMother.in(closed);

      refused("order.wrong-state", () -> order.cancel("CUSTOMER_WITHDREW", MANAGER, NOON));
    }

    @Test
    void theCancellationNamesTheCarToBeFreed() {
      Order order = withCar();

      order.cancel("CUSTOMER_WITHDREW", MANAGER, NOON);

      assertThat(told(order, OrderCancelled.class))
          .containsExactly(new OrderCancelled(OrderMother.CAR, "CUSTOMER_WITHDREW", MANAGER, NOON));
    }

    @Test
    void whoAsksDoesNotApprove() {
      Order order = confirmed();
      order.requestCancellation("CUSTOMER_WITHDREW", null, CONSULTANT, NOON);

      refused(
          "order.requester-may-not-decide", () -> order.decideCancellation(true, CONSULTANT, NOON));
      refused(
          "order.requester-may-not-decide",
          () -> order.cancel("CUSTOMER_WITHDREW", CONSULTANT, NOON));
    }

    @Test
    void anApprovedRequestCancelsForItsReason() {
      Order order = confirmed();
      order.requestCancellation("FINANCE_REFUSED", "Bank said no", CONSULTANT, NOON);

      order.decideCancellation(true, MANAGER, NOON);

      assertThat(told(order, OrderCancelled.class))
          .extracting(OrderCancelled::reasonCode)
          .containsExactly("FINANCE_REFUSED");
    }

    @Test
    void aRefusedRequestLeavesTheOrderAsItWas() {
      Order order = confirmed();
      order.requestCancellation("CUSTOMER_WITHDREW", null, CONSULTANT, NOON);

      order.decideCancellation(false, MANAGER, NOON);

      assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
      assertThat(order.memento().cancellationRequest()).isNull();
    }

    @Test
    void thereIsAtMostOneOpenRequest() {
      Order order = confirmed();
      order.requestCancellation("CUSTOMER_WITHDREW", null, CONSULTANT, NOON);

      refused(
          "order.cancellation-pending",
          () -> order.requestCancellation("OTHER", null, CONSULTANT, NOON));
    }

    @Test
    void nothingIsHandedOverWhileARequestIsOpen() {
      Order order = ready();
      order.requestCancellation("CUSTOMER_WITHDREW", null, CONSULTANT, NOON);

      refused("order.cancellation-pending", () -> order.deliver(COMPLETE, CONSULTANT, NOON));
    }

    @Test
    void withoutARequestThereIsNothingToDecide() {
      refused(
          "order.no-cancellation-request",
          () -> confirmed().decideCancellation(true, MANAGER, NOON));
    }
  }

  @Nested
  class WhatIsPossible {

    @ParameterizedTest
    @EnumSource
    void aRefusalNamesTheStateAndWhatIsPossibleNow(OrderState state) {
      Order order = OrderMother.in(state);
      for (OrderAction action : OrderAction.values()) {
        if (!action.isPossibleIn(state)) {
          assertThatExceptionOfType(RuleViolation.class)
              .as("%s in %s", action, state)
              .isThrownBy(() -> attempt(order, action))
              .returns("order.wrong-state", RuleViolation::code)
              .satisfies(
                  refusal -> assertThat(refusal.arguments().getFirst()).isEqualTo(state.toString()))
              .satisfies(
                  refusal ->
                      assertThat(refusal.allowed())
                          .containsExactlyInAnyOrderElementsOf(
                              names(order.possibleFor(whoMay(action), NOON))));
        }
      }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPossibleSucceeds(OrderState state) {
      for (OrderAction action : OrderAction.values()) {
        Order order = OrderMother.in(state);
        if (order.possibleFor(whoMay(action), NOON).contains(action)) {
          OrderMemento before = order.memento();

          attempt(order, action);

          assertThat(order.memento()).as("%s in %s", action, state).isNotEqualTo(before);
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {CONSULTANT, "person-qian", MANAGER})
    void whatIsNotPossibleIsRefusedWithARule(String person) {
      for (OrderState state : OrderState.values()) {
        for (OrderAction action : OrderAction.values()) {
          Order order = OrderMother.in(state);
          if (person.equals(whoMay(action)) && !order.possibleFor(person, NOON).contains(action)) {
            assertThatExceptionOfType(RuleViolation.class)
                .as("%s in %s", action, state)
                .isThrownBy(() -> attempt(order, action));
          }
        }
      }
    }

    private List<String> names(Set<OrderAction> actions) {
      return actions.stream().map(OrderAction::toString).toList();
    }

    private String whoMay(OrderAction action) {
      return switch (action) {
        case BOOK_DEPOSIT, BOOK_BALANCE, ISSUE_INVOICE -> CASHIER;
        case DECIDE_CANCELLATION, CANCEL -> MANAGER;
        case ISSUE_QUOTE, SIGN_CONTRACT, FIT_ACCESSORIES, WAIVE_INSURANCE -> CONSULTANT;
        case SCHEDULE_DELIVERY, DELIVER, REQUEST_CANCELLATION -> CONSULTANT;
      };
    }

    private void attempt(Order order, OrderAction action) {
      String person = whoMay(action);
      switch (action) {
        case ISSUE_QUOTE -> order.present(offerOver("149000.00"), person, NOON);
        case SIGN_CONTRACT -> sign(order);
        case BOOK_DEPOSIT -> order.receive(deposit("5000.00"), TERMS, NOON);
        case BOOK_BALANCE -> order.receive(balance("100.00"), TERMS, NOON);
        case ISSUE_INVOICE -> order.invoice("INV-1", person, NOON);
        case FIT_ACCESSORIES -> order.fitAccessories(person, NOON);
        case WAIVE_INSURANCE -> order.waiveInsurance("Own insurer", person, NOON);
        case SCHEDULE_DELIVERY -> order.schedule(IN_SIX_HOURS, TERMS, person, NOON);
        case DELIVER -> order.deliver(COMPLETE, person, NOON);
        case REQUEST_CANCELLATION -> order.requestCancellation("OTHER", null, person, NOON);
        case DECIDE_CANCELLATION -> order.decideCancellation(true, person, NOON);
        case CANCEL -> order.cancel("OTHER", person, NOON);
      }
    }
  }

  @Test
  void anOrderSurvivesBeingStored() {
    Order order = ready();

    Order restored = Order.restore(order.memento());

    assertThat(restored.memento()).isEqualTo(order.memento());
    assertThat(restored.news()).isEmpty();
    assertThat(restored.outstanding()).isEqualTo(Money.zero());
    assertThat(restored.offer()).get().returns(TOTAL, Offer::total);
    assertThat(restored.lead()).isEqualTo(order.lead());
  }

  private static <E extends OrderEvent> List<E> told(Order order, Class<E> kind) {
    return order.news().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static void refused(String code, ThrowingCallable attempt) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(attempt)
        .returns(code, RuleViolation::code);
  }
}
