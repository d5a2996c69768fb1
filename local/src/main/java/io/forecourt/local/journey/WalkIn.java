package io.forecourt.local.journey;

import io.forecourt.local.api.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Journey 1: a person walks in, buys a car, drives it away insured, and is called three days later.
 */
final class WalkIn {

  private WalkIn() {}

  /** Plays it and returns what must be true at its end, each with what was found. */
  static Map<String, Finding> play(Teller teller, Sale sale) {
    untilDelivery(teller, sale);
    teller.timePasses("two days later", Duration.ofDays(2));
    sale.called(sale.deliveryCall("OPEN"));
    return findings(teller, sale);
  }

  /** Somebody walks in, and drives the car away on the next day. */
  static void untilDelivery(Teller teller, Sale sale) {
    sale.storeIsOpen();
    sale.walksIn();
    sale.tellsNeeds();
    sale.quoted(true, List.of(Sale.item("ACCESSORY", "FLOOR-MATS")));
    sale.signs();
    sale.pays("DEPOSIT", "20000.00", "books the deposit");
    sale.insured();
    sale.paysTheRest();
    sale.invoiced();
    sale.accessoriesFitted();
    Instant slot = sale.scheduled();
    sale.inspected();
    sale.papersComplete();
    teller.timePasses(
        "the day of delivery",
        Duration.between(teller.time().now(), slot)
            .plusMinutes(1)
            .truncatedTo(java.time.temporal.ChronoUnit.MINUTES));
    sale.handedOver();
  }

  /** What was looked up at the end, and what it should be. */
  record Finding(String wanted, String found) {
    boolean good() {
      return wanted.equals(found) || wanted.equals("set") && !found.isEmpty();
    }
  }

  private static Map<String, Finding> findings(Teller teller, Sale sale) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    findings.put("order", new Finding("DELIVERED", sale.deal().path("state").asString("")));
    findings.put(
        "policy",
        new Finding(
            "ISSUED",
            teller
                .look(sale.by(Role.IN), "/api/v1/insurance/policies/" + sale.policyId())
                .path("state")
                .asString("")));
    findings.put(
        "lead",
        new Finding(
            "WON",
            teller
                .look(sale.by(Role.SH), "/api/v1/crm/leads/" + sale.leadId())
                .path("state")
                .asString("")));
    JsonNode renewals =
        teller.look(
            sale.by(Role.IR), "/api/v1/insurance/renewals?limit=1&orderId=" + sale.dealId());
    findings.put(
        "renewal date",
        new Finding("set", renewals.path("items").path(0).path("renewalDate").asString("")));
    findings.put(
        "car",
        new Finding(
            "DELIVERED",
            teller
                .look(sale.by(Role.YD), "/api/v1/inventory/vehicles/" + sale.vehicleId())
                .path("state")
                .asString("")));
    findings.put("three-day call", new Finding("COMPLETED", callState(sale)));
    findings.put("duty CA-06", new Finding("DONE_AUTO", duty(teller)));
    return findings;
  }

  private static String callState(Sale sale) {
    String state = sale.deliveryCall("").path("state").asString("");
    return state.equals("DONE") ? "COMPLETED" : state;
  }

  private static String duty(Teller teller) {
    boolean closed =
        teller.steps().getLast().events().stream()
            .anyMatch(told -> told.name().equals("DutyChecked") && told.words().contains("CA-06"));
    return closed ? "DONE_AUTO" : "";
  }
}
