package io.forecourt.insurance.renewal;

import static io.forecourt.platform.testing.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.forecourt.insurance.renewal.QuoteDesk.SendQuote;
import io.forecourt.insurance.renewal.RenewalClock.ProfileUpdated;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.SandboxClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Vin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The season of single cases; business time goes forward in the last tests only. Each test has a
 * store of its own.
 */
@ForecourtTest
@TestMethodOrder(OrderAnnotation.class)
class SeasonIT {
  private static final CrmStub CRM = new CrmStub();
  private static final AtomicInteger SERIAL = new AtomicInteger(400_000);
  private static final AtomicInteger STORES = new AtomicInteger();

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private RenewalSeason season;
  @Autowired private RenewalClock renewalClock;
  @Autowired private QuoteDesk quoteDesk;
  @Autowired private Complaints complaints;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Renewals renewals;
  @Autowired private JdbcClient jdbc;
  @Autowired private BusinessClock clock;

  private String store = "";
  private Login specialist = TestTokens.person("ir-0", "EAST", "ir");
  private Login head = specialist;
  private String customer = "";
  private String vin = "";

  @DynamicPropertySource
  static void neighbours(DynamicPropertyRegistry registry) {
    registry.add("forecourt.messages.url", CRM::url);
    registry.add("forecourt.messages.token-uri", () -> CRM.url() + "/oauth2/token");
    registry.add("forecourt.messages.secret", () -> "a-long-random-secret-of-insurance");
  }

  @AfterAll
  static void closeNeighbours() {
    CRM.close();
  }

  @BeforeEach
  void aDeskWithOneSpecialist() {
    store = "R" + STORES.incrementAndGet();
    specialist = hired("ir-" + Ids.next());
    head = TestTokens.person("ih-" + store, store, "ih");
    aCar();
  }

  private void aCar() {
    customer = Ids.next();
    vin = Vin.withCheckDigit("LVSHCAMB0TE" + SERIAL.incrementAndGet()).value();
  }

  @Test
  @Order(1)
  void aCarInsuredHereIsRemindedQuotedCalledAndRenewed() {
    String id = insured(today().plusDays(60));

    opens();
    reminds();

    Heard reminded = events.await(type("renewal-reminder-sent"), id);
    assertThat(reminded.data().path("stage").intValue()).isEqualTo(-60);
    assertThat(reminded.data().path("onTime").booleanValue()).isTrue();
    assertThat(reminded.data().path("specialistId").stringValue()).isEqualTo(specialist.personId());
    assertThat(state(id)).isEqualTo("REMINDED");

    Answer computed = quotation(specialist, customer, vin, today().plusDays(61)).is(201);
    Answer offer = offered(id, computed.at("$.id")).is(201);
    assertThat(offer.<String>at("$.total.amount")).isEqualTo(computed.at("$.total.amount"));
    assertThat(offer.<String>at("$.insurerCode")).isEqualTo("DEMO_A");
    assertThat(offer.<String>at("$.tariff")).isEqualTo(computed.at("$.tablesUsed.tariff"));
    String quote = offer.at("$.id");
    String message = sentQuote(id, quote);
    assertThat(CRM.textOf(customer, "renewal.quote").path("total").stringValue())
        .isEqualTo(computed.at("$.total.amount"));
    assertThat(state(id)).isEqualTo("QUOTED");
    assertThat(deadline(OwedCalls.CALL, quote)).isEmpty();
    delivered(message, "renewal.quote");

    soon(() -> assertThat(deadline(OwedCalls.CALL, quote)).hasSize(1));
    assertThat(deadline(OwedCalls.CALL, quote).getFirst())
        .isEqualTo(endOf(today().plusDays(3)).toString());
    events.await(type("renewal-call-due"), id);

    Answer call = called(id, "PHONE", 95, "call-1", "THINKS_ABOUT_IT").is(201);
    assertThat(call.<Boolean>at("$.valid")).isTrue();
    assertThat(state(id)).isEqualTo("CALLED");
    assertThat(deadline(OwedCalls.CALL, quote)).isEmpty();

    String policy = policyIssued("COMPULSORY", today().plusDays(61), null);
    Heard renewed = events.await(type("policy-renewed"), id);
    assertThat(renewed.data().path("policyId").stringValue()).isEqualTo(policy);
    assertThat(renewed.data().path("specialistId").stringValue()).isEqualTo(specialist.personId());
    assertThat(renewed.data().path("product").stringValue()).isEqualTo("COMPULSORY");
    Renewal next = renewals.findByOpenKey(vin).orElseThrow();
    assertThat(next.state()).isEqualTo(RenewalState.WAITING);
    assertThat(next.lastOutcome()).isEqualTo(RenewalState.WON);
    assertThat(next.cover().renewalDate()).isEqualTo(today().plusDays(60).plusYears(1));

    String second = policyIssued("COMMERCIAL", today().plusDays(61), null);
    soon(
        () ->
            assertThat(renewals.findByOpenKey(vin).orElseThrow().cover().commercialEnd())
                .isEqualTo(today().plusDays(60).plusYears(1)));
    assertThat(sales(policy)).containsExactly("RENEWAL of " + specialist.personId());
    assertThat(sales(second)).containsExactly("RENEWAL of " + specialist.personId());
    assertThat(count("SELECT COUNT(*) FROM renewal WHERE vin = ?", vin)).isEqualTo(2);
    everythingToldKeepsItsContract();
  }

