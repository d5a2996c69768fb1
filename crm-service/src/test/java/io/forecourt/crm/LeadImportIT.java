package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ForecourtTest
@Import(Showroom.class)
class LeadImportIT {
  private static final List<String> HEADINGS = List.of("姓名", "手机号", "来源", "线索编号", "顾问", "创建时间");

  private static final String SHORT = "{\"name\":\"姓名\",\"mobile\":\"手机号\"}";
  private static final String LONG =
      """
      {"name":"姓名","mobile":"手机号","source":"来源","reference":"线索编号","owner":"顾问","since":"创建时间"}
      """;

  private final Map<String, String> mappings = new HashMap<>();

  @Autowired Showroom showroom;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @Test
  void aListIsTriedThenTakenInOnceAndItsOwnersAndDatesStay() throws IOException {
    var store = showroom.store();
    var marketing = store.hire("mk");
    var consultant = store.hire("sc");
    String owned = Showroom.mobile();
    List<List<String>> rows =
        List.of(
            List.of("张明", owned, "AUTOHOME", "A-1", consultant.personId(), "2026-03-04 09:30"),
            List.of("李娜", "139 0000 99", "AUTOHOME", "A-2", "", ""),
            List.of("", Showroom.mobile(), "汽车之家", "A-3", "nobody", "2099-01-01"),
            List.of("王强", Showroom.mobile(), "AUTOHOME", "A-4", "", "2026/3/5"),
            List.of("张明", "+86 " + owned, "AUTOHOME", "A-1", "", ""));
    String file = upload(marketing, workbook(rows));

    String trial = run(marketing, file, true);

    var tried = showroom.get(marketing, "/api/v1/crm/lead-imports/" + trial).is(200);
    assertThat(counts(tried)).containsExactly(2, 1, 2);
    assertThat(leads(store)).isZero();
    String faults = showroom.get(marketing, "/api/v1/crm/lead-imports/" + trial + "/faults").text();
    assertThat(faults)
        .contains("3,mobile,PHONE_LENGTH", "4,name,field.required", "4,source,import.not-a-code")
        .contains("4,owner,import.no-consultant", "4,since,import.in-the-future")
        .doesNotContain("李娜", "汽车之家");

    String real = run(marketing, file, false);

    var taken = showroom.get(marketing, "/api/v1/crm/lead-imports/" + real).is(200);
    assertThat(counts(taken)).containsExactly(2, 1, 2);
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM sales_lead WHERE store_code = ? AND owner_id = ?"
                    + " AND captured_at = '2026-03-04 01:30:00'",
                store.code(),
                consultant.personId()))
        .isEqualTo(1);
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM follow_up WHERE store_code = ? AND kind = 'FIRST_RESPONSE'",
                store.code()))
        .isZero();
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM follow_up WHERE store_code = ? AND due_at < '2026-06-01'",
                store.code()))
        .isZero();
    assertThat(showroom.get(marketing, "/api/v1/crm/files/" + file).status()).isEqualTo(404);

    String again = run(marketing, upload(marketing, workbook(rows)), false);

    assertThat(counts(showroom.get(marketing, "/api/v1/crm/lead-imports/" + again).is(200)))
        .containsExactly(0, 3, 2);
    assertThat(leads(store)).isEqualTo(2);
  }

  @Test
  void anImportIsTakenBackAndMayComeAgain() {
    var store = showroom.store();
    var marketing = store.hire("mk");
    byte[] list =
        ("姓名,手机号\r\n\"张,明\"," + Showroom.mobile() + "\r\n李娜," + Showroom.mobile() + "\r\n")
            .getBytes(Charset.forName("GB18030"));
    String first = run(marketing, upload(marketing, list), false);
    var imported = showroom.get(marketing, "/api/v1/crm/lead-imports/" + first).is(200);
    assertThat(imported.<List<String>>at("$.allowedActions")).containsExactly("reversal");

    var reversal =
        showroom.post(marketing, "/api/v1/crm/lead-imports/" + first + "/reversal", "{}").is(202);
    awaitEnd(marketing, reversal.at("$.id"));

    assertThat(
            showroom
                .get(marketing, "/api/v1/crm/lead-imports/" + first)
                .is(200)
                .<Integer>at("$.undone"))
        .isEqualTo(2);
    assertThat(leads(store)).isZero();
    showroom.post(marketing, "/api/v1/crm/lead-imports/" + first + "/reversal", "{}").is(409);
    String second = run(marketing, upload(marketing, list), false);
    assertThat(counts(showroom.get(marketing, "/api/v1/crm/lead-imports/" + second).is(200)))
        .containsExactly(2, 0, 0);
  }

  @Test
  void whatACancelledImportBroughtIsTakenBack() {
    var store = showroom.store();
    var marketing = store.hire("mk");
    String known = Showroom.mobile();
    String customer = store.walkIn(store.hire("rc"), known).is(201).at("$.customerId");
    int before = leads(store);
    var list = new StringBuilder("姓名,手机号\r\n");
    for (int row = 0; row < 200; row++) {
      list.append("李娜,").append(Showroom.mobile()).append("\r\n");
    }
    list.append("张明,").append(known).append("\r\n");
    String file = upload(marketing, list.toString().getBytes(StandardCharsets.UTF_8));

    // The second chunk waits for the number that somebody else holds.
    String operation;
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      operation =
          transaction.execute(
              _ -> {
                jdbc.sql("SELECT mobile_hash FROM customer_mobile WHERE customer_id = ? FOR UPDATE")
                    .param(customer)
                    .query(String.class)
                    .single();
                return join(people.submit(() -> startedAndCancelled(marketing, file)));
              });
    }
    awaitEnd(marketing, operation);

    var cancelled = showroom.get(marketing, "/api/v1/crm/operations/" + operation).is(200);
    assertThat(cancelled.<String>at("$.state")).isEqualTo("CANCELLED");
    String path = "/api/v1/crm/lead-imports/" + cancelled.at("$.subjectId");
    assertThat(leads(store)).isEqualTo(before + 200);
    assertThat(showroom.get(marketing, path).is(200).<List<String>>at("$.allowedActions"))
        .containsExactly("reversal");
    assertThat(showroom.get(marketing, "/api/v1/crm/files/" + file).status()).isEqualTo(404);
    var reversal = showroom.post(marketing, path + "/reversal", "{}").is(202);
    awaitEnd(marketing, reversal.at("$.id"));
    assertThat(leads(store)).isEqualTo(before);
  }

  private String startedAndCancelled(Login who, String file) {
    String operation = start(who, file, false).is(202).at("$.id");
    String path = "/api/v1/crm/operations/" + operation;
    Showroom.await(
        () -> assertThat(showroom.get(who, path).is(200).<Integer>at("$.done")).isEqualTo(200));
    showroom.post(who, path + "/cancellation", "{}").is(200);
    return operation;
  }

  private static <T> T join(Future<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void anImportThatFailedIsOverAndItsListIsDropped() {
    var marketing = showroom.store().hire("mk");
    String file = upload(marketing, "a,b\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8));

    var operation = start(marketing, file, false).is(202);
    awaitEnd(marketing, operation.at("$.id"));

    var ended =
        showroom.get(marketing, "/api/v1/crm/lead-imports/" + operation.at("$.subjectId")).is(200);
    assertThat(ended.<String>at("$.finishedAt")).isNotNull();
    assertThat(showroom.get(marketing, "/api/v1/crm/files/" + file).status()).isEqualTo(404);
  }

  @Test
  void aReferenceMayBeWrittenInChinese() throws IOException {
    var store = showroom.store();
    var marketing = store.hire("mk");
    byte[] list = workbook(List.of(List.of("张明", Showroom.mobile(), "AUTOHOME", "线索-001", "", "")));

    run(marketing, upload(marketing, list), false);

    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM lead_touch WHERE store_code = ? AND reference = ?",
                store.code(),
                "线索-001"))
        .isEqualTo(1);
  }

  @Test
  void aListWithoutTheNamedColumnEndsWithItsReason() {
    var marketing = showroom.store().hire("mk");
    String file = upload(marketing, "a,b\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8));

    var operation = start(marketing, file, true);

    awaitEnd(marketing, operation.at("$.id"));
    var ended = showroom.get(marketing, "/api/v1/crm/operations/" + operation.at("$.id")).is(200);
    assertThat(ended.<String>at("$.state")).isEqualTo("FAILED");
    assertThat(ended.<String>at("$.errorCode")).isEqualTo("import.column-missing");
  }

  @Test
  void somebodyElsesListAndImportStayOutOfSight() {
    var store = showroom.store();
    var marketing = store.hire("mk");
    byte[] list = "姓名,手机号\r\n,\r\n".getBytes(StandardCharsets.UTF_8);
    String file = upload(marketing, list);
    String trial = run(marketing, file, true);
    var other = showroom.store().hire("mk");

    start(other, file, true).is(400);
    showroom.get(other, "/api/v1/crm/lead-imports/" + trial).is(404);
    showroom.get(other, "/api/v1/crm/lead-imports/" + trial + "/faults").is(404);
  }

  private static List<Integer> counts(Showroom.Answer answer) {
    return List.of(answer.at("$.created"), answer.at("$.known"), answer.at("$.rejected"));
  }

  private int leads(Showroom.Store store) {
    return showroom.count(
        "SELECT COUNT(*) FROM sales_lead WHERE store_code = ? AND state <> 'DORMANT'",
        store.code());
  }

  /** Runs to the end and answers the id of the import. */
  private String run(Login who, String file, boolean trial) {
    var operation = start(who, file, trial).is(202);
    awaitEnd(who, operation.at("$.id"));
    var ended = showroom.get(who, "/api/v1/crm/operations/" + operation.at("$.id")).is(200);
    assertThat(ended.<String>at("$.state")).as(ended.text()).isEqualTo("SUCCEEDED");
    assertThat(ended.<Integer>at("$.done")).isEqualTo(ended.<Integer>at("$.total"));
    assertThat(ended.<String>at("$.result"))
        .isEqualTo("/api/v1/crm/lead-imports/" + operation.at("$.subjectId"));
    return operation.at("$.subjectId");
  }

  private Showroom.Answer start(Login who, String file, boolean trial) {
    return showroom.post(
        who,
        "/api/v1/crm/lead-imports",
        """
        {"fileId":"%s","dryRun":%s,"source":"FORMER_SYSTEM","mapping":%s}
        """
            .formatted(file, trial, mappings.getOrDefault(file, SHORT)));
  }

  private void awaitEnd(Login who, String operation) {
    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(who, "/api/v1/crm/operations/" + operation)
                        .is(200)
                        .<String>at("$.state"))
                .isIn("SUCCEEDED", "FAILED", "CANCELLED"));
  }

  private String upload(Login who, byte[] content) {
    var answer =
        http.post()
            .uri("/api/v1/crm/files")
            .multipart()
            .file(new MockMultipartFile("file", "leads", null, content))
            .param("kind", "LEAD_IMPORT")
            .header("Authorization", who.bearer())
            .exchange();
    assertThat(answer).hasStatus(201);
    String id = JsonPath.read(new Showroom.Answer(answer).text(), "$.id");
    if (content[0] == 'P') {
      mappings.put(id, LONG);
    }
    return id;
  }

  private static byte[] workbook(List<List<String>> rows) throws IOException {
    var octets = new ByteArrayOutputStream();
    try (var workbook = new Workbook(octets, "Forecourt", "1.0");
        Worksheet sheet = workbook.newWorksheet("leads")) {
      for (int column = 0; column < HEADINGS.size(); column++) {
        sheet.value(0, column, HEADINGS.get(column));
      }
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < HEADINGS.size(); column++) {
          sheet.value(row + 1, column, rows.get(row).get(column));
        }
      }
    }
    return octets.toByteArray();
  }
}
