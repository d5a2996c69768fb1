package io.forecourt.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTime;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people of store EAST at work: what they send to sales-service, and what its neighbours tell
 * it.
 */
public final class Showroom {

  public static final Login CONSULTANT = TestTokens.person("person-li", "EAST", "sc");
  public static final Login OTHER_CONSULTANT = TestTokens.person("person-wang", "EAST", "sc");
  public static final Login CASHIER = TestTokens.person("person-qian", "EAST", "fn");
  public static final Login MANAGER = TestTokens.person("person-zhao", "EAST", "sm");
  public static final Login WEST_MANAGER = TestTokens.person("person-xi", "WEST", "sm");
  public static final String MODEL = "COMET-20";
  public static final String VIN = "LSVAA4182E2184847";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MockMvcTester mvc;
  private final TestEvents events;
  private final AtomicInteger references = new AtomicInteger();

  public Showroom(MockMvcTester mvc, TestEvents events) {
    this.mvc = mvc;
    this.events = events;
  }

  public MvcTestResult get(Login who, String path) {
    return mvc.get().uri(path).header("Authorization", who.bearer()).exchange();
  }

  public MvcTestResult post(Login who, String path, Object body) {
    return mvc.post()
        .uri(path)
        .header("Authorization", who.bearer())
        .header("X-Reason", "as agreed with the customer")
        .header("Accept-Language", "en")
        .contentType(MediaType.APPLICATION_JSON)
        .content(JSON.writeValueAsString(body))
        .exchange();
  }

  /** Changes what has this version. */
  public MvcTestResult put(Login who, String path, long version, Object body) {
    return mvc.put()
        .uri(path)
        .header("Authorization", who.bearer())
        .header("If-Match", "\"" + version + "\"")
        .header("Accept-Language", "en")
        .contentType(MediaType.APPLICATION_JSON)
        .content(JSON.writeValueAsString(body))
        .exchange();
  }

  public MvcTestResult act(Login who, String order, String action, Object body) {
    return post(who, "/api/v1/sales/orders/" + order + "/" + action, body);
  }

  public static JsonNode body(MvcTestResult result) {
    return JSON.readTree(result.getResponse().getContentAsByteArray());
  }

  public static JsonNode done(MvcTestResult result, int status) {
    assertThat(result).as(() -> body(result).toString()).hasStatus(status);
    return body(result);
  }

  public static void refused(MvcTestResult result, int status, String code) {
    assertThat(result).hasStatus(status);
    assertThat(body(result).path("code").asString()).isEqualTo(code);
    assertThat(body(result).path("detail").asString()).isNotBlank();
  }

  public void publishModel() {
    events.tell(
        "io.forecourt.inventory.model-published.v1",
        MODEL,
        1,
        Map.of(
            "modelCode", MODEL,
            "brand", "Comet",
            "series", "Comet",
            "name", "Comet 2.0",
            "energy", "PETROL",
            "seats", 5,
            "guidePrice", Map.of("amount", "150000.00", "currency", "CNY"),
            "colours", List.of("WHITE"),
            "status", "PUBLISHED"));
    await()
        .atMost(PATIENCE)
        .until(() -> !body(get(CONSULTANT, "/api/v1/sales/price-list")).path("models").isEmpty());
  }

  /** A lead is assigned to the consultant; answers the id of the deal that opens. */
  public String openDeal() {
    String customer = Ids.next();
    assign(Ids.next(), customer, CONSULTANT.personId(), 1);
    return dealOf(customer);
  }

  public void assign(String lead, String customer, String consultant, long sequence) {
    events.tell(
        "io.forecourt.crm.lead-assigned.v1",
        lead,
        sequence,
        Map.of(
            "leadId", lead,
            "customerId", customer,
            "consultantId", consultant,
            "rule", "LOAD"));
  }

  public String dealOf(String customer) {
    String path = "/api/v1/sales/orders?customerId=" + customer;
    await().atMost(PATIENCE).until(() -> !body(get(MANAGER, path)).path("items").isEmpty());
    return body(get(MANAGER, path)).path("items").get(0).path("id").asString();
  }

  public JsonNode order(String id) {
    return done(get(MANAGER, "/api/v1/sales/orders/" + id), 200);
  }

  public JsonNode quote(String deal) {
    return done(
        post(
            CONSULTANT,
            "/api/v1/sales/quotes",
            Map.of("dealId", deal, "modelCode", MODEL, "colour", "WHITE", "items", List.of())),
        201);
  }

  public JsonNode issuedQuote(String deal) {
    String id = quote(deal).path("id").asString();
    return done(
        post(CONSULTANT, "/api/v1/sales/quotes/" + id + "/issue", Map.of("hold", false)), 200);
  }

  public MvcTestResult sign(String deal, JsonNode quote) {
    return act(
        CONSULTANT,
        deal,
        "contract",
        Map.of(
            "quoteId", quote.path("id").asString(),
            "quoteVersion", quote.path("newest").path("number").asInt(),
            "signedOn", today().toString()));
  }

