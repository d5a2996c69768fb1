package io.forecourt.insurance.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * The figures on policies and commission, of a month of one store each. Days are those of Shanghai,
 * eight hours ahead of the columns.
 */
@ForecourtTest
class KeyFiguresIT {

  @Autowired private MockMvcTester mvc;
  @Autowired private JdbcClient jdbc;

  @Test
  void aPolicyIsOnTimeWhenItIsRegisteredOnTheDayOfItsIssue() {
    String inTime = register("K9", "2026-10-10", "2026-10-10 15:59:59", 0);
    String late = register("K9", "2026-10-10", "2026-10-10 16:00:00", 0);
    policy("K9", "REGISTERED", "2026-10-10 03:00:00", inTime, null, null);
    policy("K9", "CANCELLED", "2026-10-10 03:00:00", inTime, null, null);
    policy("K9", "REGISTERED", "2026-10-10 03:00:00", late, null, null);
    policy("K9", "ISSUED", "2026-09-30 16:00:00", null, null, null);
    policy("K9", "ISSUED", "2026-09-30 15:59:59", null, null, null);
    policy("K9", "ISSUED", "2026-10-31 16:00:00", null, null, null);
    policy("K9", "REJECTED", "2026-10-10 03:00:00", null, null, null);

    assertThat(figure("K9", "KPI-INS-09")).isEqualTo("2 of 4 = 50.0 PERCENT");
  }

  @Test
  void aFaultCountsOnceAPolicyAndAMissingDocumentEachTime() {
    register("K10", "2026-10-31", "2026-10-31 09:00:00", 2);
    register("K10", "2026-11-01", "2026-11-01 09:00:00", 5);
    String faulty = policy("K10", "ISSUED", "2026-10-10 03:00:00", null, null, null);
    String correct = policy("K10", "ISSUED", "2026-10-10 03:00:00", null, null, null);
    corrected("K10", faulty, true, "2026-10-11 03:00:00");
    corrected("K10", faulty, true, "2026-10-12 03:00:00");
    corrected("K10", correct, false, "2026-10-12 03:00:00");
    corrected("K10", correct, true, "2026-10-31 16:00:00");

    assertThat(figure("K10", "KPI-INS-10")).isEqualTo("3 of 2 = 1500.0 PER_MILLE");
  }

  @Test
  void whatIsAboveTheDesksAuthorityIsHandledWhenSomebodyDecidedBefore() {
    policy("K11", "ISSUED", "2026-10-10 03:00:00", null, "SUPERVISOR", "ih-1");
    policy("K11", "ISSUED", "2026-10-10 03:00:00", null, "SUPERVISOR", null);
    policy("K11", "ISSUED", "2026-10-10 03:00:00", null, null, "sd-1");
    policy("K11", "ISSUED", "2026-10-10 03:00:00", null, "ADVISER", null);
    policy("K11", "ISSUED", "2026-10-10 03:00:00", null, null, null);
    policy("K11", "REJECTED", "2026-10-10 03:00:00", null, "MANAGER", null);

    assertThat(figure("K11", "KPI-INS-11")).isEqualTo("2 of 3 = 66.7 PERCENT");
  }

  @Test
  void theDifferencesOfAMonthAreSummedWithoutTheirSigns() {
    String statement = statement("K12", "DEMO_A", "2026-10");
    line("K12", statement, 1, "NONE", "0.00", null);
    line("K12", statement, 2, "RATE_DIFF", "-8.96", "ACCEPTED");
    line("K12", statement, 3, "ONLY_INSURER", "3.77", null);
    line("K12", statement("K12", "DEMO_B", "2026-10"), 1, "DUPLICATE", "1.00", null);
    line("K12", statement("K12", "DEMO_B", "2026-11"), 1, "DUPLICATE", "99.00", null);

    assertThat(figures("K12", "KPI-INS-12"))
        .containsExactly("3 of 4 = 13.73 CNY", "2 of null = 2 CASES");
  }

  @Test
  void withoutACaseThereIsNoValue() {
    for (String id : List.of("KPI-INS-09", "KPI-INS-11")) {
      assertThat(figure("K0", id)).isEqualTo("0 of 0 = null PERCENT");
    }
    assertThat(figure("K0", "KPI-INS-10")).isEqualTo("0 of 0 = null PER_MILLE");
    assertThat(figures("K0", "KPI-INS-12"))
        .containsExactly("0 of 0 = null CNY", "0 of null = 0 CASES");
  }

