package io.forecourt.insurance.policy;

import static io.forecourt.platform.testing.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.insurance.OrderedCar;
import io.forecourt.insurance.insurer.InsurerAnswer;
import io.forecourt.insurance.insurer.InsurerAnswered;
import io.forecourt.insurance.insurer.InsurerRequest;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTime;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Vin;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ForecourtTest
class NewCarPolicyIT {

  private static final Login SPECIALIST = TestTokens.person("in-1", "EAST", "in");
  private static final Login CONSULTANT = TestTokens.person("sc-1", "EAST", "sc");
  private static final Login WEST = TestTokens.person("in-2", "WEST", "in");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final AtomicInteger SERIAL = new AtomicInteger(200_000);

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ApplicationEventPublisher facts;

  private String order = "";
  private String vehicle = "";
  private String vin = "";
  private String customer = "c";

  @BeforeEach
  void anOrderWithACar() {
    order = Ids.next();
    vehicle = Ids.next();
    vin = Vin.withCheckDigit("LVSHCAMB0TE" + SERIAL.incrementAndGet()).value();
  }

  @Test
  void theCarOfAnOrderIsQuotedInsuredAndTold() {
    placed();
    allocated();

    JsonNode quotation = json(quote(SPECIALIST));
    JsonNode policy = json(issue(quotation.path("id").stringValue(), "F-" + vin, true));

    assertThat(quotation.path("state").stringValue()).isEqualTo("QUOTED");
    assertThat(quotation.path("total").path("amount").stringValue()).isEqualTo("950.00");
    assertThat(quotation.path("compulsory").path("floatReason").stringValue())
        .isEqualTo("FIRST_POLICY");
    assertThat(policy.path("state").stringValue()).isEqualTo("ISSUED");
    JsonNode told =
        events
            .await("io.forecourt.insurance.policy-issued.v1", policy.path("id").stringValue())
            .data();
    assertThat(told.path("vin").stringValue()).isEqualTo(vin);
    assertThat(told.path("orderId").stringValue()).isEqualTo(order);
    assertThat(told.path("renewalDate").stringValue())
        .isEqualTo(today().plusYears(1).minusDays(1).toString());
    assertThat(json(get(SPECIALIST, "/cases/" + order)).path("state").stringValue())
        .isEqualTo("INSURED");
    assertThat(events.heard("forecourt.insurance.policy")).allSatisfy(EventContracts::assertValid);
    assertThat(events.heard("forecourt.insurance.quotation"))
        .allSatisfy(EventContracts::assertValid);
  }

  @Test
  void theCarMayBeToldBeforeTheOrder() {
    allocated();
    placed();

    assertThat(quote(SPECIALIST)).hasStatus(201);
  }

  @Test
  void withoutACarThereIsNothingToInsure() {
    placed();

    refused(quote(SPECIALIST), 409, "case.no-car");
  }

  @Test
  void whatTheTariffRefusesIsSaidWithItsOwnCode() {
    placed();
    allocated();

    refused(quote(SPECIALIST, "990000", today()), 409, "premium.unknown-region");
    refused(quote(SPECIALIST, "320500", today().minusDays(1)), 409, "premium.start-in-past");
  }

  @Test
  void onlyTheInsuranceDeskQuotesAndOnlyInItsStore() {
    placed();
    allocated();

    refused(quote(CONSULTANT), 403, "access.action-not-granted");
    assertThat(quote(WEST)).hasStatus(404);
  }

  @Test
  void aPolicyNeedsItsPremiumPaidAndAFormOfItsOwn() {
    placed();
    allocated();
    String quotation = json(quote(SPECIALIST)).path("id").stringValue();

    refused(issue(quotation, "G-" + vin, false), 409, "policy.not-paid");
    assertThat(issue(quotation, "G-" + vin, true)).hasStatus(201);
    refused(issue(quotation, "H-" + vin, true), 409, "quotation.wrong-state");
    String again = json(quote(SPECIALIST)).path("id").stringValue();
    refused(issue(again, "G-" + vin, true), 409, "policy.form-used");
    refused(issue(again, "H-" + vin, true), 409, "policy.already-insured");
  }

