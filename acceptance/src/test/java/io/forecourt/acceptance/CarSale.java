package io.forecourt.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** A lead becomes an order: quoted, signed, and its deposit paid. */
final class CarSale {

  private CarSale() {}

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
    String order = "/api/v1/sales/orders/" + deal;
    seller
        .post(
            order + "/contract",
            Map.of("quoteId", quote, "quoteVersion", 1, "signedOn", house.today().toString()))
        .ok();
    house
        .as("fn")
        .post(
            order + "/payments",
            Map.of(
                "kind",
                "DEPOSIT",
                "amount",
                Map.of("amount", "20000.00", "currency", "CNY"),
                "method",
                "TRANSFER",
                "reference",
                "DEPOSIT-" + deal))
        .created();
    return deal;
  }
}
