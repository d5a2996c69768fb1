package io.forecourt.insurance.report;

import static io.forecourt.platform.testing.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Vin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Reports of two stores, on the Monday and the first after the test's day. */
@ForecourtTest
class ReportIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final Instant SOLD_AT = Instant.parse("2026-11-20T03:00:00Z");

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private ReportDesk desk;
  @Autowired private JdbcClient jdbc;

  @Test
  void aWeekIsReportedByItselfHandedInAndAcknowledged() {
    Login specialist = TestTokens.person("ir-w", "W1", "ir");
    Login head = TestTokens.person("ih-w", "W1", "ih");
    hired(specialist);
    post(head, "/targets", target("ir-w", 9)).is(201);
    post(head, "/targets", target("ir-w", 1)).is(201);
    sold("W1", true);
    sold("W1", false);
    await().untilAsserted(() -> assertThat(sales("W1")).isEqualTo(2));

    produce("W1", MONDAY);
    produce("W1", MONDAY);

    Answer list = get(specialist, "/reports").is(200);
    assertThat(list.<List<?>>at("$.items")).hasSize(1);
    String id = list.at("$.items[0].id");
    Answer report = get(specialist, "/reports/" + id).is(200);
    assertThat(report.<String>at("$.period")).isEqualTo("2026-W47");
    assertThat(report.<String>at("$.dueAt")).isEqualTo("2026-11-23T04:00:00Z");
    assertThat(report.<Integer>at("$.figures.newCars.policies")).isEqualTo(1);
    assertThat(report.<String>at("$.figures.newCars.premium.amount")).isEqualTo("950.00");
    assertThat(report.<List<String>>at("$.figures.people[*].personId"))
        .containsExactly("in-1", "ir-w");
    sold("W1", true);
    await().untilAsserted(() -> assertThat(sales("W1")).isEqualTo(3));
    assertThat(get(specialist, "/reports/" + id).<Integer>at("$.figures.newCars.policies"))
        .isEqualTo(1);

    post(head, "/reports/" + id + "/acknowledgement", "")
        .problem(409, "insurance-report.wrong-state");
    post(specialist, "/reports/" + id + "/submission", "{\"materials\":[]}")
        .problem(400, "request.invalid");
    Answer submitted =
        post(specialist, "/reports/" + id + "/submission", "{\"materials\":[\"register\"]}")
            .is(200);
    assertThat(submitted.<Boolean>at("$.inTime")).isTrue();
    Heard told = events.await("io.forecourt.insurance.insurance-report-submitted.v1", id);
    assertThat(told.data().path("kind").stringValue()).isEqualTo("WEEKLY");
    assertThat(told.data().path("inTime").booleanValue()).isTrue();
    assertThat(told.data().path("materials").get(0).stringValue()).isEqualTo("register");
    post(head, "/reports/" + id + "/acknowledgement", "").is(200);
    assertThat(events.heard("forecourt.insurance.report")).allSatisfy(EventContracts::assertValid);
  }

  @Test
  void aMonthSaysWhoReachedTheTargetAndKeyFiguresAreCounted() {
    Login specialist = TestTokens.person("in-1", "W2", "in");
    Login head = TestTokens.person("ih-m", "W2", "ih");
    post(
            head,
            "/targets",
            "{\"month\":\"2026-11\",\"personId\":\"in-1\",\"business\":\"NEW_CAR\",\"policies\":1}")
        .is(201);
    post(head, "/targets", "{\"month\":\"2026-11\",\"business\":\"NEW_CAR\",\"policies\":4}")
        .is(201);
    sold("W2", true);
    await().untilAsserted(() -> assertThat(sales("W2")).isEqualTo(1));

    produce("W2", LocalDate.of(2026, 12, 1));

    String id = get(specialist, "/reports?kind=MONTHLY").is(200).at("$.items[0].id");
    Answer report =
        post(specialist, "/reports/" + id + "/submission", "{\"materials\":[\"register\"]}")
            .is(200);
    assertThat(report.<String>at("$.figures.newCars.attainment")).isEqualTo("25.0");
    Heard told = events.await("io.forecourt.insurance.insurance-report-submitted.v1", id);
    assertThat(told.data().path("newTargetReachedBy").get(0).stringValue()).isEqualTo("in-1");
    assertThat(told.data().path("renewalTargetReachedBy").size()).isZero();
    Answer figures = get(head, "/key-figures?month=2026-11").is(200);
    assertThat(figures.<List<String>>at("$.figures[?(@.id=='KPI-INS-01')].value"))
        .containsExactly("25.0");
    assertThat(
            get(head, "/key-figures?month=2026-12")
                .is(200)
                .<List<String>>at("$.figures[?(@.id=='KPI-INS-08')].value"))
        .containsExactly("100.0");
  }

  private void produce(String store, LocalDate day) {
    Instant at = day.atTime(7, 0).atZone(ZONE).toInstant();
    Callers.asSystem("test", () -> desk.produce(new JobDay("test", store, day, at)));
  }

  private static String target(String person, int policies) {
    return "{\"month\":\"2026-11\",\"personId\":\"%s\",\"business\":\"RENEWAL\",\"policies\":%d}"
        .formatted(person, policies);
  }

  private int sales(String store) {
    return jdbc.sql("SELECT COUNT(*) FROM insurance_sale WHERE store_code = ?")
        .param(store)
        .query(Integer.class)
        .single();
  }

  private void sold(String store, boolean newCar) {
    String policy = Ids.next();
    var told =
        new java.util.HashMap<String, Object>(
            Map.ofEntries(
                Map.entry("policyId", policy),
                Map.entry("number", "PC-" + policy),
                Map.entry("kind", "COMPULSORY"),
                Map.entry("customerId", Ids.next()),
                Map.entry(
                    "vin",
                    Vin.withCheckDigit(
                            "LVSHCAMB0TE"
                                + java.util.concurrent.ThreadLocalRandom.current()
                                    .nextInt(600_000, 999_999))
                        .value()),
                Map.entry("insurerCode", "DEMO_A"),
                Map.entry("startDate", "2026-11-21"),
                Map.entry("endDate", "2027-11-20"),
                Map.entry("premium", Map.of("amount", "950.00", "currency", "CNY")),
                Map.entry("renewalDate", "2027-11-20"),
                Map.entry("issuedBy", "in-1")));
    if (newCar) {
      told.put("orderId", Ids.next());
    }
    events.tell(
        event("io.forecourt.insurance.policy-issued.v1", policy, 1, told)
            .inStore(store)
            .at(SOLD_AT));
  }

  private void hired(Login person) {
    events.tell(
        event(
                "io.forecourt.hr.employee-hired.v1",
                person.personId(),
                1,
                Map.of(
                    "personId",
                    person.personId(),
                    "storeCode",
                    person.store(),
                    "stores",
                    List.of(person.store()),
                    "roles",
                    person.roles(),
                    "postId",
                    "POST-IR",
                    "status",
                    "ACTIVE"))
            .inStore(person.store()));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM staff WHERE person_id = ?")
                            .param(person.personId())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1));
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
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .exchange());
  }

  record Answer(MvcTestResult result) {
    String text() {
      return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    <T> T at(String path) {
      return JsonPath.read(text(), path);
    }

    Answer is(int status) {
      assertThat(result.getResponse().getStatus()).as(text()).isEqualTo(status);
      return this;
    }

    Answer problem(int status, String code) {
      assertThat(is(status).<String>at("$.code")).isEqualTo(code);
      return this;
    }
  }
}