  @Test
  @Order(2)
  void eachJobRunTwiceAddsNothing() {
    String id = insured(today().plusDays(15));
    opens();
    reminds();
    events.await(type("renewal-reminder-sent"), id);
    LocalDate first = today().withDayOfMonth(1).plusMonths(1);
    list(first);
    lapses(today());

    opens();
    reminds();
    list(first);
    lapses(today());

    assertThat(count("SELECT COUNT(*) FROM renewal WHERE vin = ?", vin)).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM renewal_reminder WHERE renewal_id = ?", id))
        .isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM renewal_list WHERE store_code = ?", store)).isEqualTo(1);
    assertThat(events.heardOf(type("renewal-reminder-sent"), id)).hasSize(1);
  }

  @Test
  @Order(3)
  void theListOfTheMonthHoldsOpenCasesThatEndInItBySegment() {
    LocalDate month = today().withDayOfMonth(1).plusMonths(1);
    String ours = insured(month.plusDays(4));
    aCar();
    String elsewhere = enteredElsewhere(month.plusDays(5));
    aCar();
    insured(month.plusMonths(1));
    list(month);

    Answer lists = get(specialist, "/renewal-lists").is(200);
    assertThat(lists.<List<?>>at("$.items")).hasSize(1);
    String list = lists.at("$.items[0].id");
    Answer entries = get(specialist, "/renewal-lists/" + list + "/entries").is(200);
    assertThat(entries.<List<String>>at("$.items[*].renewalId")).containsExactly(ours, elsewhere);
    assertThat(entries.<List<String>>at("$.items[*].segment"))
        .containsExactly("RENEWED_HERE", "IN_SERVICE");
    Heard told = events.await(type("renewal-list-generated"), list);
    assertThat(told.data().path("cases").intValue()).isEqualTo(2);
    assertThat(told.data().path("specialistIds").get(0).stringValue())
        .isEqualTo(specialist.personId());
    assertThat(get(TestTokens.person("x", "R0", "ir"), "/renewal-lists/" + list + "/entries"))
        .returns(404, Answer::status);
  }

  @Test
  @Order(4)
  void whoDidNotAgreeIsNotRemindedAndSomebodyLooksAfterIt() {
    CRM.withoutConsent.add(customer);
    String id = enteredElsewhere(today().plusDays(30));
    opens();
    reminds();

    soon(() -> assertThat(tasks(id)).containsExactly("MESSAGE_REFUSED"));
    assertThat(state(id)).isEqualTo("OPEN");
    assertThat(events.heardOf(type("renewal-reminder-sent"), id)).isEmpty();
    String task = get(specialist, "/renewal-tasks?renewalId=" + id).is(200).at("$.items[0].id");
    post(specialist, "/renewal-tasks/" + task + "/completion", "").is(200);
    post(specialist, "/renewal-tasks/" + task + "/completion", "")
        .problem(409, "renewal-task.wrong-state");
  }

  @Test
  @Order(5)
  void aQuoteThatDidNotArriveStartsNoTimeAndTheFileIsCorrected() {
    String id = insured(today().plusDays(40));
    opens();
    String quote = quoted(id);
    String message = sentQuote(id, quote);

    failed(message, "renewal.quote");

    soon(() -> assertThat(tasks(id)).containsExactly("WRONG_NUMBER"));
    assertThat(deadline(OwedCalls.CALL, quote)).isEmpty();
    assertThat(deadline(OwedCalls.DELIVERY, quote)).isEmpty();
    called(id, "VISIT", null, null, "THINKS_ABOUT_IT").is(201);
    assertThat(state(id)).isEqualTo("CALLED");
  }

  @Test
  @Order(6)
  void aNewQuoteReplacesTheOldDeadline() {
    String id = insured(today().plusDays(40));
    opens();
    String first = quoted(id);
    delivered(sentQuote(id, first), "renewal.quote");
    soon(() -> assertThat(deadline(OwedCalls.CALL, first)).hasSize(1));

    String second = quoted(id);

    assertThat(deadline(OwedCalls.CALL, first)).isEmpty();
    delivered(sentQuote(id, second), "renewal.quote");
    soon(() -> assertThat(deadline(OwedCalls.CALL, second)).hasSize(1));
    assertThat(
            get(specialist, "/renewals/" + id + "/quotes")
                .is(200)
                .<List<String>>at("$.items[*].state"))
        .containsExactly("REPLACED", "DELIVERED");
    Heard told = events.heardOf(type("renewal-quote-sent"), id).getLast();
    assertThat(told.data().path("replacedQuoteId").stringValue()).isEqualTo(first);
  }

  @Test
  @Order(7)
  void anOpenComplaintPausesTheCaseAndItGoesOnWhereItStood() {
    String id = insured(today().plusDays(30));
    opens();
    String quote = quoted(id);
    delivered(sentQuote(id, quote), "renewal.quote");
    soon(() -> assertThat(deadline(OwedCalls.CALL, quote)).hasSize(1));
    String complaint = Ids.next();

    complaint("complaint-opened", complaint, 1);

    soon(() -> assertThat(state(id)).isEqualTo("PAUSED"));
    assertThat(deadline(OwedCalls.CALL, quote)).isEmpty();
    assertThat(events.await(type("renewal-call-dropped"), id).data().path("quoteId").stringValue())
        .isEqualTo(quote);
    called(id, "PHONE", 60, "c", "REFUSES").problem(409, "renewal.wrong-state");
    reminds();
    assertThat(reminders(id)).containsExactly("SKIPPED");

    complaint("complaint-closed", complaint, 2);

    soon(() -> assertThat(state(id)).isEqualTo("QUOTED"));
    assertThat(deadline(OwedCalls.CALL, quote)).hasSize(1);
    soon(() -> assertThat(events.heardOf(type("renewal-call-due"), id)).hasSize(2));
    everythingToldKeepsItsContract();
  }

