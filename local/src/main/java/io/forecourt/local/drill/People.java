package io.forecourt.local.drill;

import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Patience;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Trouble;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The acts that drills repeat, through the gateway. */
final class People {

  private final Dealership dealership;
  private final Store store;
  private final Patience patience = new Patience(Pause::of);

  People(Dealership dealership, Store store) {
    this.dealership = dealership;
    this.store = store;
  }

  /** A deal with its quote. */
  record Deal(String id, String quoteId, String consultantId) {}

  Answer as(Role role, String personId, String method, String path, @Nullable Object body) {
    return send(role, personId, method, path, body, UUID.randomUUID().toString());
  }

  private Answer send(
      Role role, String personId, String method, String path, @Nullable Object body, String key) {
    return dealership.api(
        dealership.tokenOf(role, store, personId),
        method,
        path,
        body,
        method.equals("POST") ? Map.of("Idempotency-Key", key, "X-Reason", "drill") : Map.of());
  }

  Answer as(Role role, String method, String path, @Nullable Object body) {
    return as(role, "", method, path, body);
  }

  /** Somebody has signed in and waits to act. */
  void ready(Role role) {
    dealership.freshToken(role, store);
  }

  /**
   * As {@link #as}, asked again while the answer is to try later; any other refusal ends the drill.
   */
  Answer must(Role role, String personId, String method, String path, @Nullable Object body) {
    String key = UUID.randomUUID().toString();
    Answer answer = patience.with(() -> send(role, personId, method, path, body, key));
    if (!answer.good()) {
      throw new Trouble("%s %s as %s: %s".formatted(method, path, role.title(), answer.refusal()));
    }
    return answer;
  }

  /** A customer whom nobody has to look after yet; answers the id. */
  String customer() {
    return must(
            Role.RC, "", "POST", "/api/v1/crm/customers", Map.of("name", "演练客", "mobile", mobile()))
        .text("id");
  }

  String publishModel(String prefix) {
    String code =
        prefix + "-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    must(
        Role.IO,
        "",
        "POST",
        "/api/v1/inventory/models",
        Map.of(
            "code",
            code,
            "brand",
            "星程",
            "series",
            "演练",
            "name",
            "演练车型 " + code,
            "energy",
            "ICE",
            "seats",
            5,
            "displacementMl",
            1498,
            "guidePrice",
            Map.of("amount", "100000.00", "currency", "CNY"),
            "colours",
            List.of("WHITE")));
    return code;
  }

  Answer visit(String modelCode) {
    return as(Role.RC, "POST", "/api/v1/crm/visits", visitor(modelCode));
  }

  Answer mustVisit(String modelCode) {
    return must(Role.RC, "", "POST", "/api/v1/crm/visits", visitor(modelCode));
  }

  private static Map<String, Object> visitor(String modelCode) {
    return Map.of(
        "kind", "WALK_IN",
        "name", "演练客",
        "mobile", mobile(),
        "party", 1,
        "source", "WALK_IN",
        "purpose", "BUY",
        "modelCode", modelCode);
  }

  Answer lead(String modelCode) {
    return as(
        Role.SC,
        "POST",
        "/api/v1/crm/leads",
        Map.of("name", "演练客", "mobile", mobile(), "source", "WEB", "modelCode", modelCode));
  }

  /** The deal that sales opened for a lead; empty as long as it has not heard of it. */
  String dealOf(String customerId) {
    JsonNode page =
        must(Role.SM, "", "GET", "/api/v1/sales/orders?limit=1&customerId=" + customerId, null)
            .body();
    return page.path("items").path(0).path("id").asString("");
  }

  Map<String, Object> quote(String modelCode) {
    return Map.of(
        "modelCode",
        modelCode,
        "items",
        List.of(Map.of("kind", "VEHICLE", "code", modelCode, "quantity", 1)),
        "validDays",
        7);
  }

  String quoted(String dealId, String consultantId, String modelCode) {
    Map<String, Object> body = new java.util.LinkedHashMap<>(quote(modelCode));
    body.put("dealId", dealId);
    return must(Role.SC, consultantId, "POST", "/api/v1/sales/quotes", body).text("id");
  }

  void signed(Deal deal, LocalDate today) {
    must(
        Role.SC,
        deal.consultantId(),
        "POST",
        "/api/v1/sales/quotes/" + deal.quoteId() + "/issue",
        Map.of("hold", false));
    must(
        Role.SC,
        deal.consultantId(),
        "POST",
        "/api/v1/sales/orders/" + deal.id() + "/contract",
        Map.of("quoteId", deal.quoteId(), "quoteVersion", 1, "signedOn", today.toString()));
  }

  Answer deposit(Deal deal) {
    return deposit(deal, UUID.randomUUID().toString());
  }

  /** As {@link #deposit(Deal)}; the same key again is the same deposit. */
  Answer deposit(Deal deal, String key) {
    return send(
        Role.FN,
        "",
        "POST",
        "/api/v1/sales/orders/" + deal.id() + "/payments",
        Map.of(
            "kind",
            "DEPOSIT",
            "amount",
            Map.of("amount", "10000.00", "currency", "CNY"),
            "method",
            "TRANSFER",
            "reference",
            "DRILL-" + deal.id().substring(24)),
        key);
  }

  private static String mobile() {
    return "138%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
  }
}
