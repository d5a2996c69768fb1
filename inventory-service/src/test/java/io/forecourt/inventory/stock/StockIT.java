package io.forecourt.inventory.stock;

import static io.forecourt.inventory.InventoryApi.CONSULTANT;
import static io.forecourt.inventory.InventoryApi.INFORMATION;
import static io.forecourt.inventory.InventoryApi.WEST_CONSULTANT;
import static io.forecourt.inventory.InventoryApi.YARD;
import static io.forecourt.inventory.InventoryApi.json;
import static io.forecourt.inventory.InventoryApi.newVin;
import static io.forecourt.platform.testing.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.inventory.InventoryApi;
import io.forecourt.inventory.InventoryApi.Receipt;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Telling;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ForecourtTest
class StockIT {

  private static final Login DIRECTOR = TestTokens.person("sd-1", "EAST", "sd");
  private static final Login WEST_YARD = TestTokens.person("yd-3", "WEST", "yd");

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;

  private InventoryApi api;
  private String model = "";

  @BeforeEach
  void aModelOfItsOwn() {
    api = new InventoryApi(mvc);
    model = api.newModel();
  }

  @Test
  void aReceivedCarIsOnSale() {
    JsonNode car = api.receive(model, "WHITE");

    assertThat(car.path("state").stringValue()).isEqualTo("AVAILABLE");
    assertThat(car.path("storeCode").stringValue()).isEqualTo("EAST");
  }

  @Test
  void aVinThatIsInStockIsNotReceivedAgain() {
    var receipt = new Receipt(newVin(), model, "WHITE");
    assertThat(api.post(YARD, "/vehicles", receipt)).hasStatus(201);

    refused(api.post(YARD, "/vehicles", receipt), 409, "vehicle.already-in-stock");
  }

  @Test
  void aVinWithAWrongCheckCharacterIsRefusedAtItsField() {
    MvcTestResult answer =
        api.post(YARD, "/vehicles", new Receipt("LVSHCAMB5PE104728", model, "WHITE"));

    assertThat(answer).hasStatus(400);
    assertThat(json(answer).path("errors").get(0).path("pointer").stringValue()).isEqualTo("/vin");
    assertThat(json(answer).path("errors").get(0).path("code").stringValue())
        .isEqualTo("VIN_CHECK_DIGIT");
  }

  @Test
  void onlyTheYardReceivesCars() {
    refused(
        api.post(CONSULTANT, "/vehicles", new Receipt(newVin(), model, "WHITE")),
        403,
        "access.action-not-granted");
  }

  @Test
  void aColourThatTheModelDoesNotHaveIsRefused() {
    refused(
        api.post(YARD, "/vehicles", new Receipt(newVin(), model, "PURPLE")),
        409,
        "model.colour-not-offered");
  }

  @Test
  void aModelIsPublishedOnce() {
    refused(
        api.post(INFORMATION, "/models", InventoryApi.model(model)),
        409,
        "model.already-published");
  }

  @Test
  void aCarOfAnotherStoreIsNotFound() {
    JsonNode car = api.receive(model, "WHITE");

    assertThat(api.get(WEST_CONSULTANT, "/vehicles/" + car.path("id").stringValue()))
        .hasStatus(404);
    JsonNode list = json(api.get(WEST_CONSULTANT, "/vehicles?modelCode=" + model));
    assertThat(list.path("items").size()).isZero();
  }

  @Test
  void aHoldKeepsOneCarForAQuoteHoweverOftenItIsAsked() {
    api.receive(model, "WHITE");
    api.receive(model, "WHITE");
    Map<String, String> wanted = Map.of("modelCode", model, "quoteId", "q1-" + model);

    JsonNode first = json(api.post(CONSULTANT, "/holds", wanted));
    JsonNode again = json(api.post(CONSULTANT, "/holds", wanted));

    assertThat(again.path("id")).isEqualTo(first.path("id"));
    assertThat(available()).isEqualTo(1);
  }

