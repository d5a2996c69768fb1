package io.forecourt.sales;

import static io.forecourt.sales.Showroom.CASHIER;
import static io.forecourt.sales.Showroom.CONSULTANT;
import static io.forecourt.sales.Showroom.MANAGER;
import static io.forecourt.sales.Showroom.OTHER_CONSULTANT;
import static io.forecourt.sales.Showroom.WEST_MANAGER;
import static io.forecourt.sales.Showroom.body;
import static io.forecourt.sales.Showroom.done;
import static io.forecourt.sales.Showroom.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** A car is sold: all of sales-service, on a real database and broker. */
@ForecourtTest(properties = "forecourt.inventory.url=http://127.0.0.1:1")
class SaleIT {

  private static final Map<String, Object> CHECKLIST =
      Map.of(
          "checklist",
          Map.of(
              "warrantyExplained", true,
              "maintenanceExplained", true,
              "customerSigned", true,
              "papersHandedOver", true));

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private BusinessClock clock;
  private Showroom showroom;

  @BeforeEach
  void openShowroom() {
    showroom = new Showroom(mvc, events);
    showroom.publishModel();
  }

  @Nested
  class FromLeadToHandover {

    @Test
    void aCarIsSoldAndEveryFactIsToldInOrder() {
      String vehicle = Ids.next();
      String order = showroom.confirmedOrder();
      showroom.tell(showroom.filed(vehicle, 1));
      showroom.tell(showroom.reserved(vehicle, order, 2));
      showroom.tell(showroom.inspected(vehicle, order, 3));
      showroom.tell(showroom.insured(order));
      showroom.awaitOpenGates(order, "PAID");
      done(showroom.act(CONSULTANT, order, "delivery-slot", slotIn(Duration.ofHours(7))), 200);
      done(showroom.pay(order, "BALANCE", "145000.00"), 201);
      done(showroom.act(CASHIER, order, "invoice", Map.of()), 200);

      JsonNode delivered = done(showroom.act(CONSULTANT, order, "delivery", CHECKLIST), 200);

      assertThat(delivered.path("state").asString()).isEqualTo("DELIVERED");
      assertThat(delivered.path("payments").size()).isEqualTo(2);
      events.await("io.forecourt.sales.vehicle-delivered.v1", order);
      List<TestEvents.Heard> told =
          events.heard("forecourt.sales.order").stream()
              .filter(heard -> heard.subject().equals(order))
              .toList();
      assertThat(told)
          .extracting(SaleIT::name)
          .containsExactly(
              "deal-stage-changed",
              "quote-issued",
              "deal-stage-changed",
              "contract-signed",
              "deposit-received",
              "deal-stage-changed",
              "order-placed",
              "delivery-scheduled",
              "payment-received",
              "order-ready",
              "invoice-issued",
              "deal-stage-changed",
              "vehicle-delivered");
      assertThat(told)
          .extracting(TestEvents.Heard::sequence)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, told.size()).mapToObj(i -> (long) i).toList());
      told.forEach(EventContracts::assertValid);
    }

    @Test
    void aHandoverWithOpenGatesNamesThem() {
      String order = showroom.confirmedOrder();

      MvcTestResult attempt = showroom.act(CONSULTANT, order, "delivery", CHECKLIST);

      refused(attempt, 409, "delivery.gates-open");
      assertThat(body(attempt).path("detail").asString())
          .isEqualTo("Still open: PAID, CAR_ALLOCATED, INSPECTED, PAPERS, INSURED.");
    }

    @Test
    void aCancelledOrderIsToldWithItsCar() {
      String vehicle = Ids.next();
      String order = showroom.confirmedOrder();
      showroom.tell(showroom.reserved(vehicle, order, 1));
      showroom.awaitOpenGates(order, "PAID", "INSPECTED", "PAPERS", "INSURED");

      done(
          showroom.act(MANAGER, order, "cancellation", Map.of("reasonCode", "CUSTOMER_WITHDREW")),
          200);

      JsonNode told = events.await("io.forecourt.sales.order-cancelled.v1", order).data();
      assertThat(told.path("vehicleId").asString()).isEqualTo(vehicle);
      refused(
          showroom.act(MANAGER, order, "cancellation", Map.of("reasonCode", "AGAIN")),
          409,
          "order.wrong-state");
    }

    @Test
    void aRequestedCancellationIsDecidedBySomebodyElse() {
      String order = showroom.confirmedOrder();
      done(
          showroom.act(
              CONSULTANT, order, "cancellation-request", Map.of("reasonCode", "CUSTOMER_WITHDREW")),
          200);

      JsonNode refusal =
          done(
              showroom.act(MANAGER, order, "cancellation-decision", Map.of("approved", false)),
              200);

      assertThat(refusal.path("state").asString()).isEqualTo("CONFIRMED");
      assertThat(refusal.has("cancellationRequest")).isFalse();
    }
  }

  @Nested
  class Quoting {

    @Test
    void aDealIsQuotedOnlyByItsConsultant() {
      String deal = showroom.openDeal();

      MvcTestResult attempt =
          showroom.post(
              OTHER_CONSULTANT,
              "/api/v1/sales/quotes",
              Map.of("dealId", deal, "modelCode", Showroom.MODEL, "items", List.of()));

      refused(attempt, 404, "resource.not-found");
    }

    @Test
    void theServerComputesTheTotal() {
      String deal = showroom.openDeal();

      JsonNode quote =
          done(
              showroom.post(
                  CONSULTANT,
                  "/api/v1/sales/quotes",
                  Map.of(
                      "dealId",
                      deal,
                      "modelCode",
                      Showroom.MODEL,
                      "items",
                      List.of(
                          Map.of("kind", "ACCESSORY", "code", "FLOOR-MATS", "quantity", 2),
                          Map.of(
                              "kind", "DISCOUNT",
                              "code", "YEAR-END",
                              "amount", Map.of("amount", "4500.00", "currency", "CNY"))))),
              201);

      assertThat(quote.path("newest").path("total").path("amount").asString())
          .isEqualTo("147260.00");
      assertThat(quote.path("newest").path("lines").size()).isEqualTo(3);
    }

    @Test
    void aDiscountBelowTheFloorIsRefused() {
      String deal = showroom.openDeal();

      MvcTestResult attempt =
          showroom.post(
              CONSULTANT,
              "/api/v1/sales/quotes",
              Map.of(
                  "dealId",
                  deal,
                  "modelCode",
                  Showroom.MODEL,
                  "items",
                  List.of(
                      Map.of(
                          "kind", "DISCOUNT",
                          "code", "YEAR-END",
                          "amount", Map.of("amount", "4500.01", "currency", "CNY")))));

      refused(attempt, 409, "quote.below-floor");
    }

    @Test
    void aNewVersionLeavesTheOldOneAsItWas() {
      String deal = showroom.openDeal();
      JsonNode first = showroom.quote(deal);

      JsonNode second =
          done(
              showroom.post(
                  CONSULTANT,
                  "/api/v1/sales/quotes/" + first.path("id").asString() + "/versions",
                  Map.of(
                      "modelCode",
                      Showroom.MODEL,
                      "items",
                      List.of(Map.of("kind", "PLATE", "code", "STANDARD", "quantity", 1)))),
              201);

      assertThat(second.path("versions").get(0)).isEqualTo(first.path("newest"));
      assertThat(second.path("newest").path("number").asInt()).isEqualTo(2);
    }

    @Test
    void whileInventoryIsDownAQuoteIsIssuedWithoutAHoldAndSaysSo() {
      String deal = showroom.openDeal();
      String quote = showroom.quote(deal).path("id").asString();

      JsonNode issued =
          done(
              showroom.post(
                  CONSULTANT, "/api/v1/sales/quotes/" + quote + "/issue", Map.of("hold", true)),
              200);

      assertThat(issued.path("issued").path("hold").path("outcome").asString())
          .isEqualTo("INVENTORY_DOWN");
      assertThat(showroom.order(deal).path("state").asString()).isEqualTo("QUOTED");
    }
  }

  @Nested
  class AtOnce {

    @Test
    void twoDepositsWithOneReferenceAreBookedOnce() throws Exception {
      String order = showroom.signedDeal();

      List<MvcTestResult> answers =
          atOnce(4, () -> showroom.pay(order, "DEPOSIT", "5000.00", "R-" + order));

      assertOneDone(answers, 201);
      assertThat(showroom.order(order).path("paid").path("amount").asString()).isEqualTo("5000.00");
      events.await("io.forecourt.sales.order-placed.v1", order);
      assertThat(events.heardOf("io.forecourt.sales.order-placed.v1", order)).hasSize(1);
      assertThat(events.heardOf("io.forecourt.sales.deposit-received.v1", order)).hasSize(1);
    }

    @Test
    void ofTwoManagersOneCancels() throws Exception {
      String order = showroom.confirmedOrder();

      List<MvcTestResult> answers =
          atOnce(
              4,
              () ->
                  showroom.act(
                      MANAGER, order, "cancellation", Map.of("reasonCode", "CUSTOMER_WITHDREW")));

      assertOneDone(answers, 200);
      events.await("io.forecourt.sales.order-cancelled.v1", order);
      assertThat(events.heardOf("io.forecourt.sales.order-cancelled.v1", order)).hasSize(1);
    }

    private void assertOneDone(List<MvcTestResult> answers, int status) {
      List<Integer> statuses =
          answers.stream().map(answer -> answer.getResponse().getStatus()).toList();
      assertThat(statuses).containsOnlyOnce(status);
      assertThat(statuses).allMatch(code -> code == status || code == 409 || code == 412);
    }

    private List<MvcTestResult> atOnce(int times, Callable<MvcTestResult> request)
        throws Exception {
      try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<MvcTestResult>> running = new ArrayList<>();
        for (int i = 0; i < times; i++) {
          running.add(people.submit(request));
        }
        List<MvcTestResult> answers = new ArrayList<>();
        for (Future<MvcTestResult> answer : running) {
          answers.add(answer.get());
        }
        return answers;
      }
    }
  }

  @Nested
  class Learning {

    @Test
    void everyFactMayComeTwice() {
      String vehicle = Ids.next();
      String order = showroom.confirmedOrder();
      List<TestEvents.Telling> facts =
          List.of(
              showroom.reserved(vehicle, order, 1),
              showroom.inspected(vehicle, order, 2),
              showroom.filed(vehicle, 3),
              showroom.insured(order));

      facts.forEach(showroom::tell);
      facts.forEach(showroom::tell);

      showroom.awaitOpenGates(order, "PAID");
      done(showroom.pay(order, "BALANCE", "145000.00"), 201);
      events.await("io.forecourt.sales.order-ready.v1", order);
      assertThat(events.heardOf("io.forecourt.sales.order-ready.v1", order)).hasSize(1);
    }

    @Test
    void anOlderFactAfterANewerOneChangesNothing() {
      String vehicle = Ids.next();
      String order = showroom.confirmedOrder();
      showroom.tell(showroom.reserved(vehicle, order, 1));
      showroom.tell(showroom.inspectionFailed(vehicle, order, 5));
      showroom.tell(showroom.inspected(vehicle, order, 4));
      showroom.tell(showroom.filed(vehicle, 6));

      showroom.awaitOpenGates(order, "PAID", "INSPECTED", "INSURED");
    }

    @Test
    void theReleaseOfTheCarOpensItsGates() {
      String vehicle = Ids.next();
      String order = showroom.confirmedOrder();
      showroom.tell(showroom.reserved(vehicle, order, 1));
      showroom.tell(showroom.inspected(vehicle, order, 2));
      showroom.awaitOpenGates(order, "PAID", "PAPERS", "INSURED");

      showroom.tell(showroom.released(vehicle, order, 3));

      showroom.awaitOpenGates(order, "PAID", "CAR_ALLOCATED", "INSPECTED", "PAPERS", "INSURED");
    }

    @Test
    void theBuyerOfADamagedCarWaitsInTheQueueAgain() {
      String vehicle = Ids.next();
      String order = showroom.confirmedOrder();
      showroom.tell(showroom.reserved(vehicle, order, 1));
      showroom.tell(showroom.inspected(vehicle, order, 2));
      showroom.awaitOpenGates(order, "PAID", "PAPERS", "INSURED");

      showroom.tell(showroom.damaged(vehicle, order, 3));
      showroom.tell(showroom.queued(order, 1));

      showroom.awaitOpenGates(order, "PAID", "CAR_ALLOCATED", "INSPECTED", "PAPERS", "INSURED");
      await()
          .untilAsserted(
              () ->
                  assertThat(showroom.order(order).path("waiting").path("position").asInt(0))
                      .isEqualTo(1));
      assertThat(showroom.order(order).has("car")).isFalse();
    }

    @Test
    void aCancelledPolicyOpensTheGateThatOnlyAnotherOneCloses() {
      String cancelled = Ids.next();
      String next = Ids.next();
      String neverInForce = Ids.next();
      String order = showroom.confirmedOrder();
      showroom.tell(showroom.reserved(Ids.next(), order, 1));
      showroom.tell(showroom.insured(order, cancelled));
      showroom.awaitOpenGates(order, "PAID", "INSPECTED", "PAPERS");
      assertThat(policyOf(order)).isEqualTo(cancelled);

      showroom.tell(showroom.policyCancelled(cancelled, order));
      showroom.awaitOpenGates(order, "PAID", "INSPECTED", "PAPERS", "INSURED");
      showroom.tell(showroom.policyCancelled(neverInForce, order));
      showroom.tell(showroom.insured(order, neverInForce));
      showroom.tell(showroom.insured(order, next));

      showroom.awaitOpenGates(order, "PAID", "INSPECTED", "PAPERS");
      assertThat(policyOf(order)).isEqualTo(next);
    }

    private String policyOf(String order) {
      return showroom.order(order).path("insurance").path("policyId").asString("");
    }

    @Test
    void aReassignmentBeforeTheAssignmentOpensTheDealForTheNewerConsultant() {
      String lead = Ids.next();
      String customer = Ids.next();
      events.tell(
          "io.forecourt.crm.lead-reassigned.v1",
          lead,
          3,
          Map.of(
              "leadId",
              lead,
              "customerId",
              customer,
              "consultantId",
              OTHER_CONSULTANT.personId(),
              "rule",
              "LEFT"));
      String deal = showroom.dealOf(customer);

      showroom.assign(lead, customer, CONSULTANT.personId(), 2);
      showroom.dealOf(customer);

      assertThat(showroom.order(deal).path("consultantId").asString())
          .isEqualTo(OTHER_CONSULTANT.personId());
    }
  }

  @Nested
  class Seeing {

    @Test
    void aConsultantSeesTheirOwnDealsOnly() {
      String deal = showroom.openDeal();
      String path = "/api/v1/sales/orders/" + deal;

      assertThat(showroom.get(CONSULTANT, path)).hasStatus(200);
      assertThat(showroom.get(OTHER_CONSULTANT, path)).hasStatus(404);
      assertThat(showroom.get(WEST_MANAGER, path)).hasStatus(404);
      assertThat(showroom.get(MANAGER, path)).hasStatus(200);
    }

    @Test
    void aConsultantDoesNotBookMoney() {
      String order = showroom.signedDeal();

      MvcTestResult attempt =
          showroom.act(
              CONSULTANT,
              order,
              "payments",
              Map.of(
                  "kind", "DEPOSIT",
                  "amount", Map.of("amount", "5000.00", "currency", "CNY"),
                  "method", "CASH",
                  "reference", "X"));

      refused(attempt, 403, "access.action-not-granted");
    }

    @Test
    void theListGoesOnAfterTheLastRowOfThePageBefore() {
      List<String> deals = IntStream.range(0, 3).mapToObj(_ -> showroom.openDeal()).toList();

      List<String> seen = new ArrayList<>();
      String path = "/api/v1/sales/orders?limit=1&sort=-openedAt&state=DRAFT";
      String cursor = "";
      for (int page = 0; page < 3; page++) {
        JsonNode found = done(showroom.get(MANAGER, path + cursor), 200);
        seen.add(found.path("items").get(0).path("id").asString());
        cursor = "&cursor=" + found.path("next").asString();
      }

      assertThat(seen).containsExactlyElementsOf(deals.reversed());
    }

    @Test
    void anOrderIsFoundByItsNumber() {
      String order = showroom.signedDeal();
      String number = showroom.order(order).path("number").asString();

      JsonNode found = done(showroom.get(MANAGER, "/api/v1/sales/orders?q=" + number), 200);

      assertThat(number).matches("SO-EAST-\\d{8}-\\d{4}");
      assertThat(found.path("items").size()).isEqualTo(1);
      assertThat(found.path("items").get(0).path("id").asString()).isEqualTo(order);
    }

    @Test
    void whatIsAllowedDependsOnWhoAsks() {
      String order = showroom.signedDeal();

      JsonNode forConsultant = done(showroom.get(CONSULTANT, "/api/v1/sales/orders/" + order), 200);
      JsonNode forCashier = done(showroom.get(CASHIER, "/api/v1/sales/orders/" + order), 200);

      assertThat(actions(forConsultant)).containsExactly("cancellation-request");
      assertThat(actions(forCashier)).containsExactly("cancellation-request", "payments");
    }

    @Test
    void everyFieldThatBreaksItsFormatIsNamedAtOnce() {
      String deal = showroom.openDeal();

      MvcTestResult attempt =
          showroom.post(
              CONSULTANT,
              "/api/v1/sales/quotes",
              Map.of(
                  "dealId",
                  deal,
                  "modelCode",
                  "comet 20",
                  "items",
                  List.of(Map.of("kind", "ACCESSORY", "code", "x", "quantity", 0))));

      assertThat(attempt).hasStatus(400);
      assertThat(
              body(attempt)
                  .path("errors")
                  .valueStream()
                  .map(error -> error.path("pointer").asString()))
          .contains("/modelCode", "/items/0/code", "/items/0/quantity");
    }

    private List<String> actions(JsonNode order) {
      return order.path("allowedActions").valueStream().map(JsonNode::asString).toList();
    }
  }

  private Map<String, Object> slotIn(Duration time) {
    return Map.of("slotAt", clock.instant().plus(time).toString());
  }

  private static String name(TestEvents.Heard heard) {
    return heard.type().replaceAll("io\\.forecourt\\.sales\\.|\\.v1", "");
  }
}