  @Test
  @Order(8)
  void aLossIsRecordedWithReasonRivalAndMeasureAndSummedUp() {
    String id = insured(today().plusDays(30));
    opens();
    post(specialist, "/renewals/" + id + "/loss", "{\"reasonCode\":\"PRICE\"}")
        .problem(400, "request.invalid");

    post(
            specialist,
            "/renewals/" + id + "/loss",
            """
            {"reasonCode":"PRICE","rival":"PICC","rivalPrice":{"amount":"3800.00","currency":"CNY"}}
            """)
        .is(200);
    post(specialist, "/renewals/" + id + "/loss-review", "{\"measureCode\":\"BETTER_OFFER\"}")
        .is(200);
    String month = today().toString().substring(0, 7);
    Answer review =
        post(
                specialist,
                "/lost-renewal-reviews",
                "{\"month\":\"%s\",\"measures\":[\"BETTER_OFFER\"]}".formatted(month))
            .is(201);

    assertThat(review.<Integer>at("$.lost")).isEqualTo(1);
    assertThat(review.<Integer>at("$.measured")).isEqualTo(1);
    assertThat(review.<Integer>at("$.reasons.PRICE")).isEqualTo(1);
    Heard lost = events.await(type("renewal-lost"), id);
    assertThat(lost.data().path("rival").stringValue()).isEqualTo("PICC");
    assertThat(lost.data().path("rivalPrice").path("amount").stringValue()).isEqualTo("3800.00");
    Renewal next = renewals.findByOpenKey(vin).orElseThrow();
    assertThat(next.lastOutcome()).isEqualTo(RenewalState.LOST);
    assertThat(next.cover().renewalDate()).isEqualTo(today().plusDays(30).plusYears(1));
    post(specialist, "/lost-renewal-reviews", "{\"month\":\"%s\",\"measures\":[]}".formatted(month))
        .problem(409, "renewal.losses-reviewed");
    everythingToldKeepsItsContract();
  }

  @Test
  @Order(9)
  void aSoldCarClosesWithoutALoss() {
    String id = insured(today().plusDays(30));
    opens();

    post(specialist, "/renewals/" + id + "/car-gone", "{\"reasonCode\":\"SOLD\"}").is(200);

    assertThat(state(id)).isEqualTo("CLOSED_NO_CAR");
    assertThat(tasks(id)).containsExactly("NEW_OWNER");
    assertThat(events.heardOf(type("renewal-lost"), id)).isEmpty();
    assertThat(renewals.findByOpenKey(vin)).isEmpty();
  }

  @Test
  @Order(10)
  void whoLeavesHandsOverTheCasesAndTheHeadMayGiveThemToAColleague() {
    String id = insured(today().plusDays(30));
    opens();
    Login colleague = hired("ir-" + Ids.next());

    post(head, "/renewals/" + id + "/assignment", assignedTo("nobody"))
        .problem(400, "request.invalid");
    post(head, "/renewals/" + id + "/assignment", assignedTo(colleague.personId())).is(200);
    assertThat(specialistOf(id)).isEqualTo(colleague.personId());
    left(colleague.personId());

    soon(() -> assertThat(specialistOf(id)).isEqualTo(specialist.personId()));
    assertThat(events.heardOf(type("renewal-reassigned"), id))
        .extracting(told -> told.data().path("causeCode").stringValue())
        .containsExactly("HEAD", "LEFT");
  }

  @Test
  @Order(11)
  void theCallsOfAMonthAreSpreadOverItsWorkingDays() {
    LocalDate month = today().withDayOfMonth(1).plusMonths(1);
    for (int i = 0; i < 3; i++) {
      aCar();
      insured(month.plusDays(5 + i));
    }
    opens();

    Answer plan =
        post(
                specialist,
                "/call-back-plans",
                "{\"month\":\"" + month.toString().substring(0, 7) + "\"}")
            .is(201);

    assertThat(plan.<Integer>at("$.calls")).isEqualTo(3);
    Answer calls = get(specialist, "/call-back-plans/" + plan.at("$.id") + "/calls").is(200);
    assertThat(calls.<List<String>>at("$.items[*].plannedOn"))
        .isSorted()
        .doesNotHaveDuplicates()
        .allSatisfy(
            day -> assertThat(LocalDate.parse(day).getDayOfWeek().getValue()).isLessThan(6));
    events.await(type("follow-up-scheduled"), plan.at("$.id"));
    post(specialist, "/call-back-plans", "{\"month\":\"" + month.toString().substring(0, 7) + "\"}")
        .problem(409, "call-back-plan.exists");
  }

  @Test
  @Order(12)
  void aWrongNumberEndsTheTimeForTheCallAndCountsForNothing() {
    String id = insured(today().plusDays(30));
    opens();
    String quote = quoted(id);
    delivered(sentQuote(id, quote), "renewal.quote");
    soon(() -> assertThat(deadline(OwedCalls.CALL, quote)).hasSize(1));

    called(id, "PHONE", 60, "c", "NO_ANSWER").is(201);
    assertThat(deadline(OwedCalls.CALL, quote)).hasSize(1);
    Answer wrong = called(id, "PHONE", 60, "c", "WRONG_NUMBER").is(201);

    assertThat(wrong.<Boolean>at("$.valid")).isFalse();
    assertThat(deadline(OwedCalls.CALL, quote)).isEmpty();
    assertThat(tasks(id)).containsExactly("WRONG_NUMBER");
    assertThat(state(id)).isEqualTo("QUOTED");
    events.await(type("renewal-call-dropped"), id);
  }