  @Test
  void theDeliveryStartsTheRenewalClockOnce() {
    placed();
    allocated();
    String quotation = json(quote(SPECIALIST)).path("id").stringValue();
    assertThat(issue(quotation, "R-" + vin, true)).hasStatus(201);

    var delivery = delivered();
    events.tell(delivery);
    events.tell(delivery);
    events.tell(delivery.withId(Ids.next()));

    await()
        .untilAsserted(
            () ->
                assertThat(renewals().path("items").path(0).path("policyId").isString()).isTrue());
    assertThat(renewals().path("items").size()).isEqualTo(1);
    assertThat(renewals().path("items").get(0).path("renewalDate").stringValue())
        .isEqualTo(today().plusYears(1).minusDays(1).toString());
    assertThat(events.heard("forecourt.insurance.renewal")).allSatisfy(EventContracts::assertValid);
  }

  /** Both may be handled at the same moment; neither must miss what the other notes. */
  @RepeatedTest(8)
  void aDeliveryThatIsToldWithThePolicyFindsIt() {
    placed();
    allocated();
    String quotation = json(quote(SPECIALIST)).path("id").stringValue();
    issue(quotation, "T-" + vin, true);
    events.tell(delivered());

    await()
        .untilAsserted(
            () ->
                assertThat(renewals().path("items").path(0).path("policyId").isString()).isTrue());
  }

  @Test
  void aCancelledOrderCancelsThePolicyThatHasNotBegun() {
    placed();
    allocated();
    String quotation =
        json(quote(SPECIALIST, "320500", today().plusDays(3))).path("id").stringValue();
    String policy = json(issue(quotation, "C-" + vin, true)).path("id").stringValue();

    orderIsOff();

    await()
        .untilAsserted(
            () ->
                assertThat(json(get(SPECIALIST, "/policies/" + policy)).path("state").stringValue())
                    .isEqualTo("CANCELLED"));
    assertThat(
            events
                .await("io.forecourt.insurance.policy-cancelled.v1", policy)
                .data()
                .path("refund")
                .path("amount")
                .stringValue())
        .isEqualTo("950.00");
    JsonNode endorsement =
        json(get(SPECIALIST, "/policies/" + policy)).path("endorsements").path(0);
    assertThat(endorsement.path("state").stringValue()).isEqualTo("DONE");
    assertThat(endorsement.path("reasonCode").stringValue()).isEqualTo("ORDER_CANCELLED");
  }

  @Test
  void nothingIsIssuedForAnOrderThatIsOff() {
    placed();
    allocated();
    String quotation = json(quote(SPECIALIST)).path("id").stringValue();

    orderIsOff();
    await()
        .untilAsserted(
            () -> assertThat(insurance().path("state").stringValue()).isEqualTo("CLOSED"));

    refused(issue(quotation, "O-" + vin, true), 409, "case.wrong-state");
  }

  @Test
  void aCoverIsNeverDatedBack() {
    placed();
    allocated();
    String quotation = json(quote(SPECIALIST)).path("id").stringValue();
    jdbc.sql("UPDATE quotation SET start_date = :day WHERE id = :id")
        .param("day", today().minusDays(1))
        .param("id", quotation)
        .update();

    refused(issue(quotation, "B-" + vin, true), 409, "policy.start-in-past");
    jdbc.sql("UPDATE quotation SET start_date = :day WHERE id = :id")
        .param("day", today())
        .param("id", quotation)
        .update();
    assertThat(issue(quotation, "B-" + vin, true)).hasStatus(201);
  }

  /** The insurer says yes only after the order has got another car. */
  @Test
  void aProposalForACarThatIsGoneIsCancelledWithItsAcceptance() {
    placed();
    allocated();
    String quotation =
        json(quote(SPECIALIST, "320500", today().plusDays(3))).path("id").stringValue();
    String policy = json(issue(quotation, "P-" + vin, true)).path("id").stringValue();
    jdbc.sql("UPDATE policy SET state = 'SUBMITTED' WHERE id = :id").param("id", policy).update();
    jdbc.sql("UPDATE insurance_case SET state = 'OPEN' WHERE id = :id").param("id", order).update();
    released();
    await().untilAsserted(() -> assertThat(insurance().path("vin").isString()).isFalse());

    insurerSays(InsurerRequest.Kind.SUBMIT, policy, new InsurerAnswer.Accepted("I-1"));

    JsonNode after = json(get(SPECIALIST, "/policies/" + policy));
    assertThat(after.path("state").stringValue()).isEqualTo("CANCELLED");
    assertThat(after.path("endorsements").path(0).path("reasonCode").stringValue())
        .isEqualTo("CAR_CHANGED");
    assertThat(insurance().path("state").stringValue()).isEqualTo("OPEN");
  }

