package io.forecourt.insurance.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.calculation.Desk;
import io.forecourt.insurance.premium.RateBook;
import io.forecourt.insurance.premium.RateData.Limits;
import io.forecourt.insurance.rates.RateFiles;
import io.forecourt.platform.testing.ForecourtTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ForecourtTest
class SqlOracleIT {

  private static final JsonNode TABLES = EveryRow.tables();
  private static final RateBook BOOK = RateBook.of(RateFiles.tariff(TABLES.toString()));

  private static final String STATEMENT_END = ";\\s*\n";
  private static final Pattern CREATED = Pattern.compile("CREATE TABLE (\\w+)");

  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void aSecondImplementation() {
    for (String table :
        jdbc.sql(
                "SELECT table_name AS t FROM information_schema.tables"
                    + " WHERE table_schema = DATABASE() AND table_name LIKE 'oracle_%'")
            .query(String.class)
            .list()) {
      jdbc.sql("DROP TABLE " + table).update();
    }
    jdbc.sql("CREATE TABLE oracle_file (doc JSON NOT NULL)").update();
    jdbc.sql("INSERT INTO oracle_file VALUES (:doc)").param("doc", TABLES.toString()).update();
    run("/premium/oracle/tables.sql");
  }

  @Test
  void everyRowOfEveryTableIsQuotedAsTheDatabaseQuotesIt() {
    List<ObjectNode> requests = EveryRow.of(TABLES);
    ask(requests);
    run("/premium/oracle/answers.sql");
    Map<Integer, Map<String, Object>> compulsory = byId("oracle_compulsory");
    Map<Integer, Map<String, Object>> tax = byId("oracle_tax_due");
    Map<Integer, Map<String, Object>> commercial = byId("oracle_commercial");
    Map<Integer, List<Map<String, Object>>> lines = new HashMap<>();
    jdbc.sql("SELECT * FROM oracle_line ORDER BY id, place_no")
        .query()
        .listOfRows()
        .forEach(row -> lines.computeIfAbsent(id(row), _ -> new ArrayList<>()).add(row));

    for (int i = 0; i < requests.size(); i++) {
      JsonNode answer = Desk.ask(requests.get(i), BOOK);
      String what = requests.get(i) + " " + answer;
      assertThat(answer.path("status").stringValue()).as(what).isEqualTo("OK");
      if (answer.has("compulsory")) {
        same(
            answer.path("compulsory"),
            compulsory.get(i),
            what,
            "basePremium base",
            "shortTermFactor factor",
            "floatCode code",
            "floatRate rate",
            "premium premium",
            "netOfVat net");
      }
      if (answer.has("vehicleTax")) {
        same(
            answer.path("vehicleTax"),
            tax.get(i),
            what,
            "treatment treatment",
            "annual annual",
            "months months",
            "tax tax");
      }
      if (answer.has("commercial")) {
        same(
            answer.path("commercial"),
            commercial.get(i),
            what,
            "tableVersion version",
            "vehicleMonths months",
            "ncdLevel grade",
            "ncdFactor ncd",
            "days days");
        List<Map<String, Object>> expected = Objects.requireNonNull(lines.get(i), what);
        assertThat(answer.at("/commercial/lines").size()).as(what).isEqualTo(expected.size());
        for (int line = 0; line < expected.size(); line++) {
          same(
              answer.at("/commercial/lines/" + line),
              expected.get(line),
              what,
              "code code",
              "sumInsured insured",
              "pureRisk pure",
              "benchmark benchmark",
              "premium premium");
        }
      }
    }
    assertThat(requests).hasSizeGreaterThan(1_000);
  }

  @Test
  void everyCommissionRateIsAppliedAsTheDatabaseAppliesIt() {
    for (ObjectNode request : EveryRow.commissions(TABLES)) {
      for (JsonNode line : Desk.ask(request, BOOK).path("lines")) {
        Map<String, Object> expected =
            jdbc.sql(
                    """
                    SELECT c.net, c.rate, c.commission,
                           ROUND(CAST(c.commission AS DECIMAL(30,15)) / 1.06, 2) AS ex_vat
                      FROM (SELECT n.*, ROUND(n.net * n.rate, 2) AS commission
                              FROM (SELECT %s AS rate,
                                           ROUND(CAST(:gross AS DECIMAL(30,15)) / 1.06, 2) AS net
                                      FROM oracle_commission WHERE insurer = :insurer) n) c
                    """
                        .formatted(line.path("product").stringValue()))
                .param("gross", line.path("grossPremium").stringValue())
                .param("insurer", request.path("insurerCode").stringValue())
                .query()
                .singleRow();
        same(
            line,
            expected,
            request.toString(),
            "netPremium net",
            "rate rate",
            "commission commission",
            "commissionExVat ex_vat");
      }
    }
  }