  @Test
  @Order(13)
  void whatTheCustomerSaysOfACoverElsewhereBecomesAChance() {
    profileSays(today().plusDays(20));
    opens();

    Renewal renewal = renewals.openWithoutCar(customer).orElseThrow();
    assertThat(renewal.state()).isEqualTo(RenewalState.OPEN);
    assertThat(renewal.season()).isNotNull().returns("IN_SERVICE", Season::segment);
  }

  private void profileSays(LocalDate insuranceExpiry) {
    events.tell(
        event(
                "io.forecourt.crm.customer-profile-updated.v1",
                customer,
                1,
                Map.of(
                    "customerId",
                    customer,
                    "changed",
                    List.of("insuranceExpiry"),
                    "complete",
                    true,
                    "insuranceExpiry",
                    insuranceExpiry.toString(),
                    "insuranceChanged",
                    true))
            .inStore(store)
            .at(clock.instant()));
    soon(() -> assertThat(renewals.openWithoutCar(customer)).isPresent());
  }

  @Test
  @Order(14)
  void whatStaysWithoutAnOutcomeIsLostThirtyDaysAfterTheEnd() {
    LocalDate end = today().plusDays(30);
    String id = insured(end);
    opens();

    lapses(end.plusDays(29));
    assertThat(state(id)).isEqualTo("OPEN");
    lapses(end.plusDays(30));

    assertThat(state(id)).isEqualTo("UNREACHED");
    assertThat(events.await(type("renewal-lost"), id).data().path("reasonCode").stringValue())
        .isEqualTo("UNREACHED");
  }

  @Test
  @Order(15)
  void aQuotationOfAnotherCustomerCarOrStoreIsNotOffered() {
    String id = insured(today().plusDays(40));
    opens();
    LocalDate start = today().plusDays(41);
    Login stranger = TestTokens.person("ir-" + Ids.next(), store + "X", "ir");

    offered(id, quotation(specialist, Ids.next(), vin, start).is(201).at("$.id"))
        .problem(409, "renewal.other-quotation");
    String otherCar = Vin.withCheckDigit("LVSHCAMB0TE" + SERIAL.incrementAndGet()).value();
    offered(id, quotation(specialist, customer, otherCar, start).is(201).at("$.id"))
        .problem(409, "renewal.other-quotation");
    offered(id, quotation(stranger, customer, vin, start).is(201).at("$.id"))
        .problem(404, "resource.not-found");
    offered(id, Ids.next()).problem(404, "resource.not-found");
    assertThat(CRM.textOf(customer, "renewal.quote").isMissingNode()).isTrue();
  }

  @Test
  @Order(16)
  void aQuotationThatHasEndedIsNotOffered() {
    String id = insured(today().plusDays(40));
    opens();
    String quotation =
        quotation(specialist, customer, vin, today().plusDays(41)).is(201).at("$.id");
    jdbc.sql("UPDATE quotation SET valid_until = quoted_at WHERE id = ?").param(quotation).update();

    offered(id, quotation).problem(409, "quotation.expired");
  }

  @Test
  @Order(17)
  void thePolicyOfACarThatWasOrderedHereLeavesTheCaseOfThePresentOneOpen() {
    profileSays(today().plusDays(60));
    String present = renewals.openWithoutCar(customer).orElseThrow().id();

    String policy = issued(Map.of("kind", "COMPULSORY", "orderId", Ids.next()), today(), null);

    soon(() -> assertThat(sales(policy)).containsExactly("NEW_CAR of in-1"));
    assertThat(state(present)).isEqualTo("WAITING");
  }

  @Test
  @Order(18)
  void whoBoughtElsewhereIsAskedAgainWhenThatCoverEndsAlsoAfterTheDelivery() {
    LocalDate end = today().plusDays(300);
    String file =
        post(
                specialist,
                "/cases",
                "{\"customerId\":\"%s\",\"vin\":\"%s\"}".formatted(customer, vin))
            .is(201)
            .at("$.id");
    post(
            specialist,
            "/cases/" + file + "/loss",
            "{\"reasonCode\":\"PRICE\",\"coveredUntil\":\"%s\"}".formatted(end))
        .is(200);
    Renewal chance = renewals.findByOpenKey(vin).orElseThrow();
    assertThat(chance.cover()).isEqualTo(Cover.elsewhere(end));
    String order = Ids.next();

    events.tell(handedOver(order, customer));

    soon(() -> assertThat(renewals.existsByOrderId(order)).isTrue());
    Renewal same = renewals.findByOpenKey(vin).orElseThrow();
    assertThat(same.id()).isEqualTo(chance.id());
    assertThat(same.cover()).isEqualTo(Cover.elsewhere(end));
    everythingToldKeepsItsContract();
  }

  @Test
  @Order(19)
  void aCarThatIsDeliveredToSomebodyElseIsTheFormerOwnersNoMore() {
    String former = enteredElsewhere(today().plusDays(200));
    String order = Ids.next();

    events.tell(handedOver(order, Ids.next()));

    soon(() -> assertThat(renewals.existsByOrderId(order)).isTrue());
    assertThat(state(former)).isEqualTo("CLOSED_NO_CAR");
  }

  private TestEvents.Telling handedOver(String order, String owner) {
    return event(
            "io.forecourt.sales.vehicle-delivered.v1",
            order,
            5,
            Map.ofEntries(
                Map.entry("orderId", order),
                Map.entry("number", "SO-" + store),
                Map.entry("leadId", "l"),
                Map.entry("customerId", owner),
                Map.entry("consultantId", "sc-1"),
                Map.entry("vehicleId", Ids.next()),
                Map.entry("vin", vin),
                Map.entry("modelCode", "FC-A1"),
                Map.entry("deliveredAt", clock.instant().toString()),
                Map.entry("warrantyExplained", true),
                Map.entry("deliveredBy", "sc-1")))
        .inStore(store)
        .at(clock.instant());
  }

