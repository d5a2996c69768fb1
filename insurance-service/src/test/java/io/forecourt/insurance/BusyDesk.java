package io.forecourt.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.calculation.Desk;
import io.forecourt.platform.testing.TestTime;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Vin;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/**
 * An insurance desk where everything that has an id has happened once. What only the calendar makes
 * is put into its table.
 */
final class BusyDesk {
  private static final String API = "/api/v1/insurance/";
  private static final AtomicInteger SERIAL = new AtomicInteger(610_000);
  private static final LocalDate TODAY =
      LocalDate.ofInstant(TestTime.BEGINS, ZoneId.of("Asia/Shanghai"));

  private final Map<String, String> things = new TreeMap<>();
  private final MockMvcTester mvc;
  private final JdbcClient jdbc;
  private final String store;
  private final Login specialist;
  private final Login head;

  BusyDesk(MockMvcTester mvc, JdbcClient jdbc, String store) {
    this.mvc = mvc;
    this.jdbc = jdbc;
    this.store = store;
    specialist = TestTokens.person("in-" + store, store, "in", "ir");
    head = TestTokens.person("ih-" + store, store, "ih");
    partnersAndRules();
    forms();
    authority();
    batch();
    commission();
    season();
  }

  /** Ids by the beginning of the paths that name them. */
  Map<String, String> things() {
    return things;
  }

  private void partnersAndRules() {
    keep(
        "partners",
        head,
        Map.of(
            "kind",
            "CORPORATE",
            "name",
            "Harbour Logistics",
            "lines",
            List.of("MOTOR"),
            "validFrom",
            TODAY.toString()));
    keep(
        "rules",
        head,
        Map.of(
            "kind", "UNDERWRITING",
            "code", "MOTOR-2026",
            "title", "New-energy cars",
            "text", "From November on …",
            "effectiveFrom", TODAY.toString()));
    keep("registers", specialist, Map.of("day", TODAY.toString(), "formsCounted", 0));
  }

  private void forms() {
    JsonNode receipt =
        made(
            specialist,
            "form-receipts",
            Map.of(
                "insurerCode", "DEMO_A",
                "prefix", store,
                "first", 1,
                "count", 2,
                "width", 4));
    keep("form-receipts", receipt.path("id").stringValue());
    keep("forms", receipt.path("forms").get(0).path("id").stringValue());
  }

  /** The factor is beyond what a specialist may grant. */
  private void authority() {
    String car =
        made(specialist, "cases", Map.of("customerId", Ids.next(), "vin", vin()))
            .path("id")
            .stringValue();
    String tomorrow = TODAY.plusDays(1).toString();
    String quotation =
        made(
                specialist,
                "quotations",
                Map.of(
                    "orderId",
                    car,
                    "insurerCode",
                    "DEMO_A",
                    "regionCode",
                    "320500",
                    "vehicle",
                    Map.of(
                        "useClass",
                        "PRIVATE",
                        "seats",
                        5,
                        "displacementMl",
                        1498,
                        "newCar",
                        true,
                        "newCarPrice",
                        "159800.00"),
                    "compulsory",
                    Map.of("startDate", tomorrow, "history", Map.of("firstTime", true)),
                    "commercial",
                    Map.of(
                        "insurerCode",
                        "DEMO_A",
                        "startDate",
                        tomorrow,
                        "autonomousFactor",
                        "0.75",
                        "coverages",
                        Map.of("damage", Map.of(), "thirdParty", Map.of("limit", "2000000.00")),
                        "history",
                        Map.of("newVehicle", true))))
            .path("id")
            .stringValue();
    made(specialist, "authority-cases", Map.of("quotationId", quotation, "remark", "loyal"));
    keep("authority-cases", quotation);
    keep(
        "approvals",
        read(head, "approvals?subjectId=" + quotation)
            .path("items")
            .get(0)
            .path("id")
            .stringValue());
  }

  private void batch() {
    JsonNode batch =
        made(
            specialist,
            "premium-batches",
            Map.of("items", List.of(Map.of("request", Desk.input("E10")))));
    keep("premium-batches", batch.path("id").stringValue());
    keep("premium-batches/{id}/items", "1");
  }