  @Test
  void aCancellationThatIsConfirmedAfterThePolicyHasEndedIsClosedOnly() {
    placed();
    allocated();
    String quotation =
        json(quote(SPECIALIST, "320500", today().plusDays(3))).path("id").stringValue();
    String policy = json(issue(quotation, "L-" + vin, true)).path("id").stringValue();
    released();
    await()
        .untilAsserted(
            () ->
                assertThat(json(get(SPECIALIST, "/policies/" + policy)).path("state").stringValue())
                    .isEqualTo("CANCELLED"));
    String endorsement =
        jdbc.sql("SELECT id FROM policy_endorsement WHERE policy_id = :policy")
            .param("policy", policy)
            .query(String.class)
            .single();
    jdbc.sql("UPDATE policy_endorsement SET state = 'SUBMITTED' WHERE id = :id")
        .param("id", endorsement)
        .update();

    insurerSays(InsurerRequest.Kind.CANCEL, endorsement, new InsurerAnswer.Accepted("I-2"));

    JsonNode after = json(get(SPECIALIST, "/policies/" + policy));
    assertThat(after.path("state").stringValue()).isEqualTo("CANCELLED");
    assertThat(after.path("endorsements").path(0).path("state").stringValue())
        .isEqualTo("OVERTAKEN");
  }

  @Test
  void aFollowOnThatIsCancelledLeavesThePolicyThatRuns() {
    placed();
    allocated();
    String running = json(quote(SPECIALIST)).path("id").stringValue();
    String policy = json(issue(running, "V-" + vin, true)).path("id").stringValue();
    jdbc.sql("UPDATE policy SET end_date = :day WHERE id = :id")
        .param("day", today().plusDays(10))
        .param("id", policy)
        .update();
    LocalDate next = today().plusDays(11);
    String followOn = json(quote(SPECIALIST, "320500", next)).path("id").stringValue();
    String second = json(issue(followOn, "W-" + vin, true)).path("id").stringValue();
    MvcTestResult cancelled =
        post(
            TestTokens.person("ih-1", "EAST", "ih"),
            "/policies/" + second + "/cancellation",
            Map.of("reasonCode", "DEREGISTERED", "firstDayWithout", next.toString()));
    assertThat(json(cancelled).path("state").stringValue()).isEqualTo("CANCELLED");

    String overlapping =
        json(quote(SPECIALIST, "320500", today().plusDays(5))).path("id").stringValue();

    refused(issue(overlapping, "Y-" + vin, true), 409, "policy.already-insured");
  }

  private void insurerSays(InsurerRequest.Kind kind, String about, InsurerAnswer answer) {
    Callers.asSystem(
        "test",
        () ->
            transaction.executeWithoutResult(
                _ -> facts.publishEvent(new InsurerAnswered("N-1", kind, about, answer))));
  }

  @Test
  void whatIsInsuredFollowsItsCustomerThroughAMergeAndBack() {
    customer = Ids.next();
    String survivor = Ids.next();
    placed();
    allocated();
    String quotation = json(quote(SPECIALIST)).path("id").stringValue();
    assertThat(issue(quotation, "M-" + vin, true)).hasStatus(201);
    var merged =
        event(
            "io.forecourt.crm.customer-merged.v1",
            customer,
            3,
            Map.of("customerId", customer, "intoCustomerId", survivor));
    events.tell(merged);
    events.tell(merged.withId(Ids.next()));
    await().untilAsserted(() -> assertThat(namedBy(survivor)).containsExactly(1, 1, 1, 0));

    events.tell(delivered());

    await().untilAsserted(() -> assertThat(namedBy(survivor)).containsExactly(1, 1, 1, 1));
    events.tell(
        event(
            "io.forecourt.crm.customer-unmerged.v1",
            customer,
            4,
            Map.of("customerId", customer, "fromCustomerId", survivor)));
    await().untilAsserted(() -> assertThat(namedBy(customer)).containsExactly(1, 1, 1, 1));
    assertThat(namedBy(survivor)).containsExactly(0, 0, 0, 0);
  }

  /** How many cases, quotations, policies and renewals name this customer. */
  private List<Integer> namedBy(String id) {
    return Stream.of("insurance_case", "quotation", "policy", "renewal")
        .map(
            table ->
                jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE customer_id = :id")
                    .param("id", id)
                    .query(Integer.class)
                    .single())
        .toList();
  }