  @Test
  void aRevisedQuoteGivesTheCarOfItsEarlierVersionBack() {
    api.receive(model, "WHITE");
    String black = api.receive(model, "BLACK").path("id").stringValue();
    String quote = "q4-" + model;
    JsonNode first = hold(CONSULTANT, Map.of("quoteId", quote, "colour", "WHITE"));

    JsonNode revised = hold(CONSULTANT, Map.of("quoteId", quote, "colour", "BLACK"));
    JsonNode anyColour = hold(CONSULTANT, Map.of("quoteId", quote));

    assertThat(revised.path("vehicleId").stringValue()).isEqualTo(black);
    assertThat(anyColour.path("id")).isEqualTo(revised.path("id"));
    assertThat(api.get(CONSULTANT, "/holds/" + first.path("id").stringValue())).hasStatus(404);
    assertThat(available()).isEqualTo(1);
  }

  @Test
  void aQuoteForAnotherModelDoesNotKeepTheFirst() {
    String quote = "q5-" + model;
    api.receive(model, "WHITE");
    hold(CONSULTANT, Map.of("quoteId", quote));
    String other = api.newModel();
    api.receive(other, "WHITE");

    JsonNode revised = hold(CONSULTANT, Map.of("quoteId", quote, "modelCode", other));

    assertThat(revised.path("modelCode").stringValue()).isEqualTo(other);
    assertThat(available()).isEqualTo(1);
  }

  @Test
  void aCarIsHeldInTheStoreThatSellsIt() {
    api.receive(model, "WHITE");
    String quote = "q6-" + model;
    Map<String, Object> inWest = Map.of("quoteId", quote, "storeCode", "WEST");

    refused(
        api.post(CONSULTANT, "/holds", wanted(Map.of("quoteId", quote, "storeCode", "WEST"))),
        404,
        "resource.not-found");
    refused(api.post(DIRECTOR, "/holds", wanted(inWest)), 409, "hold.no-car-available");
    JsonNode there = json(api.post(WEST_YARD, "/vehicles", new Receipt(newVin(), model, "WHITE")));

    assertThat(hold(DIRECTOR, inWest).path("vehicleId")).isEqualTo(there.path("id"));
  }

  @Test
  void aHoldGivenBackFreesTheCar() {
    api.receive(model, "WHITE");
    MvcTestResult held =
        api.post(CONSULTANT, "/holds", Map.of("modelCode", model, "quoteId", "q2-" + model));
    String path = "/holds/" + json(held).path("id").stringValue();

    assertThat(api.delete(CONSULTANT, path, "\"99\"")).hasStatus(412);
    assertThat(api.delete(CONSULTANT, path, "*")).hasStatus(204);

    assertThat(available()).isEqualTo(1);
    assertThat(api.get(CONSULTANT, path)).hasStatus(404);
  }

  @Test
  void withoutAFreeCarNothingIsHeld() {
    refused(
        api.post(CONSULTANT, "/holds", Map.of("modelCode", model, "quoteId", "q3-" + model)),
        409,
        "hold.no-car-available");
  }

  @Test
  void theFileIsCompleteOnceEveryRequiredPaperIsThere() {
    String id = api.receive(model, "WHITE").path("id").stringValue();

    JsonNode first =
        json(
            api.post(CONSULTANT, "/vehicles/" + id + "/file", papers("CERTIFICATE_OF_CONFORMITY")));
    JsonNode all =
        json(
            api.post(
                CONSULTANT,
                "/vehicles/" + id + "/file",
                papers("EMISSIONS_LIST", "WARRANTY_BOOKLET")));

    assertThat(first.path("complete").booleanValue()).isFalse();
    assertThat(first.path("missing").size()).isEqualTo(2);
    assertThat(all.path("complete").booleanValue()).isTrue();
  }