  @Test
  void everyLiabilityLimitIsFoundByTheDayOfTheAccident() {
    List<Map<String, Object>> rows =
        jdbc.sql(
                """
                SELECT r.* FROM oracle_file f, JSON_TABLE(f.doc, '$.compulsory.liabilityLimits[*]'
                  COLUMNS (starts DATE PATH '$.effectiveFrom', ends DATE PATH '$.effectiveTo',
                    at_fault DECIMAL(12,2) PATH '$.atFault.deathDisability',
                    not_at_fault DECIMAL(12,2) PATH '$.notAtFault.deathDisability')) r
                """)
            .query()
            .listOfRows();

    assertThat(rows).hasSize(2);
    for (Map<String, Object> row : rows) {
      LocalDate day = LocalDate.parse(Objects.requireNonNull(row.get("starts")).toString());
      var limits = BOOK.liabilityLimits(day).orElseThrow();
      assertThat(limits.atFault().deathDisability()).isEqualByComparingTo(text(row, "at_fault"));
      assertThat(limits.notAtFault().deathDisability())
          .isEqualByComparingTo(text(row, "not_at_fault"));
    }
    assertThat(BOOK.liabilityLimits(LocalDate.of(2008, 1, 31))).isEmpty();
    assertThat(
            BOOK.liabilityLimits(LocalDate.of(2020, 9, 19))
                .map(limits -> limits.atFault())
                .map(Limits::total))
        .contains(new BigDecimal("200000.00"));
  }

  private void ask(List<ObjectNode> requests) {
    jdbc.sql("CREATE TABLE oracle_asking (doc JSON NOT NULL)").update();
    jdbc.sql("INSERT INTO oracle_asking VALUES (:doc)").param("doc", requests.toString()).update();
    jdbc.sql(
            """
            CREATE TABLE oracle_request AS
            SELECT r.id - 1 AS id, r.doc FROM oracle_asking a, JSON_TABLE(a.doc, '$[*]'
              COLUMNS (id FOR ORDINALITY, doc JSON PATH '$')) r
            """)
        .update();
  }

  private Map<Integer, Map<String, Object>> byId(String table) {
    Map<Integer, Map<String, Object>> rows = new HashMap<>();
    jdbc.sql("SELECT * FROM " + table).query().listOfRows().forEach(row -> rows.put(id(row), row));
    return rows;
  }

  private static int id(Map<String, Object> row) {
    return ((Number) Objects.requireNonNull(row.get("id"))).intValue();
  }

  /**
   * @param pairs field of the answer and column of the oracle
   */
  private static void same(
      JsonNode answer, @Nullable Map<String, Object> oracle, String what, String... pairs) {
    assertThat(oracle).as(what).isNotNull();
    for (String pair : pairs) {
      String field = pair.substring(0, pair.indexOf(' '));
      String column = pair.substring(pair.indexOf(' ') + 1);
      Object expected = Objects.requireNonNull(oracle).get(column);
      String got = answer.path(field).asString();
      if (expected instanceof BigDecimal || expected instanceof Number) {
        assertThat(new BigDecimal(got))
            .as("%s of %s", field, what)
            .isEqualByComparingTo(new BigDecimal(expected.toString()));
      } else {
        assertThat(got).as("%s of %s", field, what).isEqualTo(String.valueOf(expected));
      }
    }
  }

  private static String text(Map<String, Object> row, String column) {
    return Objects.requireNonNull(row.get(column)).toString();
  }

  private void run(String script) {
    for (String statement : read(script).split(STATEMENT_END, -1)) {
      jdbc.sql(statement).update();
      Matcher created = CREATED.matcher(statement);
      if (created.find()) {
        // texts out of JSON come with collations of their own
        jdbc.sql(
                "ALTER TABLE %s CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                    .formatted(created.group(1)))
            .update();
      }
    }
  }

  private static String read(String path) {
    try (InputStream file = SqlOracleIT.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