  @Test
  @Order(20)
  void anUpdateThatIsNotAboutInsuranceMovesNoDateAndOpensNoCase() {
    learns(today().plusDays(20), false);
    learns(today().plusDays(20), null);

    assertThat(renewals.findByCustomerId(customer)).isEmpty();
  }

  @Test
  @Order(21)
  void aDateWhoseCaseIsOverIsNoNews() {
    LocalDate end = today().plusDays(30);
    String lost = enteredElsewhere(end);
    opens();
    post(specialist, "/renewals/" + lost + "/loss", "{\"reasonCode\":\"NO_NEED\"}").is(200);

    learns(end, true);

    assertThat(renewals.findByOpenKey(vin).orElseThrow().cover().renewalDate())
        .isEqualTo(end.plusYears(1));
    aCar();
    String gone = enteredElsewhere(end);
    post(specialist, "/renewals/" + gone + "/car-gone", "{\"reasonCode\":\"SOLD\"}").is(200);
    learns(end, true);
    assertThat(renewals.findByCustomerId(customer)).extracting(Renewal::id).containsExactly(gone);
  }

  private void learns(LocalDate expiry, @Nullable Boolean changed) {
    job(() -> renewalClock.learned(fact(customer, new ProfileUpdated(customer, expiry, changed))));
  }

  private <T> IncomingEvent<T> fact(String subject, T data) {
    return new IncomingEvent<>(
        Ids.next(), "told", subject, 1, clock.instant(), store, "system", null, data);
  }

  @Test
  @Order(22)
  void aQuoteThatArrivesDuringAComplaintIsCalledAboutWhenTheCaseGoesOn() {
    String id = insured(today().plusDays(30));
    opens();
    String quote = quoted(id);
    String message = sentQuote(id, quote);
    String complaint = Ids.next();
    complaint("complaint-opened", complaint, 1);
    soon(() -> assertThat(state(id)).isEqualTo("PAUSED"));
    assertThat(deadline(OwedCalls.DELIVERY, quote)).isEmpty();

    delivered(message, "renewal.quote");

    soon(() -> assertThat(quoteState(quote)).isEqualTo("DELIVERED"));
    assertThat(deadline(OwedCalls.CALL, quote)).isEmpty();
    complaint("complaint-closed", complaint, 2);
    Heard due = events.await(type("renewal-call-due"), id);
    assertThat(due.data().path("dueAt").stringValue())
        .isEqualTo(endOf(today().plusDays(3)).toString());
    assertThat(deadline(OwedCalls.CALL, quote)).hasSize(1);
    assertThat(events.heardOf(type("renewal-call-dropped"), id)).isEmpty();
  }

  @Test
  @Order(23)
  void aQuoteThatCrmTakesDuringAComplaintCountsWhenTheCaseGoesOn() {
    String id = insured(today().plusDays(30));
    opens();
    String complaint = Ids.next();
    String quotation =
        quotation(specialist, customer, vin, today().plusDays(31)).is(201).at("$.id");
    job(
        () ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(
                    _ -> {
                      quoteDesk.quote(id, new SendQuote(quotation, List.of()));
                      complaints.opened(
                          fact(complaint, new Complaints.Complaint(complaint, customer)));
                    }));
    String quote = Objects.requireNonNull(renewals.findById(id).orElseThrow().quoteId());
    soon(() -> assertThat(quoteState(quote)).isEqualTo("SENT"));
    assertThat(state(id)).isEqualTo("PAUSED");
    assertThat(deadline(OwedCalls.DELIVERY, quote)).isEmpty();

    complaint("complaint-closed", complaint, 2);

    soon(() -> assertThat(state(id)).isEqualTo("QUOTED"));
    assertThat(deadline(OwedCalls.DELIVERY, quote)).hasSize(1);
  }

  @Test
  @Order(24)
  void nobodyIsToCallAnyMoreOnceTheCaseIsOver() {
    String lost = insured(today().plusDays(30));
    opens();
    String refused = arrived(lost);
    post(specialist, "/renewals/" + lost + "/loss", "{\"reasonCode\":\"NO_NEED\"}").is(200);
    aCar();
    String won = insured(today().plusDays(30));
    opens();
    String taken = arrived(won);
    policyIssued("COMPULSORY", today().plusDays(31), null);

    assertThat(
            events.await(type("renewal-call-dropped"), lost).data().path("quoteId").stringValue())
        .isEqualTo(refused);
    assertThat(events.await(type("renewal-call-dropped"), won).data().path("quoteId").stringValue())
        .isEqualTo(taken);
  }

  /** A quote that the customer has; answers it. */
  private String arrived(String id) {
    String quote = quoted(id);
    delivered(sentQuote(id, quote), "renewal.quote");
    soon(() -> assertThat(deadline(OwedCalls.CALL, quote)).hasSize(1));
    return quote;
  }

  private String quoteState(String quote) {
    return jdbc.sql("SELECT state FROM renewal_quote WHERE id = ?")
        .param(quote)
        .query(String.class)
        .single();
  }

  @Test
  @Order(25)
  void aComplaintThatNamesAMergedCustomerPausesTheCaseOfTheSurvivor() {
    String id = insured(today().plusDays(30));
    opens();
    String absorbed = Ids.next();
    events.tell(
        event(
            "io.forecourt.crm.customer-merged.v1",
            absorbed,
            3,
            Map.of("customerId", absorbed, "intoCustomerId", customer)));
    soon(
        () ->
            assertThat(count("SELECT COUNT(*) FROM customer_alias WHERE merged_id = ?", absorbed))
                .isEqualTo(1));
    var complaint = new Complaints.Complaint(Ids.next(), absorbed);

    job(() -> complaints.opened(fact(complaint.complaintId(), complaint)));

    assertThat(state(id)).isEqualTo("PAUSED");
    job(() -> complaints.closed(fact(complaint.complaintId(), complaint)));
    assertThat(state(id)).isEqualTo("OPEN");
  }