  @Test
  void theInspectionOfADeliverySlotPreparesTheCarWhenEveryItemIsInOrder() {
    String order = Ids.next();
    String vehicle = allocated(order);
    String inspection = scheduled(order, vehicle);
    refused(
        api.post(
            CONSULTANT,
            "/inspections/" + inspection + "/result",
            findings(List.of("BODY_AND_PAINT"), "")),
        409,
        "inspection.items-missing");
    List<String> items = checkList(inspection);
    JsonNode failed =
        json(
            api.post(
                CONSULTANT,
                "/inspections/" + inspection + "/result",
                findings(items, items.getFirst())));
    assertThat(failed.path("state").stringValue()).isEqualTo("FAILED");

    String repaired = openInspection(vehicle);
    JsonNode passed =
        json(api.post(CONSULTANT, "/inspections/" + repaired + "/result", findings(items, "")));

    assertThat(passed.path("state").stringValue()).isEqualTo("PASSED");
    assertThat(json(api.get(CONSULTANT, "/vehicles/" + vehicle)).path("state").stringValue())
        .isEqualTo("PREPARED");
    refused(
        api.post(CONSULTANT, "/inspections/" + repaired + "/result", findings(items, "")),
        409,
        "inspection.already-recorded");
  }

  @Test
  void anInspectionForAnOrderThatLostTheCarIsWithdrawn() {
    String first = Ids.next();
    String vehicle = allocated(first);
    String ofFirst = scheduled(first, vehicle);
    List<String> items = checkList(ofFirst);
    String next = Ids.next();
    events.tell(placed(next));
    events.tell(cancelled(first));
    await()
        .untilAsserted(() -> assertThat(car(vehicle).path("orderId").asString("")).isEqualTo(next));

    refused(
        api.post(CONSULTANT, "/inspections/" + ofFirst + "/result", findings(items, "")),
        409,
        "inspection.already-recorded");
    JsonNode withdrawn = json(api.get(CONSULTANT, "/inspections/" + ofFirst));
    assertThat(withdrawn.path("state").stringValue()).isEqualTo("WITHDRAWN");
    assertThat(withdrawn.path("allowedActions").size()).isZero();

    String ofNext = scheduled(next, vehicle);
    JsonNode passed =
        json(api.post(CONSULTANT, "/inspections/" + ofNext + "/result", findings(items, "")));
    assertThat(passed.path("orderId").stringValue()).isEqualTo(next);
    assertThat(car(vehicle).path("state").stringValue()).isEqualTo("PREPARED");
  }

  @Test
  void damageIsToldToWhoeverFollowsAllocationsToo() {
    String order = Ids.next();
    String vehicle = allocated(order);
    String inspection = scheduled(order, vehicle);

    assertThat(api.post(YARD, "/vehicles/" + vehicle + "/damage", Map.of("reasonCode", "SCRATCH")))
        .hasStatus(200);

    var damaged = events.await("io.forecourt.inventory.vehicle-damaged.v1", vehicle);
    var released = events.await("io.forecourt.inventory.vehicle-released.v1", vehicle);
    assertThat(released.data().path("orderId").stringValue()).isEqualTo(order);
    assertThat(released.data().path("reasonCode").stringValue()).isEqualTo("DAMAGED");
    assertThat(released.sequence()).isLessThan(damaged.sequence());
    assertThat(json(api.get(CONSULTANT, "/inspections/" + inspection)).path("state").stringValue())
        .isEqualTo("WITHDRAWN");
  }

  @Test
  void aDamagedCarLosesItsOrderWhichGetsAnother() {
    String order = Ids.next();
    String first = allocated(order);
    String second = api.receive(model, "WHITE").path("id").stringValue();

    assertThat(api.post(YARD, "/vehicles/" + first + "/damage", Map.of("reasonCode", "SCRATCH")))
        .hasStatus(200);

    assertThat(json(api.get(CONSULTANT, "/vehicles/" + second)).path("orderId").stringValue())
        .isEqualTo(order);
  }

