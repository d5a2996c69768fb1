package io.forecourt.local.journey;

import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Event;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.BusinessTime;
import io.forecourt.local.clock.OpeningHours;
import io.forecourt.local.stack.Trouble;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One sale, act by act; the stories put the acts together. Each act is one request of one person.
 */
final class Sale {

  private static final String FAMILY_NAMES = "李王张刘陈杨赵黄周吴";
  private static final String GIVEN_NAMES = "晨宇佳宁思远文博雨桐子涵";

  private final Teller teller;
  private final Store store;
  private final Random random = new Random();
  private final String modelCode;
  private final @Nullable String colour;
  private final Visitor visitor;

  private String visitId = "";
  private String customerId = "";
  private String leadId = "";
  private String consultantId = "";
  private String dealId = "";
  private String quoteId = "";
  private String vehicleId = "";
  private String vin = "";
  private String policyId = "";

  /** Who buys. */
  record Visitor(String name, String mobile) {

    /** Somebody or other. */
    static Visitor any(Random random) {
      return new Visitor(
          ""
              + FAMILY_NAMES.charAt(random.nextInt(FAMILY_NAMES.length()))
              + GIVEN_NAMES.charAt(random.nextInt(GIVEN_NAMES.length()))
              + GIVEN_NAMES.charAt(random.nextInt(GIVEN_NAMES.length())),
          "1390%d%06d".formatted(9, random.nextInt(1_000_000)));
    }
  }

  Sale(Teller teller, Store store, String modelCode, @Nullable String colour) {
    this(teller, store, modelCode, colour, Visitor.any(new Random()));
  }

  Sale(Teller teller, Store store, String modelCode, @Nullable String colour, Visitor visitor) {
    this.teller = teller;
    this.store = store;
    this.modelCode = modelCode;
    this.colour = colour;
    this.visitor = visitor;
  }

  String dealId() {
    return dealId;
  }

  String leadId() {
    return leadId;
  }

  String customerId() {
    return customerId;
  }

  String vehicleId() {
    return vehicleId;
  }

  String policyId() {
    return policyId;
  }

  Actor consultant() {
    return new Actor(Role.SC, store, consultantId);
  }

  Actor by(Role role) {
    return Actor.of(role, store);
  }

  /** Outside opening hours nobody is at the desk: business time moves to the next morning. */
  void storeIsOpen() {
    Duration wait = OpeningHours.untilOpen(teller.time().now());
    if (!wait.isZero()) {
      teller.timePasses("the store opens", wait);
    }
  }

  void walksIn() {
    int from = teller.steps().size();
    Answer visit =
        teller.does(
            by(Role.RC),
            "registers a visitor",
            "POST",
            "/api/v1/crm/visits",
            Map.of(
                "kind",
                "WALK_IN",
                "name",
                visitor.name(),
                "mobile",
                visitor.mobile(),
                "party",
                2,
                "source",
                "WALK_IN",
                "purpose",
                "BUY",
                "modelCode",
                modelCode));
    visitId = visit.text("id");
    customerId = visit.text("customerId");
    leadId = visit.text("leadId");
    consultantId = visit.text("consultantId");
    if (consultantId.isEmpty()) {
      Answer lead =
          teller.does(
              by(Role.SH),
              "gives the lead to a consultant",
              "POST",
              "/api/v1/crm/leads/" + leadId + "/assignment",
              Map.of("consultantId", teller.idOf(Role.SC, store)));
      consultantId = lead.text("consultantId");
    }
    dealId = opened(from);
  }

  /** The deal that sales opened when it heard of the assignment. */
  private String opened(int from) {
    for (Step step : teller.steps().subList(from, teller.steps().size())) {
      for (Step.Told told : step.events()) {
        if (told.service().equals("sales") && told.name().equals("DealStageChanged")) {
          return told.subject();
        }
      }
    }
    JsonNode orders =
        teller.look(consultant(), "/api/v1/sales/orders?limit=1&customerId=" + customerId);
    String id = orders.path("items").path(0).path("id").asString("");
    if (id.isEmpty()) {
      throw new Trouble("sales opened no deal for lead " + leadId);
    }
    return id;
  }