  private void commission() {
    keep("files", upload());
    JsonNode statement =
        made(
            specialist,
            "commission-statements",
            Map.of("fileId", upload(), "insurerCode", "DEMO_A", "month", "2026-11"));
    String id = statement.path("id").stringValue();
    keep("commission-statements", id);
    keep(
        "commission-lines",
        read(specialist, "commission-statements/" + id + "/lines")
            .path("items")
            .get(0)
            .path("id")
            .stringValue());
  }

  private String upload() {
    String list =
        """
        statement_no,insurer_code,store_code,line_no,entry_type,policy_no,endorsement_no,product,\
        paid_date,gross_premium,commission_rate,commission_amount,status
        S-1,DEMO_A,%s,1,NEW,PC-UNKNOWN,,COMPULSORY,2026-11-20,100.00,0.04,3.77,PAID
        S-1,DEMO_A,%s,TOTAL,,,,,,100.00,,3.77,
        """
            .formatted(store, store);
    return json(mvc.post()
            .uri(API + "files?kind=COMMISSION_STATEMENT")
            .multipart()
            .file(
                new MockMultipartFile(
                    "file", "statement.csv", null, list.getBytes(StandardCharsets.UTF_8)))
            .header("Authorization", specialist.bearer())
            .exchange())
        .path("id")
        .stringValue();
  }

  private void season() {
    String renewal =
        made(
                specialist,
                "renewals",
                Map.of(
                    "customerId", Ids.next(),
                    "vin", vin(),
                    "compulsoryEnd", TODAY.plusDays(60).toString()))
            .path("id")
            .stringValue();
    keep("renewals", renewal);
    row(
        "renewal-tasks",
        """
        INSERT INTO renewal_task (id, renewal_id, store_code, kind, open_marker, raised_at, version)
        VALUES (:id, :renewal, :store, 'WRONG_NUMBER', 1, :now, 0)
        """,
        renewal);
    row(
        "renewal-lists",
        """
        INSERT INTO renewal_list (id, store_code, month, cases, generated_at, version)
        VALUES (:id, :store, '2026-11', 0, :now, 0)
        """,
        renewal);
    row(
        "reports",
        """
        INSERT INTO insurance_report (id, store_code, kind, period, from_day, to_day, figures, state,
                                      produced_at, due_at, due_on, version)
        VALUES (:id, :store, 'WEEKLY', '2026-W46', '2026-11-09', '2026-11-15', '{}', 'ACKNOWLEDGED',
                :now, :now, '2026-11-16', 0)
        """,
        renewal);
  }

  private void row(String collection, String sql, String renewal) {
    String id = Ids.next();
    jdbc.sql(sql)
        .param("id", id)
        .param("store", store)
        .param("renewal", renewal)
        .param("now", Timestamp.from(TestTime.BEGINS))
        .update();
    keep(collection, id);
  }

  private String vin() {
    return Vin.withCheckDigit("LVSHCAMB0TE" + SERIAL.incrementAndGet()).value();
  }

  private void keep(String collection, String id) {
    things.put(API + collection + "/{", id);
  }

  private void keep(String collection, Login who, Object body) {
    keep(collection, made(who, collection, body).path("id").stringValue());
  }

  private JsonNode made(Login who, String collection, Object body) {
    MvcTestResult answer =
        mvc.post()
            .uri(API + collection)
            .header("Authorization", who.bearer())
            .contentType(MediaType.APPLICATION_JSON)
            .content(Desk.JSON.writeValueAsString(body))
            .exchange();
    assertThat(answer).as(json(answer).toString()).hasStatus2xxSuccessful();
    return json(answer);
  }

  private JsonNode read(Login who, String path) {
    return json(mvc.get().uri(API + path).header("Authorization", who.bearer()).exchange());
  }

  private static JsonNode json(MvcTestResult answer) {
    return Desk.JSON.readTree(answer.getResponse().getContentAsByteArray());
  }
}
