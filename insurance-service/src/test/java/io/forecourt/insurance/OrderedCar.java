package io.forecourt.insurance;

import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Telling;
import io.forecourt.platform.testing.TestTime;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Vin;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An order with its car, told by the neighbours, and the desk that insures it. */
public final class OrderedCar {

  public static final Login SPECIALIST = TestTokens.person("in-1", "EAST", "in");

  private static final AtomicInteger SERIAL = new AtomicInteger(500_000);

  private final MockMvcTester mvc;
  private final String order = Ids.next();
  private final String vehicle = Ids.next();
  private final String vin = Vin.withCheckDigit("LVSHCAMB0TE" + SERIAL.incrementAndGet()).value();

  private OrderedCar(MockMvcTester mvc) {
    this.mvc = mvc;
  }

  public static OrderedCar inStore(String store, MockMvcTester mvc, TestEvents events) {
    var car = new OrderedCar(mvc);
    events.tell(
        TestEvents.event(
                "io.forecourt.sales.order-placed.v1",
                car.order,
                1,
                Map.of(
                    "orderId",
                    car.order,
                    "number",
                    "SO-1",
                    "leadId",
                    Ids.next(),
                    "customerId",
                    Ids.next(),
                    "consultantId",
                    "sc-1",
                    "modelCode",
                    "FC-A1",
                    "total",
                    Map.of("amount", "159800.00", "currency", "CNY"),
                    "depositAt",
                    TestTime.BEGINS.toString()))
            .inStore(store));
    events.tell(
        TestEvents.event(
                "io.forecourt.inventory.vehicle-reserved.v1",
                car.vehicle,
                1,
                Map.of(
                    "vehicleId",
                    car.vehicle,
                    "vin",
                    car.vin,
                    "orderId",
                    car.order,
                    "modelCode",
                    "FC-A1",
                    "colour",
                    "WHITE"))
            .inStore(store));
    await().until(car::isKnown);
    return car;
  }

  /** Order and car are told apart, in any order. */
  private boolean isKnown() {
    JsonNode known = get("/cases/" + order);
    return known.path("vin").isString() && known.path("customerId").isString();
  }

  public String order() {
    return order;
  }

  /** The order is off. */
  public void cancel(TestEvents events) {
    events.tell(cancelled(order));
  }

  /** Tells that an order is off. */
  public static Telling cancelled(String order) {
    return TestEvents.event(
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

  /** Quotes all three sections by an insurer's tables. */
  public JsonNode quoted(String insurer, String start) {
    return json(
        post(
            SPECIALIST,
            "/quotations",
            """
            {"orderId":"%s","insurerCode":"%s","regionCode":"320500",
             "vehicle":{"useClass":"PRIVATE","seats":5,"displacementMl":1498,"newCar":true,
              "newCarPrice":"159800.00"},
             "compulsory":{"startDate":"%s"},"vehicleTax":{"invoiceDate":"2026-11-20"},
             "commercial":{"insurerCode":"%s","startDate":"%s","autonomousFactor":"1.05",
              "coverages":{"damage":{},"thirdParty":{"limit":"2000000.00"},
               "driver":{"sumInsured":"50000.00"},
               "passenger":{"sumInsuredPerSeat":"20000.00"}},
              "addOns":[{"code":"NON_MEDICAL_TP","sumInsured":"100000.00"}]}}
            """
                .formatted(order, insurer, start, insurer, start)));
  }

  public MvcTestResult post(Login who, String path, String body) {
    return mvc.method(HttpMethod.POST)
        .uri("/api/v1/insurance" + path)
        .header("Authorization", who.bearer())
        .header("X-Reason", "tested")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  public JsonNode get(String path) {
    return json(
        mvc.get()
            .uri("/api/v1/insurance" + path)
            .header("Authorization", SPECIALIST.bearer())
            .exchange());
  }

  public static JsonNode json(MvcTestResult answer) {
    return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
  }
}