  void tellsNeeds() {
    String path = "/api/v1/crm/customers/" + customerId;
    String etag = teller.lookAt(consultant(), path).etag().orElse("");
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("need", "家用，周末带孩子出城");
    profile.put("budget", money("180000.00"));
    profile.put("presentCar", "七年车龄的两厢车");
    profile.put("insuranceExpiry", today().plusMonths(2).toString());
    teller.does(
        consultant(),
        "notes need and present car",
        "PATCH",
        path,
        profile,
        Map.of("If-Match", etag));
  }

  void quoted(boolean hold, List<Map<String, Object>> extras) {
    List<Map<String, Object>> items = new ArrayList<>();
    items.add(Map.of("kind", "VEHICLE", "code", modelCode, "quantity", 1));
    items.addAll(extras);
    Map<String, Object> quote = new LinkedHashMap<>();
    quote.put("dealId", dealId);
    quote.put("modelCode", modelCode);
    if (colour != null) {
      quote.put("colour", colour);
    }
    quote.put("items", items);
    quote.put("validDays", 7);
    quoteId =
        teller
            .does(consultant(), "prepares a quote", "POST", "/api/v1/sales/quotes", quote)
            .text("id");
    teller.does(
        consultant(),
        hold ? "issues it and holds a car" : "issues it",
        "POST",
        "/api/v1/sales/quotes/" + quoteId + "/issue",
        Map.of("hold", hold));
  }

  void signs() {
    teller.does(
        consultant(),
        "signs the contract",
        "POST",
        order() + "/contract",
        Map.of("quoteId", quoteId, "quoteVersion", 1, "signedOn", today().toString()));
  }

  void pays(String kind, String amount, String what) {
    teller.does(
        by(Role.FN),
        what,
        "POST",
        order() + "/payments",
        Map.of(
            "kind",
            kind,
            "amount",
            money(amount),
            "method",
            "TRANSFER",
            "reference",
            "JOURNEY-"
                + Long.toString(random.nextLong(1L << 40), 36).toUpperCase(java.util.Locale.ROOT)));
  }

  void paysTheRest() {
    String outstanding = deal().path("outstanding").path("amount").asString("0");
    if (new BigDecimal(outstanding).signum() > 0) {
      pays("BALANCE", outstanding, "books the balance");
    }
  }

  void invoiced() {
    teller.does(by(Role.FN), "issues the invoice", "POST", order() + "/invoice", Map.of());
  }

  void insured() {
    carIsKnown();
    Map<String, Object> vehicle = new LinkedHashMap<>();
    vehicle.put("useClass", "PRIVATE");
    vehicle.put("seats", 5);
    vehicle.put("displacementMl", 1498);
    Answer quotation =
        teller.does(
            by(Role.IN),
            "calculates the compulsory policy",
            "POST",
            "/api/v1/insurance/quotations",
            Map.of(
                "orderId",
                dealId,
                "insurerCode",
                "SAMPLE-INSURER",
                "regionCode",
                "310000",
                "vehicle",
                vehicle,
                "compulsory",
                Map.of(
                    "startDate", today().plusDays(1).toString(),
                    "history", Map.of("firstTime", true))));
    Answer policy =
        teller.does(
            by(Role.IN),
            "issues the policy",
            "POST",
            "/api/v1/insurance/policies",
            Map.of(
                "quotationId", quotation.text("id"),
                "formNumber", "F%09d".formatted(random.nextInt(1_000_000_000)),
                "paid", true));
    policyId = policy.text("id");
  }

  void accessoriesFitted() {
    teller.does(
        consultant(),
        "sees the accessories fitted",
        "POST",
        order() + "/accessory-fitting",
        Map.of());
  }