  @Test
  @Order(26)
  void theCarOfAnotherCustomerIsNotEntered() {
    String known = enteredElsewhere(today().plusDays(200));
    String owner = customer;
    customer = Ids.next();

    enters(today().plusDays(100)).problem(409, "renewal.known");

    assertThat(renewals.findById(known).orElseThrow().cover().renewalDate())
        .isEqualTo(today().plusDays(200));
    customer = owner;
    enters(today().plusDays(100)).is(201);
  }

  @Test
  @Order(30)
  void aCancelledPolicyLeavesTheOtherOfTheCarHere() {
    LocalDate end = today().plusDays(200);
    String id = insured(end);
    String commercial = alsoInsured(end.plusDays(5));

    cancelled(commercial);

    assertThat(renewals.findById(id).orElseThrow().cover())
        .returns(true, Cover::insuredHere)
        .returns(end, Cover::renewalDate)
        .returns(null, Cover::commercialPolicyId);
    cancelled(
        Objects.requireNonNull(renewals.findById(id).orElseThrow().cover().compulsoryPolicyId()));
    assertThat(renewals.findById(id).orElseThrow().cover())
        .isEqualTo(Cover.of(null, end, null, end.plusDays(5)));
  }

  @Test
  @Order(31)
  void aLossLeavesTheCoverThatEndsMonthsLater() {
    LocalDate end = today().plusDays(30);
    String lost = insured(end);
    String commercial = alsoInsured(end.plusDays(120));
    opens();

    post(specialist, "/renewals/" + lost + "/loss", "{\"reasonCode\":\"NO_NEED\"}").is(200);

    assertThat(renewals.findByOpenKey(vin).orElseThrow().cover())
        .isEqualTo(Cover.of(null, end.plusYears(1), commercial, end.plusDays(120)));
    aCar();
    String unreached = insured(end);
    String other = alsoInsured(end.plusDays(120));
    opens();
    lapses(end.plusDays(30));
    assertThat(state(unreached)).isEqualTo("UNREACHED");
    assertThat(renewals.findByOpenKey(vin).orElseThrow().cover())
        .isEqualTo(Cover.of(null, end.plusYears(1), other, end.plusDays(120)));
  }

  @Test
  @Order(32)
  void whoRenewsOneKindIsRemindedOfTheOtherUntilItFollows() {
    LocalDate end = today().plusDays(30);
    String id = insured(end);
    alsoInsured(end);
    opens();
    String first = policyIssued("COMPULSORY", end.plusDays(1), null);
    events.await(type("policy-renewed"), id);

    opens();

    Renewal rest = renewals.findByOpenKey(vin).orElseThrow();
    assertThat(rest.state()).isEqualTo(RenewalState.OPEN);
    assertThat(rest.cover())
        .returns(end, Cover::renewalDate)
        .returns(first, Cover::compulsoryPolicyId);
    reminds();
    events.await(type("renewal-reminder-sent"), rest.id());
    String second = policyIssued("COMMERCIAL", end.plusDays(1), null);
    soon(
        () ->
            assertThat(renewals.findByOpenKey(vin).orElseThrow())
                .returns(rest.id(), Renewal::id)
                .returns(RenewalState.WAITING, Renewal::state)
                .returns(
                    Cover.of(first, end.plusYears(1), second, end.plusYears(1)), Renewal::cover));
    soon(() -> assertThat(sales(second)).containsExactly("RENEWAL of " + specialist.personId()));
    assertThat(events.heardOf(type("policy-renewed"), rest.id())).isEmpty();
    assertThat(count("SELECT COUNT(*) FROM renewal WHERE vin = ? AND state = 'WON'", vin))
        .isEqualTo(1);
  }

  @Test
  @Order(33)
  void aRenewalThatIsCancelledBeforeItBeginsOpensTheSeasonAgain() {
    LocalDate end = today().plusDays(30);
    String id = insured(end);
    String before = renewals.findById(id).orElseThrow().cover().compulsoryPolicyId();
    opens();
    String renewed = policyIssued("COMPULSORY", end.plusDays(1), null);
    soon(() -> assertThat(state(id)).isEqualTo("WON"));

    cancelled(renewed);

    assertThat(renewals.findByOpenKey(vin).orElseThrow())
        .returns(id, Renewal::id)
        .returns(RenewalState.OPEN, Renewal::state)
        .returns(specialist.personId(), Renewal::specialistId)
        .returns(Cover.of(before, end, null, null), Renewal::cover);
    assertThat(count("SELECT COUNT(*) FROM renewal WHERE vin = ?", vin)).isEqualTo(1);
    policyIssued("COMPULSORY", end.plusDays(1), null);
    soon(() -> assertThat(state(id)).isEqualTo("WON"));
  }

  @Test
  @Order(34)
  void theSecondPolicyOfARenewalThatIsCancelledLeavesTheWinAndItsOwnEnd() {
    LocalDate end = today().plusDays(30);
    String id = insured(end);
    String before = alsoInsured(end);
    opens();
    String first = policyIssued("COMPULSORY", end.plusDays(1), null);
    soon(() -> assertThat(state(id)).isEqualTo("WON"));
    String second = policyIssued("COMMERCIAL", end.plusDays(1), null);
    soon(
        () ->
            assertThat(renewals.findByOpenKey(vin).orElseThrow().cover().commercialPolicyId())
                .isEqualTo(second));

    cancelled(second);

    assertThat(state(id)).isEqualTo("WON");
    assertThat(renewals.findByOpenKey(vin).orElseThrow().cover())
        .isEqualTo(Cover.of(first, end.plusYears(1), before, end));
  }