  private String figure(String store, String id) {
    List<String> all = figures(store, id);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private List<String> figures(String store, String id) {
    Login head = TestTokens.person("ih-" + store, store, "ih");
    MvcTestResult answer =
        mvc.get()
            .uri("/api/v1/insurance/key-figures?month=2026-10")
            .header("Authorization", head.bearer())
            .exchange();
    assertThat(answer).hasStatusOk();
    String text = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    List<Map<String, @Nullable Object>> found =
        JsonPath.read(text, "$.figures[?(@.id=='%s')]".formatted(id));
    return found.stream()
        .map(
            one ->
                "%s of %s = %s %s"
                    .formatted(
                        one.get("part"), one.get("whole"), one.get("value"), one.get("unit")))
        .toList();
  }

  private String register(String store, String day, String closedAt, int missing) {
    String id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO policy_register
                   (id, store_code, day, policies, forms_counted, forms_in_book, faults,
                    documents_missing, clerk_id, closed_at, version)
            VALUES (?, ?, ?, 1, 1, 1, 0, ?, 'in-1', ?, 0)
            """)
        .params(id, store, day, missing, closedAt)
        .update();
    return id;
  }

  private String policy(
      String store,
      String state,
      String issuedAt,
      @Nullable String register,
      @Nullable String authority,
      @Nullable String grantedBy) {
    String id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO quotation
                   (id, order_id, store_code, customer_id, vin, insurer_code, start_date, end_date,
                    premium, currency, required_authority, request, result, state, quoted_by,
                    quoted_at, valid_until, version)
            VALUES (:id, :id, :store, 'c', 'v', 'DEMO_A', '2026-11-01', '2027-10-31', 950.00,
                    'CNY', :authority, '{}', '{}', 'ACCEPTED', 'in-1', :at, :at, 0)
            """)
        .param("id", id)
        .param("store", store)
        .param("authority", authority)
        .param("at", issuedAt)
        .update();
    jdbc.sql(
            """
            INSERT INTO policy
                   (id, number, kind, quotation_id, case_id, store_code, customer_id, vin,
                    insurer_code, start_date, end_date, premium, currency, state, granted_by,
                    register_id, issued_by, issued_at, version)
            VALUES (:id, :id, 'COMPULSORY', :id, :id, :store, 'c', 'v', 'DEMO_A', '2026-11-01',
                    '2027-10-31', 950.00, 'CNY', :state, :granted, :register, 'in-1', :at, 0)
            """)
        .param("id", id)
        .param("store", store)
        .param("state", state)
        .param("granted", grantedBy)
        .param("register", register)
        .param("at", issuedAt)
        .update();
    return id;
  }

  private void corrected(String store, String policy, boolean fault, String at) {
    String id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO policy_endorsement
                   (id, number, policy_id, store_code, kind, field, fault, clerk_id, effective_on,
                    currency, state, made_by, made_at, version)
            VALUES (?, ?, ?, ?, 'CORRECTION', 'PLATE', ?, 'in-1', '2026-10-11', 'CNY', 'DONE',
                    'in-1', ?, 0)
            """)
        .params(id, "E-" + id, policy, store, fault, at)
        .update();
  }

  private String statement(String store, String insurer, String month) {
    String id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO commission_statement
                   (id, store_code, insurer_code, statement_no, month, content_hash, line_count,
                    amount, state, prepared_by, imported_at, version)
            VALUES (?, ?, ?, 'S', ?, ?, 1, 0, 'OPEN', 'ir-1', '2026-11-02 03:00:00', 0)
            """)
        .params(id, store, insurer, month, id)
        .update();
    return id;
  }

  private void line(
      String store,
      String statement,
      int number,
      String code,
      String difference,
      @Nullable String resolution) {
    jdbc.sql(
            """
            INSERT INTO commission_line
                   (id, statement_id, store_code, line_no, entry_type, policy_no, endorsement_no,
                    product, difference_code, difference, resolution, version)
            VALUES (:id, :statement, :store, :line, 'NEW', 'PC', '', 'COMPULSORY', :code,
                    :difference, :resolution, 0)
            """)
        .param("id", Ids.next())
        .param("statement", statement)
        .param("store", store)
        .param("line", number)
        .param("code", code)
        .param("difference", difference)
        .param("resolution", resolution)
        .update();
  }
}