  /** Agrees to hand over at ten the next day. */
  Instant scheduled() {
    Instant slot = today().plusDays(1).atTime(10, 0).atZone(Store.ZONE).toInstant();
    teller.does(
        consultant(),
        "agrees the delivery slot",
        "POST",
        order() + "/delivery-slot",
        Map.of("slotAt", slot.toString()));
    return slot;
  }

  void inspected() {
    carIsKnown();
    JsonNode open =
        teller.look(
            by(Role.YD), "/api/v1/inventory/inspections?state=OPEN&limit=1&vehicleId=" + vehicleId);
    String id = open.path("items").path(0).path("id").asString("");
    if (id.isEmpty()) {
      throw new Trouble("inventory opened no inspection for car " + vin);
    }
    String path = "/api/v1/inventory/inspections/" + id;
    List<Map<String, Object>> items = new ArrayList<>();
    teller
        .look(by(Role.YD), path)
        .path("checkList")
        .forEach(item -> items.add(Map.of("code", item.asString(""), "ok", true)));
    teller.does(by(Role.YD), "inspects the car", "POST", path + "/result", Map.of("items", items));
  }

  void papersComplete() {
    carIsKnown();
    List<Map<String, String>> documents = new ArrayList<>();
    for (String kind : List.of("CERTIFICATE_OF_CONFORMITY", "EMISSIONS_LIST", "WARRANTY_BOOKLET")) {
      documents.add(Map.of("kind", kind, "number", kind.charAt(0) + "-" + vin.substring(9)));
    }
    teller.does(
        by(Role.IO),
        "files the car's papers",
        "POST",
        "/api/v1/inventory/vehicles/" + vehicleId + "/file",
        Map.of("documents", documents));
  }

  void handedOver() {
    teller.does(
        consultant(),
        "hands over the car",
        "POST",
        order() + "/delivery",
        Map.of(
            "checklist",
            Map.of(
                "warrantyExplained", true,
                "maintenanceExplained", true,
                "customerSigned", true,
                "papersHandedOver", true)));
  }

  /** The open three-day call of this customer. */
  JsonNode deliveryCall(String state) {
    JsonNode page =
        teller.look(
            by(Role.CS),
            "/api/v1/crm/follow-ups?kind=THREE_DAY_CALL&limit=200"
                + (state.isEmpty() ? "" : "&state=" + state));
    for (JsonNode call : page.path("items")) {
      if (call.path("customerId").asString("").equals(customerId)) {
        return call;
      }
    }
    throw new Trouble("crm planned no call to customer " + customerId);
  }

  void called(JsonNode call) {
    String owner = call.path("ownerId").asString("");
    teller.does(
        new Actor(Role.CA, store, owner),
        "calls the owner",
        "POST",
        "/api/v1/crm/follow-ups/" + call.path("id").asString("") + "/contact",
        Map.of(
            "outcome", "REACHED_SATISFIED",
            "evidence", Map.of("kind", "CALL", "reference", "CALL-" + random.nextInt(1_000_000)),
            "note", "一切满意"));
  }

  JsonNode deal() {
    return teller.look(by(Role.SM), order());
  }

  String order() {
    return "/api/v1/sales/orders/" + dealId;
  }

  private void carIsKnown() {
    if (vehicleId.isEmpty()) {
      JsonNode car = deal().path("car");
      vehicleId = car.path("vehicleId").asString("");
      vin = car.path("vin").asString("");
      if (vehicleId.isEmpty()) {
        throw new Trouble("inventory reserved no car for order " + dealId);
      }
    }
  }

  LocalDate today() {
    return LocalDate.ofInstant(teller.time().now(), Store.ZONE);
  }

  BusinessTime time() {
    return teller.time();
  }

  static Map<String, String> money(String amount) {
    return Map.of("amount", amount, "currency", "CNY");
  }

  static Map<String, Object> item(String kind, String code) {
    return Map.of("kind", kind, "code", code, "quantity", 1);
  }

  static boolean told(List<Event> events, String name, String subject) {
    return events.stream()
        .anyMatch(event -> event.name().equals(name) && event.subject().equals(subject));
  }
}