  /** The commercial cover of the same car; answers the policy. */
  private String alsoInsured(LocalDate end) {
    String policy = policyIssued("COMMERCIAL", end.minusYears(1).plusDays(1), end);
    soon(
        () ->
            assertThat(renewals.findByOpenKey(vin).orElseThrow().cover().commercialPolicyId())
                .isEqualTo(policy));
    return policy;
  }

  private void cancelled(String policy) {
    job(() -> renewalClock.cancelled(fact(policy, new RenewalClock.PolicyGone(policy))));
  }

  @Test
  @Order(90)
  void withoutAWordAboutTheDeliverySomebodyLooksAfterADay() {
    String id = insured(today().plusDays(40));
    opens();
    String quote = quoted(id);
    sentQuote(id, quote);

    forward(Duration.ofHours(23));
    assertThat(tasks(id)).isEmpty();
    forward(Duration.ofHours(1).plusMinutes(1));

    soon(() -> assertThat(tasks(id)).containsExactly("DELIVERY_UNKNOWN"));
    assertThat(deadline(OwedCalls.CALL, quote)).isEmpty();
  }

  @Test
  @Order(91)
  void aCallThatNobodyMadeIsToldAtItsDeadline() {
    String id = insured(today().plusDays(40));
    opens();
    String quote = quoted(id);
    delivered(sentQuote(id, quote), "renewal.quote");
    soon(() -> assertThat(deadline(OwedCalls.CALL, quote)).hasSize(1));
    Instant due = endOf(today().plusDays(3));

    for (int day = 0; day < 4; day++) {
      forward(Duration.ofDays(1));
    }

    Heard overdue = events.await(type("renewal-call-overdue"), id);
    assertThat(overdue.data().path("dueAt").stringValue()).isEqualTo(due.toString());
    assertThat(overdue.headers()).containsEntry("ce_time", due.toString());
    assertThat(overdue.data().path("specialistId").stringValue()).isEqualTo(specialist.personId());
    called(id, "VISIT", null, null, "REFUSES").is(201);
    everythingToldKeepsItsContract();
  }

  private void everythingToldKeepsItsContract() {
    assertThat(events.heard("forecourt.insurance.renewal")).allSatisfy(EventContracts::assertValid);
    assertThat(events.heard("forecourt.insurance.quotation"))
        .allSatisfy(EventContracts::assertValid);
  }

  private static String type(String event) {
    return "io.forecourt.insurance." + event + ".v1";
  }