  @Test
  void whatStockTellsKeepsItsContract() {
    String order = Ids.next();
    String vehicle = allocated(order);
    scheduled(order, vehicle);

    events.await("io.forecourt.inventory.vehicle-reserved.v1", vehicle);
    assertThat(events.heard("forecourt.inventory.vehicle"))
        .isNotEmpty()
        .allSatisfy(EventContracts::assertValid);
    assertThat(events.heard("forecourt.inventory.model"))
        .isNotEmpty()
        .allSatisfy(EventContracts::assertValid);
  }

  private String allocated(String order) {
    String vehicle = api.receive(model, "WHITE").path("id").stringValue();
    events.tell(placed(order));
    await()
        .untilAsserted(
            () -> assertThat(car(vehicle).path("state").stringValue()).isEqualTo("RESERVED"));
    return vehicle;
  }

  private Telling placed(String order) {
    return event(
        "io.forecourt.sales.order-placed.v1",
        order,
        1,
        Map.of(
            "orderId",
            order,
            "number",
            "SO-1",
            "leadId",
            "l",
            "customerId",
            "c",
            "consultantId",
            "sc-1",
            "modelCode",
            model,
            "total",
            Map.of("amount", "1.00", "currency", "CNY"),
            "depositAt",
            "2026-11-21T02:00:00Z"));
  }

  private static Telling cancelled(String order) {
    return event(
        "io.forecourt.sales.order-cancelled.v1",
        order,
        9,
        Map.of(
            "orderId",
            order,
            "leadId",
            "l",
            "customerId",
            "c",
            "consultantId",
            "sc-1",
            "reasonCode",
            "CHANGED_MIND",
            "decidedBy",
            "sm-1"));
  }

  private JsonNode car(String vehicle) {
    return json(api.get(CONSULTANT, "/vehicles/" + vehicle));
  }

  private List<String> checkList(String inspection) {
    return StreamSupport.stream(
            json(api.get(CONSULTANT, "/inspections/" + inspection)).path("checkList").spliterator(),
            false)
        .map(JsonNode::stringValue)
        .toList();
  }

  private JsonNode hold(Login who, Map<String, ?> what) {
    MvcTestResult answer = api.post(who, "/holds", wanted(what));
    assertThat(answer).hasStatus(201);
    return json(answer);
  }

  private Map<String, Object> wanted(Map<String, ?> what) {
    Map<String, Object> wanted = new HashMap<>(Map.of("modelCode", model));
    wanted.putAll(what);
    return wanted;
  }

  private String scheduled(String order, String vehicle) {
    events.tell(
        event(
            "io.forecourt.sales.delivery-scheduled.v1",
            order,
            2,
            Map.of(
                "orderId",
                order,
                "vehicleId",
                vehicle,
                "vin",
                newVin(),
                "slotAt",
                Instant.parse("2026-12-01T06:00:00Z").toString(),
                "consultantId",
                "sc-1")));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        json(api.get(CONSULTANT, "/inspections?state=OPEN&vehicleId=" + vehicle))
                            .path("items")
                            .size())
                    .isEqualTo(1));
    return openInspection(vehicle);
  }

  private String openInspection(String vehicle) {
    return json(api.get(CONSULTANT, "/inspections?state=OPEN&vehicleId=" + vehicle))
        .path("items")
        .get(0)
        .path("id")
        .stringValue();
  }

  private int available() {
    return json(api.get(CONSULTANT, "/vehicles?state=AVAILABLE&modelCode=" + model))
        .path("items")
        .size();
  }

  private static Map<String, Object> papers(String... kinds) {
    return Map.of(
        "documents",
        List.of(kinds).stream().map(kind -> Map.of("kind", kind, "number", "N-1")).toList());
  }

  private static Map<String, Object> findings(List<String> items, String faulty) {
    return Map.of(
        "items",
        items.stream()
            .map(item -> Map.of("code", item, "ok", !item.equals(faulty), "remark", "seen"))
            .toList());
  }

  private static void refused(MvcTestResult answer, int status, String code) {
    assertThat(answer).hasStatus(status);
    assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
  }
}
