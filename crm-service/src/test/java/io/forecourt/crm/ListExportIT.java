package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.Showroom.Answer;
import io.forecourt.crm.Showroom.Store;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Lists as files. */
@ForecourtTest
@Import(Showroom.class)
class ListExportIT {
  private static final String RECORDS = "/api/v1/crm/contact-records";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @Autowired Showroom showroom;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;

  @Test
  void aListOfManyPagesIsWholeAndOnTheRecord() {
    var store = showroom.store();
    var manager = store.hire("sm");
    List<String> ids = records(store, 450);

    Answer file = export(manager, RECORDS, "text/csv").is(200);

    List<String> lines = lines(file);
    assertThat(lines.getFirst()).startsWith("\uFEFFid,").doesNotContain("version", "allowed");
    assertThat(lines.stream().skip(1).map(line -> line.substring(0, 36)))
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(file.header("Content-Disposition"))
        .matches("attachment; filename=\"contact-records-2026-[0-9-]+\\.csv\"");
    assertThat(
            showroom.count(
                "SELECT SUM(row_count) FROM access_log WHERE actor_id = ? AND action = 'EXPORT'"
                    + " AND record_type = 'contact-records' AND fields LIKE 'id,%'",
                manager.personId()))
        .isEqualTo(450);
    var told = showroom.events().await("io.forecourt.crm.access-logged.v1", manager.personId());
    assertThat(told.data().path("recordKind").asString()).isEqualTo("contact-records");
  }

  @Test
  void aFileShowsWhatTheListShowsAndNothingMore() throws IOException {
    var store = showroom.store();
    var desk = store.hire("rc");
    var li = store.hire("sc");
    var wang = store.hire("sc");
    store.onShift(li);
    String mobile = Showroom.mobile();
    store.walkIn(desk, mobile).is(201);
    String masked = showroom.get(desk, "/api/v1/crm/customers").is(200).at("$.items[0].mobile");

    Answer csv = export(desk, "/api/v1/crm/customers", "text/csv").is(200);

    assertThat(csv.text()).contains(masked).doesNotContain(mobile, "小明");
    assertThat(lines(export(desk, "/api/v1/crm/leads", "text/csv").is(200))).hasSize(2);
    assertThat(lines(export(li, "/api/v1/crm/leads", "text/csv").is(200))).hasSize(2);
    assertThat(lines(export(wang, "/api/v1/crm/leads", "text/csv").is(200))).hasSize(1);
    try (var book =
        new ReadableWorkbook(
            new ByteArrayInputStream(
                export(desk, "/api/v1/crm/visits", XLSX)
                    .is(200)
                    .result()
                    .getResponse()
                    .getContentAsByteArray()))) {
      var rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(2);
      assertThat(rows.getFirst().getCellText(0)).isEqualTo("id");
    }
  }

  @Test
  void whatIsWrongWithTheRequestIsSaidBeforeAnyFileBegins() {
    var store = showroom.store();
    var manager = store.hire("sm");

    export(manager, RECORDS + "?colour=red", "text/csv").problem(400, "parameter.unknown");
    export(manager, RECORDS + "?limit=10", "text/csv").problem(400, "list.whole");
    export(store.hire("mk"), RECORDS, "text/csv").problem(403, "access.action-not-granted");
    assertThat(export(manager, RECORDS, "application/json").is(200).<List<?>>at("$.items"))
        .isEmpty();
  }

  private List<String> records(Store store, int count) {
    List<String> ids = new ArrayList<>();
    var values = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      String id = Ids.next();
      ids.add(id);
      values.add(
          "('%s', 'pbx', '%s', 'CALL', 'IN', :store, '8001', :at, :at, 0)".formatted(id, id));
    }
    jdbc.sql(
            "INSERT INTO contact_record (id, sender, record_id, channel, direction, store_code,"
                + " account, started_at, received_at, version) VALUES "
                + String.join(",", values))
        .param("store", store.code())
        .param("at", LocalDateTime.ofInstant(showroom.now(), ZoneOffset.UTC))
        .update();
    return ids;
  }

  private Answer export(Login who, String path, String accept) {
    return new Answer(
        http.get()
            .uri(path)
            .header("Authorization", who.bearer())
            .header("Accept", accept)
            .exchange());
  }

  private static List<String> lines(Answer file) {
    return Arrays.asList(file.text().split("\r\n"));
  }
}