  private LocalDate today() {
    return clock.today(Renewal.ZONE);
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Renewal.ZONE).toInstant();
  }

  private void forward(Duration step) {
    ((SandboxClock) clock).moveBy(step);
  }

  private void opens() {
    job(() -> season.open(day(today())));
  }

  private void reminds() {
    job(() -> season.remind(day(today())));
  }

  private void lapses(LocalDate on) {
    job(() -> season.lapse(day(on)));
  }

  private void list(LocalDate on) {
    job(() -> season.open(day(on)));
  }

  private static void job(Runnable work) {
    Callers.asSystem("test", work);
  }

  private JobDay day(LocalDate date) {
    return new JobDay("test", store, date, date.atTime(8, 30).atZone(Renewal.ZONE).toInstant());
  }

  /** A policy of this desk ends on that day; answers the case. */
  private String insured(LocalDate end) {
    policyIssued("COMPULSORY", end.minusYears(1).plusDays(1), end);
    soon(() -> assertThat(renewals.findByOpenKey(vin)).isPresent());
    return renewals.findByOpenKey(vin).orElseThrow().id();
  }

  private String enteredElsewhere(LocalDate end) {
    return enters(end).is(201).at("$.id");
  }

  private Answer enters(LocalDate end) {
    return post(
        specialist,
        "/renewals",
        "{\"customerId\":\"%s\",\"vin\":\"%s\",\"compulsoryEnd\":\"%s\"}"
            .formatted(customer, vin, end));
  }

  private String policyIssued(String kind, LocalDate start, @Nullable LocalDate end) {
    return issued(Map.of("kind", kind), start, end);
  }

  private String issued(Map<String, Object> what, LocalDate start, @Nullable LocalDate end) {
    String policy = Ids.next();
    LocalDate last = end == null ? start.plusYears(1).minusDays(1) : end;
    Map<String, Object> told =
        new HashMap<>(
            Map.ofEntries(
                Map.entry("policyId", policy),
                Map.entry("number", "PC-" + policy),
                Map.entry("product", "COMPULSORY"),
                Map.entry("customerId", customer),
                Map.entry("vin", vin),
                Map.entry("insurerCode", "DEMO_A"),
                Map.entry("startDate", start.toString()),
                Map.entry("endDate", last.toString()),
                Map.entry("premium", Map.of("amount", "950.00", "currency", "CNY")),
                Map.entry("renewalDate", last.toString()),
                Map.entry("issuedBy", "in-1")));
    told.putAll(what);
    events.tell(event(type("policy-issued"), policy, 1, told).inStore(store).at(clock.instant()));
    return policy;
  }

  /** Compulsory cover of a car for the year from that day on. */
  private Answer quotation(Login who, String owner, String car, LocalDate start) {
    String file =
        post(who, "/cases", "{\"customerId\":\"%s\",\"vin\":\"%s\"}".formatted(owner, car))
            .is(201)
            .at("$.id");
    return post(
        who,
        "/quotations",
        """
        {"orderId":"%s","insurerCode":"DEMO_A","regionCode":"320500",
         "vehicle":{"useClass":"PRIVATE","seats":5,"displacementMl":1498},
         "compulsory":{"startDate":"%s","history":{"firstTime":true}}}
        """
            .formatted(file, start));
  }

  private Answer offered(String id, String quotation) {
    return post(
        specialist,
        "/renewals/" + id + "/quotes",
        "{\"quotationId\":\"%s\",\"coverChanges\":[\"ADD_SCRATCH\"]}".formatted(quotation));
  }

  private String quoted(String id) {
    LocalDate start = renewals.findById(id).orElseThrow().cover().renewalDate().plusDays(1);
    return offered(id, quotation(specialist, customer, vin, start).is(201).at("$.id"))
        .is(201)
        .at("$.id");
  }

  /** Waits until crm has taken the quote; answers crm's id. */
  private String sentQuote(String id, String quote) {
    soon(
        () ->
            assertThat(
                    events.heardOf(type("renewal-quote-sent"), id).stream()
                        .map(told -> told.data().path("quoteId").stringValue()))
                .contains(quote));
    return jdbc.sql("SELECT message_id FROM renewal_quote WHERE id = ?")
        .param(quote)
        .query(String.class)
        .single();
  }

  private void delivered(String message, String template) {
    events.tell(
        event(
            "io.forecourt.crm.message-delivered.v1",
            message,
            3,
            Map.of(
                "messageId",
                message,
                "customerId",
                customer,
                "template",
                template,
                "deliveredAt",
                clock.instant().toString())));
  }

  private void failed(String message, String template) {
    events.tell(
        event(
            "io.forecourt.crm.message-failed.v1",
            message,
            3,
            Map.of(
                "messageId",
                message,
                "customerId",
                customer,
                "template",
                template,
                "reasonCode",
                "number-unreachable")));
  }

  private void complaint(String event, String id, long sequence) {
    events.tell(
        event(
                "io.forecourt.crm." + event + ".v1",
                id,
                sequence,
                Map.of("complaintId", id, "customerId", customer))
            .inStore(store)
            .at(clock.instant()));
  }

  private Login hired(String person) {
    events.tell(
        event("io.forecourt.hr.employee-hired.v1", person, 1, employee(person, "ACTIVE"))
            .inStore(store));
    soon(
        () ->
            assertThat(count("SELECT COUNT(*) FROM staff WHERE person_id = ?", person))
                .isEqualTo(1));
    return TestTokens.person(person, store, "ir");
  }

  private void left(String person) {
    events.tell(
        event("io.forecourt.hr.employee-left.v1", person, 2, employee(person, "LEFT"))
            .inStore(store)
            .at(clock.instant()));
  }

  private Map<String, Object> employee(String person, String status) {
    return new HashMap<>(
        Map.of(
            "personId",
            person,
            "storeCode",
            store,
            "stores",
            List.of(store),
            "roles",
            List.of("ir"),
            "postId",
            "POST-IR",
            "status",
            status));
  }

  private Answer called(
      String id,
      String channel,
      @Nullable Integer seconds,
      @Nullable String reference,
      String outcome) {
    return post(
        specialist,
        "/renewals/" + id + "/calls",
        """
        {"channel":"%s","seconds":%s,"reference":%s,"outcome":"%s","note":"asked for scratches"}
        """
            .formatted(
                channel, seconds, reference == null ? null : "\"" + reference + "\"", outcome));
  }

  private static String assignedTo(String person) {
    return "{\"specialistId\":\"" + person + "\"}";
  }

  private String state(String id) {
    return renewals.findById(id).orElseThrow().state().name();
  }

  private @Nullable String specialistOf(String id) {
    return renewals.findById(id).orElseThrow().specialistId();
  }

  private List<String> tasks(String renewal) {
    return texts("SELECT kind FROM renewal_task WHERE renewal_id = ? AND open_marker = 1", renewal);
  }

  private List<String> sales(String policy) {
    return texts(
        "SELECT CONCAT(business, ' of ', person_id) FROM insurance_sale WHERE policy_id = ?",
        policy);
  }

  private List<String> reminders(String renewal) {
    return texts("SELECT state FROM renewal_reminder WHERE renewal_id = ?", renewal);
  }

  private List<String> deadline(String kind, String subject) {
    return jdbc
        .sql("SELECT due_at FROM deadline WHERE kind = ? AND subject = ? AND open_marker = 1")
        .params(kind, subject)
        .query(java.time.LocalDateTime.class)
        .list()
        .stream()
        .map(due -> due.toInstant(java.time.ZoneOffset.UTC).toString())
        .toList();
  }

  private List<String> texts(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(String.class).list();
  }

  private int count(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(Integer.class).single();
  }

  private Answer get(Login who, String path) {
    return new Answer(
        mvc.get().uri("/api/v1/insurance" + path).header("Authorization", who.bearer()).exchange());
  }

  private Answer post(Login who, String path, String body) {
    return new Answer(
        mvc.post()
            .uri("/api/v1/insurance" + path)
            .header("Authorization", who.bearer())
            .header("X-Reason", "test")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .exchange());
  }

  private static void soon(ThrowingRunnable check) {
    await().untilAsserted(check);
  }

  record Answer(MvcTestResult result) {
    int status() {
      return result.getResponse().getStatus();
    }

    String text() {
      return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    <T> T at(String path) {
      return JsonPath.read(text(), path);
    }

    Answer is(int status) {
      assertThat(status()).as(text()).isEqualTo(status);
      return this;
    }

    Answer problem(int status, String code) {
      assertThat(is(status).<String>at("$.code")).isEqualTo(code);
      return this;
    }
  }
}
