package io.forecourt.insurance.commission;

import static io.forecourt.platform.testing.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.sheet.SheetRows;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Vin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Each test has a store of its own; premiums and rates are those of the demonstration insurer. */
@ForecourtTest
class CommissionIT {
  private static final String HEAD =
      "statement_no,insurer_code,store_code,line_no,entry_type,policy_no,endorsement_no,product,"
          + "paid_date,gross_premium,commission_rate,commission_amount,status";
  private static final AtomicInteger STORES = new AtomicInteger();
  private static final AtomicInteger SERIAL = new AtomicInteger(500_000);
  private static final int LARGE = 10_000;

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  @Autowired private JdbcClient jdbc;
  @Autowired private BusinessClock clock;
  @Autowired private StatementDesk desk;

  private String store = "";
  private Login specialist = TestTokens.person("ir-c", "EAST", "ir");
  private Login finance = specialist;
  private String month = "";

  @BeforeEach
  void aDesk() {
    store = "C" + STORES.incrementAndGet();
    specialist = TestTokens.person("ir-" + store, store, "ir");
    finance = TestTokens.person("fi-" + store, store, "fi");
    month = clock.instant().toString().substring(0, 7);
  }

  @Test
  void everyLineIsClassifiedSettledAndSignedByBothSides() {
    String same = sold("COMPULSORY", "950.00");
    String cheaper = sold("COMPULSORY", "950.00");
    String missing = sold("COMMERCIAL", "3521.51");
    expects(3);
    String file =
        upload(
            csv(
                line(1, same, "COMPULSORY", "950.00", "0.04", "35.85"),
                line(2, cheaper, "COMPULSORY", "950.00", "0.03", "26.89"),
                line(3, "PC-UNKNOWN", "COMPULSORY", "100.00", "0.04", "3.77"),
                line(4, same, "COMPULSORY", "950.00", "0.04", "35.85"),
                "S-1,DEMO_A,%s,TOTAL,,,,,,2950.00,,102.36,".formatted(store)));

    String id = taken(file).is(201).at("$.id");

    assertThat(codes(id))
        .containsExactly("NONE", "RATE_DIFF", "ONLY_INSURER", "DUPLICATE", "ONLY_DEALER");
    assertThat(
            get(specialist, "/commission-statements/" + id + "/lines?differenceCode=ONLY_DEALER")
                .is(200)
                .<List<String>>at("$.items[*].policyNo"))
        .containsExactly(missing);
    List<Heard> raised =
        await()
            .until(
                () -> events.heardOf("io.forecourt.insurance.commission-mismatch-raised.v1", id),
                told -> told.size() == 4);
    assertThat(raised).allSatisfy(EventContracts::assertValid);

    assertThat(taken(file).is(201).<String>at("$.id")).isEqualTo(id);
    assertThat(count("SELECT COUNT(*) FROM commission_line WHERE statement_id = ?", id))
        .isEqualTo(5);

    post(
            specialist,
            "/commission-statements/" + id + "/insurer-signature",
            "{\"reference\":\"R1\"}")
        .problem(409, "commission.open-differences");
    List<String> open =
        get(specialist, "/commission-statements/" + id + "/lines?open=true")
            .is(200)
            .at("$.items[*].id");
    assertThat(open).hasSize(4);
    settle(specialist, open.get(0)).is(200);
    settle(specialist, open.get(0)).problem(409, "commission-line.wrong-state");
    settle(specialist, open.get(1)).is(200);
    settle(specialist, open.get(2)).is(200);
    settle(specialist, open.get(3)).problem(409, "commission.finance-decides");
    post(
            specialist,
            "/commission-lines/" + open.get(3) + "/carry-forward",
            "{\"ownerId\":\"%s\",\"until\":\"2027-01-31\"}".formatted(specialist.personId()))
        .is(200);
    post(
            specialist,
            "/commission-statements/" + id + "/insurer-signature",
            "{\"reference\":\"R1\"}")
        .is(200);
    Answer closed =
        post(finance, "/commission-statements/" + id + "/finance-signature", "").is(200);

    assertThat(closed.<String>at("$.state")).isEqualTo("RECONCILED");
    Heard told = events.await("io.forecourt.insurance.commission-reconciled.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("openDifferences").intValue()).isZero();
    assertThat(told.data().path("carriedForward").intValue()).isEqualTo(1);
    assertThat(told.data().path("preparedBy").stringValue()).isEqualTo(specialist.personId());
    settle(finance, open.get(0)).problem(409, "commission.wrong-state");
  }

  @Test
  void theDifferencesAreAFileForTheInsurer() throws IOException {
    sold("COMPULSORY", "950.00");
    expects(1);
    String id =
        taken(upload(csv(line(1, "PC-\"X\"", "COMPULSORY", "100.00", "0.04", "3.77"))))
            .is(201)
            .at("$.id");

    String csv = get(specialist, "/commission-statements/" + id + "/differences").is(200).text();
    byte[] workbook =
        get(specialist, "/commission-statements/" + id + "/differences?format=XLSX")
            .is(200)
            .result()
            .getResponse()
            .getContentAsByteArray();

    assertThat(csv.lines()).hasSize(3);
    assertThat(csv).contains("ONLY_INSURER").contains("ONLY_DEALER").contains("\"PC-\"\"X\"\"\"");
    try (SheetRows rows = SheetRows.workbook(new ByteArrayInputStream(workbook))) {
      assertThat(rows.next()).isNotNull();
      assertThat(rows.next()).isNotNull().extracting(row -> row.cell(2)).isEqualTo("PC-\"X\"");
      assertThat(rows.next())
          .isNotNull()
          .extracting(row -> new BigDecimal(row.cell(11)))
          .isEqualTo(new BigDecimal("-35.85"));
      assertThat(rows.next()).isNull();
    }
  }

  @Test
  void whatWasNotPaidOrTheInsurerCorrectsIsStatedOnceMore() {
    String late = sold("COMPULSORY", "950.00");
    String wrong = sold("COMPULSORY", "950.00");
    expects(2);
    String paid = line(1, late, "COMPULSORY", "950.00", "0.04", "35.85");
    String first =
        taken(
                upload(
                    csv(
                        paid.replace("PAID", "UNPAID"),
                        line(2, wrong, "COMPULSORY", "950.00", "0.03", "26.89"))))
            .is(201)
            .at("$.id");
    List<String> open =
        get(specialist, "/commission-statements/" + first + "/lines?open=true")
            .is(200)
            .at("$.items[*].id");
    assertThat(codes(first)).containsExactly("NOT_PAID", "RATE_DIFF");
    settle(specialist, open.get(0)).is(200);
    post(
            specialist,
            "/commission-lines/" + open.get(1) + "/settlement",
            "{\"resolution\":\"INSURER_CORRECTS\"}")
        .is(200);

    month = YearMonth.parse(month).plusMonths(1).toString();
    String second =
        taken(upload(csv(paid, line(2, wrong, "COMPULSORY", "950.00", "0.04", "35.85"))))
            .is(201)
            .at("$.id");
    month = YearMonth.parse(month).plusMonths(1).toString();
    String third = taken(upload(csv(paid))).is(201).at("$.id");

    assertThat(codes(second)).containsExactly("NONE", "NONE");
    assertThat(codes(third)).containsExactly("DUPLICATE");
  }

  @Test
  void aRefundIsFoundByItsPolicyWhateverTheInsurerCallsTheEndorsement() {
    String policy = Ids.next();
    String number = "PC-E-" + store;
    issued(policy, number, "COMPULSORY", "950.00");
    expects(1);
    refunded(policy, "475.00");
    expects(2);
    String sale = line(1, number, "COMPULSORY", "950.00", "0.04", "35.85");
    String refund =
        line(2, number, "COMPULSORY", "-475.00", "0.04", "-17.92")
            .replace(",NEW,", ",REFUND,")
            .replace(number + ",,", number + ",E-77,");

    String id = taken(upload(csv(sale, refund, refund))).is(201).at("$.id");
    month = YearMonth.parse(month).plusMonths(1).toString();
    String later = taken(upload(csv(refund))).is(201).at("$.id");

    assertThat(codes(id)).containsExactly("NONE", "NONE", "DUPLICATE");
    assertThat(codes(later)).containsExactly("DUPLICATE");
  }

  @Test
  void aStatementOfTenThousandLinesIsComparedWithinHalfAMinuteAndAgainAddsNothing()
      throws IOException {
    List<Object[]> sold = new ArrayList<>();
    for (int i = 0; i < LARGE; i++) {
      sold.add(new Object[] {Ids.next(), "PC-L" + i});
    }
    sold.forEach(
        one ->
            jdbc.sql(
                    """
                    INSERT INTO commission_expected
                           (id, insurer_code, store_code, policy_no, endorsement_no, product,
                            policy_id, entry_type, issue_date, due_on, gross_premium, net_premium,
                            rate, commission, commission_ex_vat, commission_vat)
                    VALUES (?, 'DEMO_A', ?, ?, '', 'COMPULSORY', ?, 'NEW', ?, ?, 950.00, 896.23,
                            0.04, 35.85, 33.82, 2.03)
                    """)
                .params(one[0], store, one[1], one[0], month + "-01", month + "-01")
                .update());
    String file = upload("large.xlsx", workbook(LARGE));
    long begun = System.nanoTime();

    String id = taken(file).is(201).at("$.id");

    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.println("10,000 lines compared in " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(30));
    assertThat(
            count(
                "SELECT COUNT(*) FROM commission_line WHERE statement_id = ?"
                    + " AND difference_code = 'COMMISSION_DIFF'",
                id))
        .isEqualTo(LARGE / 100);
    assertThat(count("SELECT COUNT(*) FROM commission_line WHERE statement_id = ?", id))
        .isEqualTo(LARGE);
    taken(file).is(201);
    assertThat(count("SELECT COUNT(*) FROM commission_line WHERE statement_id = ?", id))
        .isEqualTo(LARGE);
  }

  @ParameterizedTest
  @CsvSource({
    "COMPULSORY, COMPULSORY, 0.04",
    "COMMERCIAL, COMMERCIAL_ICE, 0.12",
    "COMMERCIAL, COMMERCIAL_NEV, 0.06",
    "COMMERCIAL,, 0.12"
  })
  void eachProductBringsItsOwnRate(String kind, @Nullable String product, BigDecimal rate) {
    issued(Ids.next(), "PM-" + store, kind, product, "1060.00");
    expects(1);

    assertThat(
            jdbc.sql("SELECT rate FROM commission_expected WHERE store_code = ?")
                .param(store)
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo(rate);
  }

  @Test
  void whatStaysOpenForThirtyDaysIsTheFinanceManagersToSettle() {
    String id =
        taken(
                upload(
                    csv(
                        line(1, "PC-A", "COMPULSORY", "100.00", "0.04", "3.77"),
                        line(2, "PC-B", "COMPULSORY", "50.00", "0.04", "1.89"))))
            .is(201)
            .at("$.id");
    LocalDateTime due =
        jdbc.sql(
                "SELECT due_at FROM deadline WHERE kind = 'commission.differences-overdue'"
                    + " AND subject = ? AND open_marker = 1")
            .param(id)
            .query(LocalDateTime.class)
            .single();
    ZoneId shanghai = ZoneId.of("Asia/Shanghai");
    assertThat(due.atZone(ZoneOffset.UTC).withZoneSameInstant(shanghai))
        .isEqualTo(clock.today(shanghai).plusDays(31).atStartOfDay(shanghai));
    List<String> open =
        get(specialist, "/commission-statements/" + id + "/lines?open=true")
            .is(200)
            .at("$.items[*].id");
    settle(specialist, open.get(0)).is(200);

    Instant at = due.toInstant(ZoneOffset.UTC);
    Callers.asSystem("test", () -> desk.overdue(new DueDeadline("", id, store, at)));

    Heard told = events.await("io.forecourt.insurance.commission-mismatch-overdue.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("differences").intValue()).isEqualTo(1);
    assertThat(told.data().path("amount").path("amount").stringValue()).isEqualTo("1.89");
    assertThat(get(specialist, "/commission-statements/" + id).is(200).<String>at("$.overdueAt"))
        .isEqualTo(at.toString());
    settle(specialist, open.get(1)).problem(409, "commission.finance-decides-late");
    settle(finance, open.get(1)).is(200);
  }

  @Test
  void whatIsSettledInTimeStaysWithTheDesk() {
    String id =
        taken(upload(csv(line(1, "PC-A", "COMPULSORY", "100.00", "0.04", "3.77"))))
            .is(201)
            .at("$.id");
    settle(
            specialist,
            get(specialist, "/commission-statements/" + id + "/lines").is(200).at("$.items[0].id"))
        .is(200);

    Callers.asSystem("test", () -> desk.overdue(new DueDeadline("", id, store, clock.instant())));

    assertThat(
            count(
                "SELECT COUNT(*) FROM commission_statement"
                    + " WHERE id = ? AND overdue_at IS NOT NULL",
                id))
        .isZero();
    assertThat(events.heardOf("io.forecourt.insurance.commission-mismatch-overdue.v1", id))
        .isEmpty();
  }

  @Test
  void aRefundTakesBackAtTheRateOfTheSale() {
    String policy = Ids.next();
    issued(policy, "PC-R", "COMPULSORY", "950.00");
    expects(1);
    refunded(policy, "475.00");
    expects(2);

    assertThat(
            jdbc.sql(
                    "SELECT commission FROM commission_expected WHERE store_code = ?"
                        + " AND entry_type = 'REFUND'")
                .param(store)
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo("-17.92");
  }

  @Test
  void whatCannotBeReadOrDoesNotAddUpIsRefused() {
    taken(upload("statement_no,line_no\nS,1\n")).problem(409, "commission.column-missing");
    taken(
            upload(
                csv(
                    line(1, "P", "COMPULSORY", "10.00", "0.04", "0.38"),
                    "S-1,DEMO_A,%s,TOTAL,,,,,,10.00,,0.39,".formatted(store))))
        .problem(409, "commission.sums-differ");
    String good = line(1, "P", "COMPULSORY", "10.00", "0.04", "0.38");
    taken(upload(csv(good.replace(",10.00,", ",many,"), total(good))))
        .problem(409, "commission.line-unreadable");
    taken(upload(HEAD + "\n" + good + "\n")).problem(409, "commission.cut-off");
    taken(upload(csv(good.replace(store, "ELSEWHERE")))).problem(409, "commission.other-statement");
    taken(upload(csv(good.replace("DEMO_A", "DEMO_B")))).problem(409, "commission.other-statement");
    taken(upload(csv(good.replace(",10.00,", ",1E+999999999,"), total(good))))
        .problem(409, "commission.line-unreadable");
    taken(upload(csv(good.replace(",P,,", ",P," + "E".repeat(65) + ","))))
        .problem(409, "commission.line-unreadable");
    String first = upload(csv(line(1, "P", "COMPULSORY", "10.00", "0.04", "0.38")));
    taken(first).is(201);
    taken(upload(csv(line(1, "Q", "COMPULSORY", "10.00", "0.04", "0.38"))))
        .problem(409, "commission.statement-exists");
  }

  private String sold(String kind, String premium) {
    String number = "PC-" + store + "-" + SERIAL.incrementAndGet();
    issued(Ids.next(), number, kind, premium);
    return number;
  }

  private void issued(String policy, String number, String kind, String premium) {
    issued(policy, number, kind, null, premium);
  }

  private void issued(
      String policy, String number, String kind, @Nullable String product, String premium) {
    String vin = Vin.withCheckDigit("LVSHCAMB0TE" + SERIAL.incrementAndGet()).value();
    Map<String, Object> told =
        new HashMap<>(
            Map.ofEntries(
                Map.entry("policyId", policy),
                Map.entry("number", number),
                Map.entry("kind", kind),
                Map.entry("customerId", Ids.next()),
                Map.entry("vin", vin),
                Map.entry("insurerCode", "DEMO_A"),
                Map.entry("startDate", "2026-11-22"),
                Map.entry("endDate", "2027-11-21"),
                Map.entry("premium", Map.of("amount", premium, "currency", "CNY")),
                Map.entry("renewalDate", "2027-11-21"),
                Map.entry("issuedBy", "in-1")));
    if (product != null) {
      told.put("product", product);
    }
    events.tell(
        event("io.forecourt.insurance.policy-issued.v1", policy, 1, told)
            .inStore(store)
            .at(clock.instant()));
  }

  private void refunded(String policy, String amount) {
    events.tell(
        event(
                "io.forecourt.insurance.policy-cancelled.v1",
                policy,
                2,
                Map.of(
                    "policyId",
                    policy,
                    "reasonCode",
                    "DEREGISTERED",
                    "refund",
                    Map.of("amount", amount, "currency", "CNY")))
            .inStore(store)
            .at(clock.instant()));
  }

  private void expects(int policies) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        count(
                            "SELECT COUNT(*) FROM commission_expected WHERE store_code = ?", store))
                    .isEqualTo(policies));
  }

  /** With the row of the sums, unless the last line is one. */
  private String csv(String... lines) {
    String whole = HEAD + "\n" + String.join("\n", lines) + "\n";
    return lines[lines.length - 1].contains("TOTAL") ? whole : whole + total(lines) + "\n";
  }

  private String total(String... lines) {
    return "S-1,DEMO_A,%s,TOTAL,,,,,,%s,,%s,".formatted(store, sum(9, lines), sum(11, lines));
  }

  /** The cells hold no comma. */
  private static BigDecimal sum(int column, String... lines) {
    return Stream.of(lines)
        .map(line -> new BigDecimal(line.split(",", -1)[column]))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private String line(
      int number, String policy, String product, String premium, String rate, String commission) {
    String quoted = policy.contains("\"") ? "\"" + policy.replace("\"", "\"\"") + "\"" : policy;
    return "S-1,DEMO_A,%s,%d,NEW,%s,,%s,%s-20,%s,%s,%s,PAID"
        .formatted(store, number, quoted, product, month, premium, rate, commission);
  }

  /** Every hundredth line is a cent short. */
  private byte[] workbook(int lines) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "DEMO_A", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("statement");
      String[] headings = HEAD.split(",", -1);
      for (int column = 0; column < headings.length; column++) {
        sheet.value(0, column, headings[column]);
      }
      for (int i = 0; i < lines; i++) {
        String[] cells =
            line(
                    i + 1,
                    "PC-L" + i,
                    "COMPULSORY",
                    "950.00",
                    "0.04",
                    i % 100 == 0 ? "35.84" : "35.85")
                .split(",", -1);
        for (int column = 0; column < cells.length; column++) {
          sheet.value(i + 1, column, cells[column]);
        }
      }
      sheet.value(lines + 1, 3, "TOTAL");
      sheet.value(lines + 1, 9, 950 * lines + ".00");
      sheet.value(
          lines + 1,
          11,
          new BigDecimal("35.85")
              .multiply(BigDecimal.valueOf(lines))
              .subtract(new BigDecimal("0.01").multiply(BigDecimal.valueOf(lines / 100)))
              .toString());
    }
    return bytes.toByteArray();
  }

  private String upload(String csv) {
    return upload("statement.csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  private String upload(String name, byte[] content) {
    return new Answer(
            mvc.post()
                .uri("/api/v1/insurance/files?kind=COMMISSION_STATEMENT")
                .multipart()
                .file(new MockMultipartFile("file", name, null, content))
                .header("Authorization", specialist.bearer())
                .exchange())
        .is(201)
        .at("$.id");
  }

  private Answer taken(String file) {
    return post(
        specialist,
        "/commission-statements",
        "{\"fileId\":\"%s\",\"insurerCode\":\"DEMO_A\",\"month\":\"%s\"}".formatted(file, month));
  }

  private Answer settle(Login who, String line) {
    return post(who, "/commission-lines/" + line + "/settlement", "{\"resolution\":\"ACCEPTED\"}");
  }

  private List<String> codes(String statement) {
    return get(specialist, "/commission-statements/" + statement + "/lines")
        .is(200)
        .at("$.items[*].differenceCode");
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
