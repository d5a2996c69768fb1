package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** A lead becomes an order, quoted, signed, and its deposit paid; and the order an insured car. */
final class CarSale {
  private static final String ORDERS = "/api/v1/sales/orders/";
  private static final String INSPECTIONS = "/api/v1/inventory/inspections";
  private static final LocalTime SLOT = LocalTime.of(10, 0);

  private CarSale() {}

  /** Who drives a car away, and by which order. */
  record Delivered(String customer, String order) {}

  /** Somebody walks in, and drives an insured car away at ten on the next day. */
  static Delivered delivered(Dealership house) {
    Answer visit = house.as("rc").registersVisitor();
    String customer = visit.text("customerId");
    String id = order(house, visit.text("leadId"), customer, modelInStock(house));
    Person specialist = house.as("in");
    InsuranceCounter counter = new InsuranceCounter(house);
    counter.knowsCarOf(specialist, id);
    counter.issued(specialist, counter.quote(specialist, id, "1.00").id());
    Person cashier = house.as("fn");
    pays(cashier, id, "BALANCE", cashier.get(ORDERS + id).ok().text("outstanding.amount"));
    cashier.post(ORDERS + id + "/invoice", Map.of()).ok();
    handedOver(house, id);
    return new Delivered(customer, id);
  }

  private static void handedOver(Dealership house, String id) {
    Answer order = house.as("sm").get(ORDERS + id).ok();
    Person seller = house.as("sc", order.text("consultantId"));
    Instant slot = house.today().plusDays(1).atTime(SLOT).atZone(Dealership.ZONE).toInstant();
    seller.post(ORDERS + id + "/delivery-slot", Map.of("slotAt", slot.toString())).ok();
    inspected(house.as("yd"), order.text("car.vehicleId"));
    house
        .as("io")
        .post(
            "/api/v1/inventory/vehicles/" + order.text("car.vehicleId") + "/file",
            Map.of(
                "documents",
                List.of(
                    Map.of("kind", "CERTIFICATE_OF_CONFORMITY", "number", "C-" + id),
                    Map.of("kind", "EMISSIONS_LIST", "number", "E-" + id),
                    Map.of("kind", "WARRANTY_BOOKLET", "number", "W-" + id))))
        .ok();
    house.clockTo(slot);
    Map<String, Boolean> checklist =
        Map.of(
            "warrantyExplained", true,
            "maintenanceExplained", true,
            "customerSigned", true,
            "papersHandedOver", true);
    Dealership.soon(
        () -> seller.post(ORDERS + id + "/delivery", Map.of("checklist", checklist)).ok());
  }

  private static void inspected(Person inspector, String vehicle) {
    String open = INSPECTIONS + "?state=OPEN&limit=1&vehicleId=" + vehicle;
    Dealership.soon(() -> assertThat(inspector.get(open).ok().text("items.0.id")).isNotEmpty());
    String inspection = INSPECTIONS + "/" + inspector.get(open).ok().text("items.0.id");
    List<Map<String, Object>> items =
        inspector
            .get(inspection)
            .ok()
            .body()
            .path("checkList")
            .valueStream()
            .map(item -> Map.<String, Object>of("code", item.asString(""), "ok", true))
            .toList();
    inspector.post(inspection + "/result", Map.of("items", items)).ok();
  }

  /** A model of which a car is free. */
  static String modelInStock(Dealership house) {
    return house
        .as("yd")
        .get("/api/v1/inventory/vehicles?state=AVAILABLE&limit=1")
        .ok()
        .text("items.0.modelCode");
  }

  /** Answers the order. */
  static String order(Dealership house, String leadId, String customer, String model) {
    Person manager = house.as("sh");
    String consultant = manager.get("/api/v1/crm/leads/" + leadId).ok().text("consultantId");
    if (consultant.isEmpty()) {
      consultant = house.as("sc").id();
      manager
          .post("/api/v1/crm/leads/" + leadId + "/assignment", Map.of("consultantId", consultant))
          .ok();
    }
    Person seller = house.as("sc", consultant);
    String deals = "/api/v1/sales/orders?limit=1&customerId=" + customer;
    Dealership.soon(() -> assertThat(seller.get(deals).ok().text("items.0.id")).isNotEmpty());
    String deal = seller.get(deals).ok().text("items.0.id");
    String quote =
        seller
            .post(
                "/api/v1/sales/quotes",
                Map.of(
                    "dealId",
                    deal,
                    "modelCode",
                    model,
                    "items",
                    List.of(Map.of("kind", "VEHICLE", "code", model, "quantity", 1)),
                    "validDays",
                    7))
            .created()
            .id();
    seller.post("/api/v1/sales/quotes/" + quote + "/issue", Map.of("hold", false)).ok();
    String order = ORDERS + deal;
    seller
        .post(
            order + "/contract",
            Map.of("quoteId", quote, "quoteVersion", 1, "signedOn", house.today().toString()))
        .ok();
    pays(house.as("fn"), deal, "DEPOSIT", "20000.00");
    return deal;
  }

  private static void pays(Person cashier, String order, String kind, String amount) {
    cashier
        .post(
            ORDERS + order + "/payments",
            Map.of(
                "kind",
                kind,
                "amount",
                Map.of("amount", amount, "currency", "CNY"),
                "method",
                "TRANSFER",
                "reference",
                kind + "-" + order))
        .created();
  }
}
