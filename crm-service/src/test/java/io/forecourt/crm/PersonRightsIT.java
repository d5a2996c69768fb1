package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.customer.application.ErasureDesk;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DueDeadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person may ask of the dealership: a copy, a correction, to be forgotten. */
@ForecourtTest
@Import(Showroom.class)
@ExtendWith(OutputCaptureExtension.class)
class PersonRightsIT {
  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  @Autowired Showroom showroom;
  @Autowired JdbcClient jdbc;
  @Autowired PersonalVault vault;
  @Autowired ErasureDesk erasures;
  @Autowired BusinessClock clock;

  @Test
  void aCopyHoldsEverythingAndGoesAfterSomeDays() {
    var known = new Known();

    var made = known.export();

    String document = made.text();
    assertThat(document)
        .contains(known.name, "+86" + known.mobile, known.idNumber, known.plate, "likes opera")
        .contains("\"visit\"", "\"sales_lead\"", "\"consent\"", "\"message\"", "customer_vehicle");
    String path = "/api/v1/crm/customers/" + known.id + "/exports/" + made.at("$.id");
    assertThat(showroom.get(known.officer, path).is(200).text()).contains(known.name);
    showroom.get(known.desk, path).is(403);
    passes("customer-export.expired", made.at("$.id"));
    Showroom.await(
        () ->
            assertThat(showroom.get(known.officer, path).is(200).text())
                .doesNotContain("document", known.name));
  }

  @Test
  void ofWhomEverythingIsGoneNothingIsStoredAgain() {
    var known = new Known();
    String path = "/api/v1/crm/customers/" + known.id;
    showroom.post(known.officer, path + "/erasure", "{}").is(200);

    showroom.post(known.officer, path + "/exports", "{}").problem(409, "person.erased");
  }

  @Test
  void nothingOfAPersonIsLeftAfterTheErasure(CapturedOutput output) {
    var known = new Known();
    known.export();
    var traces =
        new PersonTraces(vault)
            .name(known.name)
            .mobile(known.mobile, known.store.code())
            .idNumber(known.idNumber)
            .plate(known.plate)
            .text("likes opera");
    int leads = leadsOf(known.id);
    assertThat(leads).isPositive();

    showroom.post(known.officer, "/api/v1/crm/customers/" + known.id + "/erasure", "{}").is(200);

    showroom.events().await("io.forecourt.crm.person-erased.v1", known.id);
    showroom
        .everyText()
        .forEach((column, text) -> assertThat(traces.in(text)).as(column).isEmpty());
    for (String topic :
        List.of(
            "forecourt.crm.customer",
            "forecourt.crm.lead",
            "forecourt.crm.visit",
            "forecourt.crm.message",
            "forecourt.crm.follow-up",
            "forecourt.crm.access")) {
      showroom
          .events()
          .heard(topic)
          .forEach(
              heard -> assertThat(traces.in(heard.json() + heard.headers())).as(topic).isEmpty());
    }
    assertThat(traces.in(output.getAll())).as("log").isEmpty();
    assertThat(leadsOf(known.id)).isEqualTo(leads);
  }

  @Test
  void aBuyerIsErasedByTheJobOnTheStoredDate() {
    var known = new Known();
    known.store.handsOver(known.id, known.leadId, Instant.parse("2026-11-21T08:00:00Z"));
    showroom.post(known.officer, "/api/v1/crm/customers/" + known.id + "/erasure", "{}").is(200);
    assertThat(dueOf("customer.retention-ended", known.id))
        .isEqualTo(Instant.parse("2036-11-21T16:00:00Z"));

    passes("customer.retention-ended", known.id);

    Showroom.await(() -> assertThat(stateOf(known.id)).isEqualTo("ERASED"));
    var traces =
        new PersonTraces(vault)
            .name(known.name)
            .mobile(known.mobile, known.store.code())
            .plate(known.plate);
    showroom
        .everyText()
        .forEach((column, text) -> assertThat(traces.in(text)).as(column).isEmpty());
  }

  @Test
  void whoNeverBoughtIsForgottenAYearAfterTheLastContact() {
    var known = new Known();
    Instant looked = dueOf("customer.unused", known.id);

    erasures.unused(unused(known, looked.minus(Duration.ofDays(30))));

    assertThat(stateOf(known.id)).isEqualTo("ACTIVE");
    assertThat(dueOf("customer.unused", known.id)).isEqualTo(looked);
    erasures.unused(unused(known, looked));
    assertThat(stateOf(known.id)).isEqualTo("ERASED");
  }

