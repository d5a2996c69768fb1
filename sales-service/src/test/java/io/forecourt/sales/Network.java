package io.forecourt.sales;

import static io.forecourt.sales.Showroom.done;

import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The partners of a store that no other test knows, and the people who deal with them. */
final class Network {
  static final String OUTLETS = "/api/v1/sales/outlets";
  static final String FORECASTS = "/api/v1/sales/dealer-forecasts";

  private static final AtomicInteger STORES = new AtomicInteger();
  private static final List<String> FUNCTIONS =
      List.of(
          "CAR_SALES",
          "STORAGE_TRANSPORT",
          "PARTS",
          "SETTLEMENT",
          "FEEDBACK",
          "SERVICE_SUPPORT",
          "TRAINING_ASSESSMENT",
          "MARKET_ORDER");
  private static final List<String> SELLING =
      List.of("CAPITAL", "PREMISES", "SALES_FORCE", "AFTER_SALES", "REPUTATION");
  private static final List<String> LENDING = List.of("TERMS", "SPEED", "COVERAGE", "SERVICE");

  private final Showroom showroom;
  private final String store = "NET" + STORES.incrementAndGet();

  /** Looks after the partners. */
  final Login lead = TestTokens.person("dn-" + store, store, "dn");

  final Login director = TestTokens.person("sd-" + store, store, "sd");

  Network(Showroom showroom) {
    this.showroom = showroom;
  }

  String store() {
    return store;
  }

  JsonNode prospect(String type, String code) {
    return done(enter(type, code, Map.of()), 201);
  }

  MvcTestResult enter(String type, String code, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type);
    body.put("code", code);
    body.put("company", Map.of("name", "Northern Motors", "territory", "the north"));
    body.putAll(more);
    return showroom.post(lead, OUTLETS, body);
  }

  MvcTestResult evaluate(Login who, JsonNode outlet, int points) {
    return act(who, outlet, "evaluation", Map.of("points", points(outlet, points)));
  }

  MvcTestResult sign(Login who, JsonNode outlet) {
    return sign(who, outlet, "2026-12-01", "2027-11-30");
  }

  MvcTestResult sign(Login who, JsonNode outlet, String from, String until) {
    return act(who, outlet, "contract", Map.of("validFrom", from, "validUntil", until));
  }

  MvcTestResult act(Login who, JsonNode outlet, String action, Object body) {
    return showroom.post(who, path(outlet) + "/" + action, body);
  }

  /** Evaluated by the lead, ready to be signed by the director. */
  JsonNode evaluated(String type, String code) {
    return done(evaluate(lead, prospect(type, code), 85), 200);
  }

  JsonNode signed(String type, String code) {
    return done(sign(director, evaluated(type, code)), 200);
  }

  JsonNode seen(Login who, JsonNode outlet) {
    return done(showroom.get(who, path(outlet)), 200);
  }

  MvcTestResult forecast(
      Login who, JsonNode outlet, String month, int units, List<String> intelligence) {
    return showroom.post(
        who,
        FORECASTS,
        Map.of(
            "outletId",
            outlet.path("id").asString(),
            "month",
            month,
            "lines",
            List.of(Map.of("modelCode", Showroom.MODEL, "units", units)),
            "intelligenceIds",
            intelligence));
  }

  static String path(JsonNode outlet) {
    return OUTLETS + "/" + outlet.path("id").asString();
  }

  private static Map<String, Integer> points(JsonNode outlet, int each) {
    List<String> criteria =
        switch (outlet.path("type").asString()) {
          case "JOINT_STOCK_CENTRE" -> FUNCTIONS;
          case "BANK" -> LENDING;
          default -> SELLING;
        };
    Map<String, Integer> points = new LinkedHashMap<>();
    criteria.forEach(one -> points.put(one, each));
    return points;
  }
}
