package io.forecourt.local.journey;

import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.journey.WalkIn.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The branches of journey 1 in which something goes wrong. */
final class Failures {

  private Failures() {}

  /** One branch; what it plays returns what must be true at its end. */
  record Branch(String name, String title, BiFunction<Teller, Sale, Map<String, Finding>> play) {}

  static List<Branch> all() {
    return List.of(
        new Branch("no-stock", "No car in stock", Failures::noStock),
        new Branch(
            "payment-missing", "Not paid six hours before the slot", Failures::paymentMissing),
        new Branch("cancelled", "The customer withdraws", Failures::cancelled),
        new Branch("late-call", "The three-day call is forgotten", Failures::lateCall));
  }

  /** A model of which the store has none: the order stands without a car and waits in the queue. */
  private static Map<String, Finding> noStock(Teller teller, Sale ignored) {
    String model =
        "SPECIAL-"
            + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT);
    teller.does(
        Actor.of(Role.IO, Store.EAST),
        "publishes a model nobody has",
        "POST",
        "/api/v1/inventory/models",
        Map.of(
            "code",
            model,
            "brand",
            "星程",
            "series",
            "定制",
            "name",
            "定制版 " + model,
            "energy",
            "ICE",
            "seats",
            5,
            "displacementMl",
            1998,
            "guidePrice",
            Sale.money("299800.00"),
            "colours",
            List.of("WHITE")));
    Sale sale = new Sale(teller, Store.EAST, model, null);
    sale.storeIsOpen();
    sale.walksIn();
    sale.quoted(true, List.of());
    sale.signs();
    sale.pays("DEPOSIT", "20000.00", "books the deposit");
    Map<String, Finding> findings = new LinkedHashMap<>();
    JsonNode deal = sale.deal();
    findings.put("order", new Finding("CONFIRMED", deal.path("state").asString("")));
    findings.put("car", new Finding("none", deal.path("car").path("vin").asString("none")));
    findings.put(
        "place in the queue", new Finding("1", deal.path("waiting").path("position").asString("")));
    return findings;
  }

  /** The delivery is blocked by itself when the deadline before the slot passes unpaid. */
  private static Map<String, Finding> paymentMissing(Teller teller, Sale sale) {
    sale.storeIsOpen();
    sale.walksIn();
    sale.quoted(false, List.of());
    sale.signs();
    sale.pays("DEPOSIT", "20000.00", "books the deposit");
    Instant slot = sale.scheduled();
    Duration untilBlocked = Duration.between(teller.time().now(), slot.minus(Duration.ofHours(6)));
    var events =
        teller.timePasses(
            "six hours before the slot",
            untilBlocked.plusMinutes(2).truncatedTo(ChronoUnit.MINUTES));
    Map<String, Finding> findings = new LinkedHashMap<>();
    findings.put(
        "DeliveryBlocked",
        new Finding(
            "told", Sale.told(events, "DeliveryBlocked", sale.dealId()) ? "told" : "not told"));
    findings.put(
        "slot", new Finding("given back", sale.deal().path("slotAt").asString("given back")));
    findings.put("order", new Finding("CONFIRMED", sale.deal().path("state").asString("")));
    return findings;
  }

  /** The manager decides, the car is free again, the lead sleeps. */
  private static Map<String, Finding> cancelled(Teller teller, Sale sale) {
    sale.storeIsOpen();
    sale.walksIn();
    sale.quoted(false, List.of());
    sale.signs();
    sale.pays("DEPOSIT", "20000.00", "books the deposit");
    String vehicleId = sale.deal().path("car").path("vehicleId").asString("");
    teller.does(
        sale.by(Role.SM),
        "cancels the order",
        "POST",
        sale.order() + "/cancellation",
        Map.of("reasonCode", "CUSTOMER_WITHDREW"),
        Map.of("X-Reason", "customer moves abroad"));
    Map<String, Finding> findings = new LinkedHashMap<>();
    findings.put("order", new Finding("CANCELLED", sale.deal().path("state").asString("")));
    @Nullable String car =
        teller
            .look(sale.by(Role.YD), "/api/v1/inventory/vehicles/" + vehicleId)
            .path("state")
            .asString("");
    findings.put("car", new Finding("AVAILABLE", car));
    findings.put(
        "lead",
        new Finding(
            "DORMANT",
            teller
                .look(sale.by(Role.SH), "/api/v1/crm/leads/" + sale.leadId())
                .path("state")
                .asString("")));
    return findings;
  }

  /** Past the end of the third day without a call: overdue, and the manager's list shows it. */
  private static Map<String, Finding> lateCall(Teller teller, Sale sale) {
    sale.storeIsOpen();
    sale.walksIn();
    sale.quoted(false, List.of());
    sale.signs();
    sale.pays("DEPOSIT", "20000.00", "books the deposit");
    sale.insured();
    sale.paysTheRest();
    Instant slot = sale.scheduled();
    sale.inspected();
    sale.papersComplete();
    teller.timePasses(
        "the day of delivery",
        Duration.between(teller.time().now(), slot).plusMinutes(1).truncatedTo(ChronoUnit.MINUTES));
    sale.handedOver();
    JsonNode call = sale.deliveryCall("OPEN");
    Instant due = Instant.parse(call.path("dueAt").asString(""));
    var events =
        teller.timePasses(
            "the end of the third day",
            Duration.between(teller.time().now(), due)
                .plusMinutes(6)
                .truncatedTo(ChronoUnit.MINUTES));
    Map<String, Finding> findings = new LinkedHashMap<>();
    findings.put(
        "FollowUpOverdue",
        new Finding(
            "told",
            Sale.told(events, "FollowUpOverdue", call.path("id").asString(""))
                ? "told"
                : "not told"));
    boolean dutyLate =
        events.stream()
            .anyMatch(
                event ->
                    event.name().equals("DutyOverdue") && event.text("dutyId").equals("CA-06"));
    findings.put("duty CA-06", new Finding("overdue", dutyLate ? "overdue" : "not overdue"));
    JsonNode list = teller.look(sale.by(Role.CS), "/api/v1/hr/teams/mine/duties?limit=200");
    boolean shown = false;
    for (JsonNode item : list.path("items")) {
      shown |= item.path("dutyId").asString("").equals("CA-06");
    }
    findings.put(
        "manager's list", new Finding("shows it", shown ? "shows it" : "does not show it"));
    return findings;
  }
}
