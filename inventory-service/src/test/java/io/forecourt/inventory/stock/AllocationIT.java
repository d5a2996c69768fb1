package io.forecourt.inventory.stock;

import static io.forecourt.inventory.InventoryApi.CONSULTANT;
import static io.forecourt.inventory.InventoryApi.YARD;
import static io.forecourt.inventory.InventoryApi.json;
import static io.forecourt.platform.testing.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.inventory.InventoryApi;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Telling;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@ForecourtTest
class AllocationIT {

  private static final Instant DEPOSIT = Instant.parse("2026-11-21T02:00:00Z");

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private JdbcClient jdbc;

  private InventoryApi api;
  private String model = "";

  @BeforeEach
  void aModelOfItsOwn() {
    api = new InventoryApi(mvc);
    model = api.newModel();
  }

  @Test
  void twoHundredBuyersGetTwentyCarsAndNoCarTwice() {
    for (int i = 0; i < 20; i++) {
      api.receive(model, i % 2 == 0 ? "WHITE" : "BLACK");
    }
    List<Telling> orders = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      orders.add(placed(Ids.next(), null, DEPOSIT.plusSeconds(i / 2), null));
    }
    Collections.shuffle(orders, new Random(20261121));

    orders.forEach(events::tell);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(states()).containsEntry("WAITING", 180L));
    assertThat(states()).containsEntry("ALLOCATED", 20L);
    List<String> taken =
        jdbc.sql("SELECT order_id FROM vehicle WHERE model_code = :m AND state = 'RESERVED'")
            .param("m", model)
            .query(String.class)
            .list();
    assertThat(taken).hasSize(20).doesNotHaveDuplicates();
    await()
        .untilAsserted(
            () ->
                assertThat(events.heard("forecourt.inventory.allocation"))
                    .hasSizeGreaterThanOrEqualTo(360)
                    .allSatisfy(EventContracts::assertValid));
  }

  @Test
  void waitingOrdersAreServedByDepositThenOrderId() {
    String late = Ids.next();
    List<String> sameInstant = Stream.of(Ids.next(), Ids.next()).sorted().toList();
    String first = sameInstant.getFirst();
    String second = sameInstant.getLast();
    events.tell(placed(late, null, DEPOSIT.plusSeconds(60), null));
    events.tell(placed(second, null, DEPOSIT, null));
    events.tell(placed(first, null, DEPOSIT, null));
    await().untilAsserted(() -> assertThat(states()).containsEntry("WAITING", 3L));

    List<String> served = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      served.add(api.receive(model, "WHITE").path("orderId").stringValue());
    }

    assertThat(served).containsExactly(first, second, late);
  }

  @Test
  void anOrderForOneColourLetsACarOfAnotherPass() {
    String wantsBlack = Ids.next();
    String wantsAny = Ids.next();
    events.tell(placed(wantsBlack, "BLACK", DEPOSIT, null));
    events.tell(placed(wantsAny, null, DEPOSIT.plusSeconds(1), null));
    await().untilAsserted(() -> assertThat(states()).containsEntry("WAITING", 2L));

    assertThat(api.receive(model, "WHITE").path("orderId").stringValue()).isEqualTo(wantsAny);
    assertThat(api.receive(model, "BLACK").path("orderId").stringValue()).isEqualTo(wantsBlack);
  }

  @Test
  void theCarHeldForTheQuoteGoesToItsOrder() {
    api.receive(model, "WHITE");
    JsonNode hold =
        json(api.post(CONSULTANT, "/holds", Map.of("modelCode", model, "quoteId", "q-" + model)));
    String order = Ids.next();

    events.tell(placed(order, null, DEPOSIT, hold.path("id").stringValue()));

    await().untilAsserted(() -> assertThat(states()).containsEntry("ALLOCATED", 1L));
    assertThat(carOf(order)).isEqualTo(hold.path("vehicleId").stringValue());
  }

  @Test
  void aCarHeldForAnotherQuoteIsNotTaken() {
    api.receive(model, "WHITE");
    assertThat(api.post(CONSULTANT, "/holds", Map.of("modelCode", model, "quoteId", "h-" + model)))
        .hasStatus(201);

    events.tell(placed(Ids.next(), null, DEPOSIT, null));

    await().untilAsserted(() -> assertThat(states()).containsEntry("WAITING", 1L));
  }

  @Test
  void aCarHeldInAnotherColourOrStoreIsNotTaken() {
    api.receive(model, "WHITE");
    String hold =
        json(api.post(CONSULTANT, "/holds", Map.of("modelCode", model, "quoteId", "c-" + model)))
            .path("id")
            .stringValue();
    Telling black = placed(Ids.next(), "BLACK", DEPOSIT, hold);
    Telling west = placed(Ids.next(), "WHITE", DEPOSIT, hold).inStore("WEST");

    events.tell(black);
    events.tell(west);

    await().untilAsserted(() -> assertThat(states()).containsEntry("WAITING", 2L));
    assertThat(carOf(black.subject())).isNull();
    assertThat(carOf(west.subject())).isNull();
  }

  @Test
  void whoeverHandsOverACarKeepsItAndTheOneGivenMeanwhileIsFreed() {
    String order = Ids.next();
    String next = Ids.next();
    String handedOver = api.receive(model, "WHITE").path("id").stringValue();
    events.tell(placed(order, null, DEPOSIT, null));
    await().untilAsserted(() -> assertThat(carOf(order)).isEqualTo(handedOver));
    String replacement = api.receive(model, "WHITE").path("id").stringValue();
    assertThat(
            api.post(YARD, "/vehicles/" + handedOver + "/damage", Map.of("reasonCode", "SCRATCH")))
        .hasStatus(200);
    assertThat(carOf(order)).isEqualTo(replacement);
    events.tell(placed(next, null, DEPOSIT.plusSeconds(1), null));
    await().untilAsserted(() -> assertThat(states()).containsEntry("WAITING", 1L));

    events.tell(delivered(order, handedOver, 2));

    await().untilAsserted(() -> assertThat(carOf(order)).isEqualTo(handedOver));
    assertThat(carOf(next)).isEqualTo(replacement);
    assertThat(states()).containsEntry("DELIVERED", 1L).containsEntry("ALLOCATED", 1L);
    assertThat(stateOf(handedOver)).isEqualTo("DELIVERED");
    assertThat(stateOf(replacement)).isEqualTo("RESERVED");
  }

  @Test
  void anOrderThatWaitsAgainIsDeliveredWithTheCarThatItHad() {
    String order = Ids.next();
    String car = api.receive(model, "WHITE").path("id").stringValue();
    events.tell(placed(order, null, DEPOSIT, null));
    await().untilAsserted(() -> assertThat(carOf(order)).isEqualTo(car));
    assertThat(api.post(YARD, "/vehicles/" + car + "/damage", Map.of("reasonCode", "SCRATCH")))
        .hasStatus(200);
    assertThat(states()).containsEntry("WAITING", 1L);

    events.tell(delivered(order, car, 2));

    await().untilAsserted(() -> assertThat(states()).containsEntry("DELIVERED", 1L));
    assertThat(carOf(order)).isEqualTo(car);
  }

  @Test
  void aCancelledOrderFreesItsCarForTheNextInTheQueue() {
    api.receive(model, "WHITE");
    String first = Ids.next();
    String next = Ids.next();
    events.tell(placed(first, null, DEPOSIT, null));
    await().untilAsserted(() -> assertThat(states()).containsEntry("ALLOCATED", 1L));
    events.tell(placed(next, null, DEPOSIT.plusSeconds(1), null));
    await().untilAsserted(() -> assertThat(states()).containsEntry("WAITING", 1L));

    events.tell(cancelled(first, 2));

    await().untilAsserted(() -> assertThat(carOf(next)).isNotNull());
    assertThat(states()).containsEntry("CANCELLED", 1L).containsEntry("ALLOCATED", 1L);
  }

  @Test
  void aCancellationThatOvertakesItsOrderLeavesNothingAllocated() {
    api.receive(model, "WHITE");
    String order = Ids.next();

    events.tell(cancelled(order, 2));
    events.tell(placed(order, null, DEPOSIT, null));

    await()
        .untilAsserted(
            () ->
                assertThat(outcomes(order)).containsEntry("OrderReactions.allocate", "SUPERSEDED"));
    assertThat(carOf(order)).isNull();
  }

  @Test
  void anEventToldTwiceChangesNothing() {
    api.receive(model, "WHITE");
    api.receive(model, "WHITE");
    Telling order = placed(Ids.next(), null, DEPOSIT, null);
    events.tell(order);
    events.tell(order);
    Telling other = placed(Ids.next(), null, DEPOSIT, null);
    events.tell(other);

    await().untilAsserted(() -> assertThat(states()).containsEntry("ALLOCATED", 2L));
    Set<@Nullable String> cars = new HashSet<>();
    cars.add(carOf(order.subject()));
    cars.add(carOf(other.subject()));
    assertThat(cars).hasSize(2).doesNotContainNull();
  }

  private Telling placed(
      String order, @Nullable String colour, Instant depositAt, @Nullable String holdId) {
    Map<String, @Nullable Object> data = new HashMap<>();
    data.put("orderId", order);
    data.put("number", "SO-EAST-20261121-0001");
    data.put("leadId", "lead");
    data.put("customerId", "customer");
    data.put("consultantId", "sc-1");
    data.put("modelCode", model);
    data.put("colour", colour);
    data.put("holdId", holdId);
    data.put("total", Map.of("amount", "159800.00", "currency", "CNY"));
    data.put("depositAt", depositAt.toString());
    return event("io.forecourt.sales.order-placed.v1", order, 1, data);
  }

  private static Telling cancelled(String order, long sequence) {
    return event(
        "io.forecourt.sales.order-cancelled.v1",
        order,
        sequence,
        Map.of(
            "orderId",
            order,
            "leadId",
            "lead",
            "customerId",
            "customer",
            "consultantId",
            "sc-1",
            "reasonCode",
            "CHANGED_MIND",
            "decidedBy",
            "sm-1"));
  }

  private Telling delivered(String order, String vehicle, long sequence) {
    return event(
        "io.forecourt.sales.vehicle-delivered.v1",
        order,
        sequence,
        Map.ofEntries(
            Map.entry("orderId", order),
            Map.entry("number", "SO-EAST-20261121-0001"),
            Map.entry("leadId", "lead"),
            Map.entry("customerId", "customer"),
            Map.entry("consultantId", "sc-1"),
            Map.entry("vehicleId", vehicle),
            Map.entry("vin", InventoryApi.newVin()),
            Map.entry("modelCode", model),
            Map.entry("deliveredAt", DEPOSIT.toString()),
            Map.entry("warrantyExplained", true),
            Map.entry("deliveredBy", "sc-1")));
  }

  private String stateOf(String vehicle) {
    return jdbc.sql("SELECT state FROM vehicle WHERE id = :v")
        .param("v", vehicle)
        .query(String.class)
        .single();
  }

  private Map<String, Long> states() {
    Map<String, Long> states = new HashMap<>();
    jdbc.sql(
            """
            SELECT state, COUNT(*) FROM allocation
             WHERE model_code = :m GROUP BY state
            """)
        .param("m", model)
        .query((row, _) -> states.put(row.getString(1), row.getLong(2)))
        .list();
    return states;
  }

  private @Nullable String carOf(String order) {
    return jdbc.sql("SELECT id FROM vehicle WHERE order_id = :o")
        .param("o", order)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private Map<String, String> outcomes(String order) {
    Map<String, String> outcomes = new HashMap<>();
    jdbc.sql("SELECT handler, outcome FROM inbox WHERE subject = :o")
        .param("o", order)
        .query((row, _) -> outcomes.put(row.getString(1), row.getString(2)))
        .list();
    return outcomes;
  }
}
