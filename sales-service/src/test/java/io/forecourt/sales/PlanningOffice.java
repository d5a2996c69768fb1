package io.forecourt.sales;

import static io.forecourt.sales.Showroom.body;
import static io.forecourt.sales.Showroom.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The heads of a store, its general manager and its cashier, who plan what is sold and spent. */
final class PlanningOffice {
  static final String API = "/api/v1/sales/";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final AtomicInteger SERIAL = new AtomicInteger();

  final String store;
  final Login chief;
  final Login director;
  final Login service;
  final Login cashier;
  private final MockMvcTester mvc;
  private final TestEvents events;

  /** A store that no other test knows. */
  static PlanningOffice ofItsOwn(MockMvcTester mvc, TestEvents events) {
    return new PlanningOffice(mvc, events, "PLAN" + SERIAL.incrementAndGet());
  }

  PlanningOffice(MockMvcTester mvc, TestEvents events, String store) {
    this.mvc = mvc;
    this.events = events;
    this.store = store;
    chief = person("gm");
    director = person("sd");
    service = person("sv");
    cashier = person("fn");
  }

  Login person(String role) {
    return TestTokens.person(role + "-of-" + store, store, role);
  }

  MvcTestResult get(Login who, String path) {
    return mvc.get().uri(API + path).header("Authorization", who.bearer()).exchange();
  }

  MvcTestResult post(Login who, String path, @Nullable Object body) {
    var request =
        mvc.post()
            .uri(API + path)
            .header("Authorization", who.bearer())
            .header("X-Reason", "as%20planned")
            .header("Accept-Language", "en");
    return (body == null
            ? request
            : request
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(body)))
        .exchange();
  }

  MvcTestResult put(Login who, String path, Object body, @Nullable String ifMatch) {
    var request =
        mvc.put()
            .uri(API + path)
            .header("Authorization", who.bearer())
            .contentType(MediaType.APPLICATION_JSON)
            .content(JSON.writeValueAsString(body));
    return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
  }

  static void refusedFor(MvcTestResult result, String code) {
    assertThat(result).as(() -> body(result).toString()).hasStatus(400);
    assertThat(body(result).path("errors").path(0).path("code").asString()).isEqualTo(code);
  }

  static Map<String, Object> money(String amount) {
    return Map.of("amount", amount, "currency", "CNY");
  }

  static Map<String, Object> budget(String kind, String period, String... amounts) {
    return Map.of(
        "kind",
        kind,
        "title",
        "what we need",
        "period",
        period,
        "lines",
        List.of(amounts).stream()
            .map(amount -> Map.of("item", "ADVERTISING", "amount", money(amount)))
            .toList());
  }

  JsonNode proposed(Login head, String kind, String period, String... amounts) {
    return done(post(head, "budgets", budget(kind, period, amounts)), 201);
  }

  String approved(Login head, String kind, String period, String... amounts) {
    String id = proposed(head, kind, period, amounts).path("id").asString();
    done(decide(id, "APPROVED"), 200);
    return id;
  }

  MvcTestResult decide(String subject, String decision) {
    return post(
        chief, "approvals/" + approvalOf(subject) + "/decision", Map.of("decision", decision));
  }

  String approvalOf(String subject) {
    return done(get(chief, "approvals?state=PENDING&subjectId=" + subject), 200)
        .path("items")
        .path(0)
        .path("id")
        .asString();
  }

  MvcTestResult spend(String budget, String amount, String receipt, String day) {
    return post(cashier, "budgets/" + budget + "/expenses", expense(amount, receipt, day));
  }

  static Map<String, Object> expense(String amount, String receipt, String day) {
    return Map.of("amount", money(amount), "what", "leaflets", "receipt", receipt, "spentOn", day);
  }

  /** What stands in a strategy, with a measure of the service director. */
  Map<String, Object> content(String goal, String dueOn) {
    return Map.of(
        "goals",
        List.of(Map.of("what", goal, "target", "40 trade-ins")),
        "risks",
        List.of(Map.of("what", "price war", "likelihood", "HIGH", "answer", "longer warranty")),
        "measures",
        List.of(
            Map.of("what", "appraise every car", "ownerId", service.personId(), "dueOn", dueOn)));
  }

  /** Hr tells that the service director works here. */
  PlanningOffice staffed() {
    events.tell(
        TestEvents.event(
                "io.forecourt.hr.employee-hired.v1",
                service.personId(),
                1,
                Map.of(
                    "personId",
                    service.personId(),
                    "storeCode",
                    store,
                    "stores",
                    List.of(store),
                    "roles",
                    List.of("sv"),
                    "postId",
                    "SV",
                    "status",
                    "ACTIVE"))
            .inStore(store));
    return this;
  }

  Map<String, Object> request(String period, String dueOn) {
    return Map.of("reach", "STORE", "period", period, "content", content("win owners back", dueOn));
  }

  /** The strategy of a period, once the people are known. */
  JsonNode strategy(String reach, String period, String dueOn) {
    Map<String, Object> request = new HashMap<>(request(period, dueOn));
    request.put("reach", reach);
    return body(
        await()
            .until(
                () -> post(director, "strategies", request),
                answer -> answer.getResponse().getStatus() == 201));
  }

  /** Somebody of crm reviewed a summary of this store. */
  void reviewed(String summary) {
    String review = Ids.next();
    events.tell(
        TestEvents.event(
                "io.forecourt.crm.report-reviewed.v1",
                review,
                1,
                Map.of(
                    "reviewId",
                    review,
                    "reportKind",
                    "INTELLIGENCE_SUMMARY",
                    "reportId",
                    summary,
                    "reviewedBy",
                    director.personId()))
            .inStore(store));
  }
}