  @Test
  void anotherCarOfTheOrderIsInsuredAnew() {
    placed();
    allocated();
    String quotation =
        json(quote(SPECIALIST, "320500", today().plusDays(3))).path("id").stringValue();
    String policy = json(issue(quotation, "N-" + vin, true)).path("id").stringValue();

    released();

    await()
        .untilAsserted(
            () ->
                assertThat(json(get(SPECIALIST, "/policies/" + policy)).path("state").stringValue())
                    .isEqualTo("CANCELLED"));
    assertThat(
            events
                .await("io.forecourt.insurance.policy-cancelled.v1", policy)
                .data()
                .path("reasonCode")
                .stringValue())
        .isEqualTo("CAR_CHANGED");
    assertThat(insurance().path("state").stringValue()).isEqualTo("OPEN");
  }

  private void released() {
    events.tell(
        event(
            "io.forecourt.inventory.vehicle-released.v1",
            vehicle,
            2,
            Map.of("vehicleId", vehicle, "vin", vin, "orderId", order, "reasonCode", "CHANGED")));
  }

  private void orderIsOff() {
    events.tell(OrderedCar.cancelled(order));
  }

  private void placed() {
    events.tell(
        event(
            "io.forecourt.sales.order-placed.v1",
            order,
            1,
            Map.of(
                "orderId",
                order,
                "number",
                "SO-EAST-1",
                "leadId",
                "l",
                "customerId",
                customer,
                "consultantId",
                "sc-1",
                "modelCode",
                "FC-A1",
                "total",
                Map.of("amount", "159800.00", "currency", "CNY"),
                "depositAt",
                TestTime.BEGINS.toString())));
    await().untilAsserted(() -> assertThat(insurance().path("orderNumber").isString()).isTrue());
  }

  private void allocated() {
    events.tell(
        event(
            "io.forecourt.inventory.vehicle-reserved.v1",
            vehicle,
            1,
            Map.of(
                "vehicleId",
                vehicle,
                "vin",
                vin,
                "orderId",
                order,
                "modelCode",
                "FC-A1",
                "colour",
                "WHITE")));
    await().untilAsserted(() -> assertThat(insurance().path("vin").isString()).isTrue());
  }

  private TestEvents.Telling delivered() {
    return event(
        "io.forecourt.sales.vehicle-delivered.v1",
        order,
        5,
        Map.ofEntries(
            Map.entry("orderId", order),
            Map.entry("number", "SO-EAST-1"),
            Map.entry("leadId", "l"),
            Map.entry("customerId", customer),
            Map.entry("consultantId", "sc-1"),
            Map.entry("vehicleId", vehicle),
            Map.entry("vin", vin),
            Map.entry("modelCode", "FC-A1"),
            Map.entry("deliveredAt", TestTime.BEGINS.toString()),
            Map.entry("warrantyExplained", true),
            Map.entry("deliveredBy", "sc-1")));
  }

  private JsonNode insurance() {
    return json(get(SPECIALIST, "/cases/" + order));
  }

  private JsonNode renewals() {
    return json(get(TestTokens.person("ir-1", "EAST", "ir"), "/renewals?orderId=" + order));
  }

  private MvcTestResult quote(Login who) {
    return quote(who, "320500", today());
  }

  private MvcTestResult quote(Login who, String region, LocalDate start) {
    return post(
        who,
        "/quotations",
        Map.of(
            "orderId",
            order,
            "insurerCode",
            "DEMO_A",
            "regionCode",
            region,
            "vehicle",
            Map.of("useClass", "PRIVATE", "seats", 5),
            "compulsory",
            Map.of("startDate", start.toString())));
  }

  private MvcTestResult issue(String quotation, String form, boolean paid) {
    return post(
        SPECIALIST,
        "/policies",
        Map.of("quotationId", quotation, "formNumber", form, "paid", paid));
  }

  private MvcTestResult post(Login who, String path, Object body) {
    return mvc.method(HttpMethod.POST)
        .uri("/api/v1/insurance" + path)
        .header("Authorization", who.bearer())
        .header("X-Reason", "tested")
        .contentType(MediaType.APPLICATION_JSON)
        .content(JsonMapper.shared().writeValueAsString(body))
        .exchange();
  }

  private MvcTestResult get(Login who, String path) {
    return mvc.get()
        .uri("/api/v1/insurance" + path)
        .header("Authorization", who.bearer())
        .exchange();
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(TestTime.BEGINS, SHANGHAI);
  }

  private static JsonNode json(MvcTestResult answer) {
    return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
  }

  private static void refused(MvcTestResult answer, int status, String code) {
    assertThat(answer).hasStatus(status);
    assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
  }
}