  public MvcTestResult pay(String order, String kind, String amount) {
    return pay(order, kind, amount, "R-" + order + "-" + references.incrementAndGet());
  }

  public MvcTestResult pay(String order, String kind, String amount, String reference) {
    return act(
        CASHIER,
        order,
        "payments",
        Map.of(
            "kind",
            kind,
            "amount",
            Map.of("amount", amount, "currency", "CNY"),
            "method",
            "TRANSFER",
            "reference",
            reference));
  }

  public String signedDeal() {
    String deal = openDeal();
    done(sign(deal, issuedQuote(deal)), 200);
    return deal;
  }

  public String confirmedOrder() {
    String deal = signedDeal();
    done(pay(deal, "DEPOSIT", "5000.00"), 201);
    return deal;
  }

  public TestEvents.Telling reserved(String vehicle, String order, long sequence) {
    return car(
        "vehicle-reserved",
        vehicle,
        sequence,
        Map.of(
            "vehicleId",
            vehicle,
            "vin",
            VIN,
            "orderId",
            order,
            "modelCode",
            MODEL,
            "colour",
            "WHITE"));
  }

  public TestEvents.Telling released(String vehicle, String order, long sequence) {
    return car(
        "vehicle-released",
        vehicle,
        sequence,
        Map.of("vehicleId", vehicle, "vin", VIN, "orderId", order, "reasonCode", "SWAP"));
  }

  public TestEvents.Telling inspected(String vehicle, String order, long sequence) {
    return car(
        "pdi-passed",
        vehicle,
        sequence,
        Map.of(
            "vehicleId",
            vehicle,
            "vin",
            VIN,
            "orderId",
            order,
            "inspectionId",
            Ids.next(),
            "inspectedBy",
            "person-yard",
            "passedAt",
            TestTime.BEGINS.toString()));
  }

  public TestEvents.Telling inspectionFailed(String vehicle, String order, long sequence) {
    return car(
        "pdi-failed",
        vehicle,
        sequence,
        Map.of(
            "vehicleId",
            vehicle,
            "vin",
            VIN,
            "orderId",
            order,
            "inspectionId",
            Ids.next(),
            "inspectedBy",
            "person-yard",
            "faults",
            List.of("PAINT")));
  }

  public TestEvents.Telling damaged(String vehicle, String order, long sequence) {
    return car(
        "vehicle-damaged",
        vehicle,
        sequence,
        Map.of("vehicleId", vehicle, "vin", VIN, "orderId", order, "reasonCode", "SCRATCH"));
  }

  public TestEvents.Telling queued(String order, long sequence) {
    return TestEvents.event(
        "io.forecourt.inventory.vehicle-queued.v1",
        order,
        sequence,
        Map.of("orderId", order, "modelCode", MODEL, "position", 1));
  }

  /** The papers may be complete before the car has an order. */
  public TestEvents.Telling filed(String vehicle, long sequence) {
    return car(
        "vehicle-file-completed",
        vehicle,
        sequence,
        Map.of("vehicleId", vehicle, "vin", VIN, "completedBy", "person-io"));
  }

  private static TestEvents.Telling car(
      String name, String vehicle, long sequence, Map<String, ?> data) {
    return TestEvents.event("io.forecourt.inventory." + name + ".v1", vehicle, sequence, data);
  }

  public TestEvents.Telling policyCancelled(String policy, String order) {
    return TestEvents.event(
        "io.forecourt.insurance.policy-cancelled.v1",
        policy,
        2,
        Map.of("policyId", policy, "orderId", order, "reasonCode", "CAR_CHANGED"));
  }

  public TestEvents.Telling insured(String order) {
    return insured(order, Ids.next());
  }

  public TestEvents.Telling insured(String order, String policy) {
    LocalDate tomorrow = today().plusDays(1);
    return TestEvents.event(
        "io.forecourt.insurance.policy-issued.v1",
        policy,
        1,
        Map.ofEntries(
            Map.entry("policyId", policy),
            Map.entry("number", "P-1"),
            Map.entry("kind", "COMPULSORY"),
            Map.entry("orderId", order),
            Map.entry("customerId", "customer"),
            Map.entry("vin", VIN),
            Map.entry("insurerCode", "PICC"),
            Map.entry("startDate", tomorrow.toString()),
            Map.entry("endDate", tomorrow.plusYears(1).minusDays(1).toString()),
            Map.entry("premium", Map.of("amount", "950.00", "currency", "CNY")),
            Map.entry("renewalDate", tomorrow.plusYears(1).toString()),
            Map.entry("issuedBy", "person-in")));
  }

  public void tell(TestEvents.Telling event) {
    events.tell(event);
  }

  public List<String> openGates(String order) {
    return order(order)
        .path("gates")
        .valueStream()
        .filter(gate -> !gate.path("closed").asBoolean())
        .map(gate -> gate.path("gate").asString())
        .toList();
  }

  public void awaitOpenGates(String order, String... gates) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(openGates(order)).containsExactlyInAnyOrder(gates));
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(TestTime.BEGINS, ZoneId.of("Asia/Shanghai"));
  }
}