  @Test
  void aWrongNumberIsCorrectedAndFindsTheCustomerAfterwards() {
    var known = new Known();
    String right = Showroom.mobile();
    String path = "/api/v1/crm/customers/" + known.id;

    showroom
        .patch(
            known.desk,
            path,
            version(known.desk, path),
            "{\"mobile\":\"%s\",\"name\":\"李明\"}".formatted(right))
        .is(200);

    assertThat(
            showroom
                .get(known.desk, "/api/v1/crm/customers?mobile=" + right)
                .is(200)
                .<List<String>>at("$.items[*].id"))
        .containsExactly(known.id);
    assertThat(
            showroom
                .get(known.desk, "/api/v1/crm/customers?mobile=" + known.mobile)
                .is(200)
                .<List<String>>at("$.items[*].id"))
        .isEmpty();
    assertThat(known.store.walkIn(known.desk, right).is(201).<String>at("$.customerId"))
        .isEqualTo(known.id);
    assertThat(known.store.walkIn(known.desk, known.mobile).is(201).<String>at("$.customerId"))
        .isNotEqualTo(known.id);
  }

  @Test
  void aMinorAgreesOnlyWithTheGuardian() {
    var known = new Known();
    String parent = known.store.walkIn(known.desk).is(201).at("$.customerId");
    String path = "/api/v1/crm/customers/" + known.id;
    String born = clock.today(ZoneOffset.UTC).minusYears(13).toString();
    var child =
        showroom
            .patch(
                known.desk,
                path,
                version(known.desk, path),
                "{\"birthDate\":\"%s\"}".formatted(born))
            .is(200);
    assertThat(child.<String>at("$.ageGroup")).isEqualTo("CHILD");

    assertThat(consent(known, "SURVEY", "").is(409).<String>at("$.code"))
        .isEqualTo("customer.guardian-needed");
    String contract = "{\"purpose\":\"SALE_CONTRACT\",\"fields\":[\"name\"]}";
    var cashier = known.store.hire("fn");
    showroom.post(cashier, path + "/disclosures", contract).is(409);
    var guardian =
        showroom
            .post(
                known.desk,
                path + "/representatives",
                """
                {"actingCustomerId":"%s","kind":"GUARDIAN","power":"household register"}
                """
                    .formatted(parent))
            .is(201);
    consent(known, "SURVEY", ",\"guardianId\":\"%s\"".formatted(parent)).is(201);
    showroom.post(cashier, path + "/disclosures", contract).is(201);

    showroom
        .post(known.desk, path + "/representatives/" + guardian.at("$.id") + "/end", "{}")
        .is(200);

    showroom.post(cashier, path + "/disclosures", contract).is(409);
  }

  @Test
  void aYesForOneChannelIsNoneForAnother() {
    var known = new Known();
    String send =
        """
        {"customerId":"%s","template":"marketing.offer","purpose":"MARKETING_SMS",
         "parameters":{"offer":"x"}}
        """
            .formatted(known.id);
    consent(known, "MARKETING_SMS", ",\"contactChannel\":\"CALL\"").is(201);

    showroom.post(known.agent, "/api/v1/crm/messages", send).is(409);
    consent(known, "MARKETING_SMS", "").is(201);
    showroom.post(known.agent, "/api/v1/crm/messages", send).is(201);
  }

  @Test
  void aCompanyIsOneByItsCreditCode() {
    var store = showroom.store();
    var desk = store.hire("rc");
    String body = "{\"name\":\"成都远航贸易有限公司\",\"creditCode\":\"91510107MA5K8R3T8X\"}";

    var fresh = showroom.post(desk, "/api/v1/crm/customers", body).is(201);
    var again = showroom.post(desk, "/api/v1/crm/customers", body).is(200);

    assertThat(again.<String>at("$.id")).isEqualTo(fresh.at("$.id"));
    assertThat(fresh.<String>at("$.kind")).isEqualTo("COMPANY");
    assertThat(fresh.<String>at("$.name")).isEqualTo("成都远航贸易有限公司");
    assertThat(fresh.<List<String>>at("$.missing")).containsExactly("budget", "need");
    assertThat(
            showroom
                .get(desk, "/api/v1/crm/customers?creditCode=91510107MA5K8R3T8X")
                .is(200)
                .<List<String>>at("$.items[*].id"))
        .containsExactly(fresh.<String>at("$.id"));
    showroom
        .post(
            desk,
            "/api/v1/crm/customers",
            "{\"name\":\"x\",\"creditCode\":\"91510107MA5K8R3T8X\",\"mobile\":\"13900001111\"}")
        .is(400);
    String agent = store.walkIn(desk).is(201).at("$.customerId");
    showroom
        .post(
            desk,
            "/api/v1/crm/customers/" + fresh.at("$.id") + "/representatives",
            """
            {"actingCustomerId":"%s","kind":"AGENT","power":"letter 12","validUntil":"2027-01-31"}
            """
                .formatted(agent))
        .is(201);
  }

