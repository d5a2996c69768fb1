package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
@ExtendWith(OutputCaptureExtension.class)
class CustomerArchiveIT {
  private static final int AT_ONCE = 50;

  @Autowired Showroom showroom;

  @Test
  void fiftyEntriesOfOneNumberInManySpellingsMakeOneCustomerAndOneLead() throws Exception {
    var store = showroom.store();
    var desk = store.hire("rc");
    String mobile = Showroom.mobile();
    List<String> spellings =
        List.of(
            mobile,
            "+86" + mobile,
            "0086 " + mobile,
            mobile.substring(0, 3) + "-" + mobile.substring(3, 7) + "-" + mobile.substring(7),
            "(" + mobile.substring(0, 3) + ") " + mobile.substring(3),
            "86" + mobile);
    List<Callable<Showroom.Answer>> entries = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      String spelling = spellings.get(i % spellings.size());
      entries.add(() -> enter(desk, spelling));
    }

    List<Showroom.Answer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Showroom.Answer> future : threads.invokeAll(entries)) {
        answers.add(future.get());
      }
    }

    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(AT_ONCE - 1);
    Set<String> leads = new HashSet<>();
    answers.forEach(answer -> leads.add(answer.at("$.id")));
    assertThat(leads).hasSize(1);
    String customer = answers.getFirst().at("$.customerId");
    assertThat(showroom.count("SELECT COUNT(*) FROM sales_lead WHERE customer_id = ?", customer))
        .isEqualTo(1);
    assertThat(showroom.count("SELECT COUNT(*) FROM customer WHERE home_store = ?", store.code()))
        .isEqualTo(1);
  }

  @Test
  void aCustomerIsFoundByNumberLastFourPlateAndNameAndShownMasked() {
    var store = showroom.store();
    var desk = store.hire("rc");
    String mobile = Showroom.mobile();
    String id = store.walkIn(desk, mobile).is(201).at("$.customerId");
    showroom
        .patch(desk, "/api/v1/crm/customers/" + id, "\"0\"", "{\"plate\":\"川A·8Q2K6\"}")
        .is(200);

    for (String query :
        List.of(
            "mobile=" + mobile,
            "phoneLast4=" + mobile.substring(7),
            "plate=川A8Q2K6",
            "name=欧阳小明")) {
      var found = showroom.get(desk, "/api/v1/crm/customers?" + query).is(200);
      assertThat(found.<List<String>>at("$.items[*].id")).as(query).containsExactly(id);
      assertThat(found.<String>at("$.items[0].name")).isEqualTo("欧***");
      assertThat(found.<String>at("$.items[0].mobile")).isEqualTo("139****" + mobile.substring(7));
    }
    var other = showroom.store().hire("rc");
    assertThat(
            showroom
                .get(other, "/api/v1/crm/customers?phoneLast4=" + mobile.substring(7))
                .is(200)
                .<List<String>>at("$.items[*].id"))
        .isEmpty();
  }

  @Test
  void aProfileIsChangedOnlyAtTheVersionThatWasSeen() {
    var store = showroom.store();
    var li = store.hire("sc");
    store.onShift(li);
    String id = store.walkIn(store.hire("rc")).is(201).at("$.customerId");
    String path = "/api/v1/crm/customers/" + id;
    String profile =
        """
        {"need":"seven seats","budget":{"amount":"200000.00","currency":"CNY"},
         "presentCar":"VW Golf 2016","insuranceExpiry":"2027-03-01","idNumber":"510107198511070032"}
        """;

    var changed = showroom.patch(li, path, "\"0\"", profile).is(200);

    assertThat(changed.<Boolean>at("$.complete")).isTrue();
    assertThat(changed.<String>at("$.idNumber")).isEqualTo("510107********0032");
    showroom.patch(li, path, "\"0\"", profile).is(412);
    var event = showroom.events().await("io.forecourt.crm.customer-profile-updated.v1", id);
    EventContracts.assertValid(event);
    assertThat(event.data().path("complete").asBoolean()).isTrue();
    String second = store.walkIn(store.hire("rc")).is(201).at("$.customerId");
    var refused =
        showroom
            .patch(
                li,
                "/api/v1/crm/customers/" + second,
                "\"0\"",
                "{\"idNumber\":\"510107198511070032\"}")
            .is(409);
    assertThat(refused.<String>at("$.code")).isEqualTo("customer.id-number-known");
  }

  @Test
  void aDisclosureShowsWhatThePurposeNeedsToThePersonWhoAsked() {
    var store = showroom.store();
    var cashier = store.hire("fn");
    String mobile = Showroom.mobile();
    String id = store.walkIn(store.hire("rc"), mobile).is(201).at("$.customerId");
    String path = "/api/v1/crm/customers/" + id + "/disclosures";

    var shown =
        showroom
            .post(cashier, path, "{\"purpose\":\"SALE_CONTRACT\",\"fields\":[\"name\",\"mobile\"]}")
            .is(201);

    assertThat(shown.<String>at("$.values.name")).isEqualTo("欧阳小明");
    assertThat(shown.<String>at("$.values.mobile")).isEqualTo("+86" + mobile);
    String record = path + "/" + shown.at("$.id");
    assertThat(showroom.get(cashier, record).is(200).<Map<String, String>>at("$.values"))
        .hasSize(2);
    assertThat(showroom.get(store.hire("fn"), record).is(200).<Map<String, String>>at("$.values"))
        .isEmpty();
    assertThat(
            showroom
                .post(cashier, path, "{\"purpose\":\"MARKETING_SMS\",\"fields\":[\"name\"]}")
                .is(409)
                .<String>at("$.code"))
        .isEqualTo("consent.missing");
    assertThat(
            showroom
                .post(cashier, path, "{\"purpose\":\"RECALL\",\"fields\":[\"idNumber\"]}")
                .is(409)
                .<String>at("$.code"))
        .isEqualTo("disclosure.field-not-needed");
  }

  @Test
  void marketingNeedsAYesAndAWithdrawalStopsIt() {
    var store = showroom.store();
    var agent = store.hire("ca");
    String id = store.walkIn(store.hire("rc")).is(201).at("$.customerId");

    send(agent, id, "marketing.offer", "MARKETING_SMS", "{\"offer\":\"x\"}").is(409);
    consent(agent, id, "MARKETING_SMS", true).is(201);
    var sent = send(agent, id, "marketing.offer", "MARKETING_SMS", "{\"offer\":\"x\"}").is(201);
    consent(agent, id, "MARKETING_SMS", false).is(201);

    send(agent, id, "marketing.offer", "MARKETING_SMS", "{\"offer\":\"x\"}").is(409);
    assertThat(sent.<String>at("$.text")).startsWith("欧**明,x");
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.message-sent.v1", sent.at("$.id")));
    EventContracts.assertValid(showroom.events().await("io.forecourt.crm.consent-given.v1", id));
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.consent-withdrawn.v1", id));
    assertThat(
            showroom
                .get(agent, "/api/v1/crm/customers/" + id + "/consents")
                .is(200)
                .<List<Boolean>>at("$.items[*].given"))
        .containsExactly(false, true);
    assertThat(consent(agent, id, "RECALL", false).is(409).<String>at("$.code"))
        .isEqualTo("consent.not-withdrawable");
    consent(agent, id, "AFTER_SALES", false).problem(409, "consent.not-withdrawable");
    send(agent, id, "delivery.thank-you", "AFTER_SALES", "{\"model\":\"M1\"}").is(201);
    send(agent, id, "delivery.thank-you", "AFTER_SALES", "{}").is(400);
  }

  @Test
  void aPersonWithoutASaleIsForgotten() {
    var store = showroom.store();
    var desk = store.hire("rc");
    var officer = store.hire("pv");
    String mobile = Showroom.mobile();
    var visit = store.walkIn(desk, mobile).is(201);
    String id = visit.at("$.customerId");

    var erased = showroom.post(officer, "/api/v1/crm/customers/" + id + "/erasure", "{}").is(200);

    assertThat(erased.<String>at("$.state")).isEqualTo("ERASED");
    assertThat(erased.text()).doesNotContain("欧");
    showroom.get(desk, "/api/v1/crm/customers/" + id).is(404);
    EventContracts.assertValid(showroom.events().await("io.forecourt.crm.person-erased.v1", id));
    assertThat(showroom.count("SELECT COUNT(*) FROM customer_search_key WHERE customer_id = ?", id))
        .isZero();
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM sales_lead WHERE customer_id = ? AND state = 'DORMANT'", id))
        .isEqualTo(1);
    String again = store.walkIn(desk, mobile).is(201).at("$.customerId");
    assertThat(again).isNotEqualTo(id);
    String request =
        showroom.get(officer, "/api/v1/crm/customers/" + id + "/erasure").is(200).at("$.id");
    showroom
        .events()
        .tell(
            "io.forecourt.sales.erasure-completed.v1",
            id,
            1,
            Map.of("personId", id, "requestId", request, "service", "sales"));
    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(officer, "/api/v1/crm/customers/" + id + "/erasure")
                        .is(200)
                        .<List<String>>at("$.completedBy"))
                .containsExactly("crm", "sales"));
  }

  @Test
  void aBuyerIsRestrictedAndARunningContractWaits() {
    var store = showroom.store();
    var officer = store.hire("pv");
    var visit = store.walkIn(store.hire("rc")).is(201);
    String id = visit.at("$.customerId");
    String order = "o-" + id;
    var deal =
        Map.of(
            "orderId",
            order,
            "leadId",
            visit.at("$.leadId"),
            "customerId",
            id,
            "deliveredAt",
            "2026-11-21T08:00:00Z");
    store.sales("order-placed", order, 5, deal);
    awaitPurchase(order, "PLACED");
    assertThat(erase(officer, id).is(409).<String>at("$.code"))
        .isEqualTo("customer.contract-running");
    store.sales("vehicle-delivered", order, 9, deal);
    awaitPurchase(order, "DELIVERED");

    var restricted = erase(officer, id).is(200);

    assertThat(restricted.<String>at("$.state")).isEqualTo("RESTRICTED");
    assertThat(restricted.<String>at("$.restrictedUntil")).isEqualTo("2036-11-22");
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.customer-restricted.v1", id));
  }

  @Test
  void nothingPersonalStandsInLogsEventsOrTables(CapturedOutput output) {
    var store = showroom.store();
    var desk = store.hire("rc");
    String mobile = Showroom.mobile();
    String id = store.walkIn(desk, mobile).is(201).at("$.customerId");
    showroom
        .patch(
            desk,
            "/api/v1/crm/customers/" + id,
            "\"0\"",
            "{\"need\":\"for 欧阳小明\",\"email\":\"ouyang@example.com\",\"idNumber\":\"11010519491231002X\"}")
        .is(200);
    showroom.events().await("io.forecourt.crm.customer-profile-updated.v1", id);

    List<String> personal =
        List.of(mobile, "欧阳", "ouyang", "11010519491231002X", "prefers the blue one");
    assertThat(output.getAll()).doesNotContain(personal);
    for (String topic :
        List.of(
            "forecourt.crm.customer",
            "forecourt.crm.lead",
            "forecourt.crm.visit",
            "forecourt.crm.follow-up")) {
      showroom
          .events()
          .heard(topic)
          .forEach(heard -> assertThat(heard.json() + heard.headers()).doesNotContain(personal));
    }
    showroom
        .everyText()
        .forEach((column, text) -> assertThat(text).as(column).doesNotContain(personal));
  }

  private void awaitPurchase(String order, String state) {
    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM customer_purchase WHERE order_id = ? AND state = ?",
                        order,
                        state))
                .isEqualTo(1));
  }

  private Showroom.Answer erase(Login officer, String id) {
    return showroom.post(officer, "/api/v1/crm/customers/" + id + "/erasure", "{}");
  }

  private Showroom.Answer enter(Login desk, String mobile) {
    return showroom.post(
        desk,
        "/api/v1/crm/leads",
        "{\"name\":\"张明\",\"mobile\":\"%s\",\"source\":\"WEB\"}".formatted(mobile));
  }

  private Showroom.Answer send(
      Login who, String customer, String template, String purpose, String parameters) {
    return showroom.post(
        who,
        "/api/v1/crm/messages",
        """
        {"customerId":"%s","template":"%s","purpose":"%s","parameters":%s}
        """
            .formatted(customer, template, purpose, parameters));
  }

  private Showroom.Answer consent(Login who, String customer, String purpose, boolean given) {
    return showroom.post(
        who,
        "/api/v1/crm/customers/" + customer + "/consents",
        """
        {"purpose":"%s","given":%s,"noticeVersion":"2026-1","channel":"STORE"}
        """
            .formatted(purpose, given));
  }
}