  /** A customer about whom something stands in every kind of record. */
  private final class Known {
    final Showroom.Store store = showroom.store();
    final Login desk = store.hire("rc");
    final Login officer = store.hire("pv");
    final Login agent = store.hire("ca");
    final String mobile = Showroom.mobile();
    private final int count = PEOPLE.incrementAndGet();
    final String name = "鸞鳳" + (char) ('鼀' + count);
    final String plate = "皖D0%04dF".formatted(count);
    final String idNumber = idNumber(count);
    final String id;
    final String leadId;

    Known() {
      var visit =
          showroom
              .post(
                  desk,
                  "/api/v1/crm/visits",
                  """
                  {"kind":"WALK_IN","name":"%s","mobile":"%s","party":1,"source":"WALK_IN",
                   "purpose":"NEW_CAR","note":"likes opera"}
                  """
                      .formatted(name, mobile))
              .is(201);
      id = visit.at("$.customerId");
      leadId = visit.at("$.leadId");
      String path = "/api/v1/crm/customers/" + id;
      showroom
          .patch(
              desk,
              path,
              "\"0\"",
              "{\"idNumber\":\"%s\",\"need\":\"for %s\"}".formatted(idNumber, name))
          .is(200);
      showroom
          .post(
              desk,
              path + "/vehicles",
              """
              {"relation":"PRESENT","plate":"%s","description":"VW Golf of %s",
               "insuranceExpiry":"2027-03-01"}
              """
                  .formatted(plate, name))
          .is(201);
      assertThat(
              showroom
                  .get(desk, "/api/v1/crm/customers?plate=" + plate)
                  .is(200)
                  .<List<String>>at("$.items[*].id"))
          .contains(id);
      consent(this, "SURVEY", "").is(201);
      showroom
          .post(
              agent,
              "/api/v1/crm/messages",
              """
              {"customerId":"%s","template":"visit.thank-you","purpose":"AFTER_SALES",
               "parameters":{}}
              """
                  .formatted(id))
          .is(201);
    }

    Showroom.Answer export() {
      return showroom.post(officer, "/api/v1/crm/customers/" + id + "/exports", "{}").is(201);
    }
  }

  private String version(Login who, String path) {
    return Objects.requireNonNull(showroom.get(who, path).is(200).header("ETag"));
  }

  private static String idNumber(int count) {
    String open = "8200001979%02d%02d002".formatted(count / 28 + 1, count % 28 + 1);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (open.charAt(i) - '0') * WEIGHTS[i];
    }
    return open + "10X98765432".charAt(sum % 11);
  }

  private Showroom.Answer consent(Known known, String purpose, String more) {
    return showroom.post(
        known.agent,
        "/api/v1/crm/customers/" + known.id + "/consents",
        """
        {"purpose":"%s","given":true,"noticeVersion":"2026-1","channel":"STORE"%s}
        """
            .formatted(purpose, more));
  }

  private static DueDeadline unused(Known known, Instant due) {
    return new DueDeadline("customer.unused", known.id, known.store.code(), due);
  }

  private int leadsOf(String customer) {
    return showroom.count("SELECT COUNT(*) FROM sales_lead WHERE customer_id = ?", customer);
  }

  private String stateOf(String customer) {
    return jdbc.sql("SELECT state FROM customer WHERE id = ?")
        .param(customer)
        .query(String.class)
        .single();
  }

  private Instant dueOf(String kind, String subject) {
    return jdbc.sql("SELECT due_at FROM deadline WHERE kind = ? AND subject = ? AND state = 'OPEN'")
        .param(kind)
        .param(subject)
        .query(LocalDateTime.class)
        .single()
        .toInstant(ZoneOffset.UTC);
  }

  /** The stored moment is reached. */
  private void passes(String kind, String subject) {
    jdbc.sql("UPDATE deadline SET due_at = ? WHERE kind = ? AND subject = ? AND state = 'OPEN'")
        .param(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param(kind)
        .param(subject)
        .update();
  }
}
