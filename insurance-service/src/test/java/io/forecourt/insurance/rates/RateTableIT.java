package io.forecourt.insurance.rates;

import static io.forecourt.insurance.OrderedCar.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.insurance.OrderedCar;
import io.forecourt.insurance.calculation.Desk;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ForecourtTest
class RateTableIT {

  private static final Login HEAD = TestTokens.person("ih-1", "EAST", "ih");
  private static final Login OTHER_HEAD = TestTokens.person("ih-2", "WEST", "ih");
  private static final Login SPECIALIST = OrderedCar.SPECIALIST;

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;

  @Test
  void theShippedTablesAreInForceFromTheFirstStart() {
    JsonNode tables = get("/rate-tables?state=PUBLISHED&limit=200").path("items");

    assertThat(tables.valueStream().map(one -> label(one)))
        .contains(
            "TARIFF 2026.11.1", "DEMO_A 2025.1", "DEMO_A 2026.1", "DEMO_B 2026.1", "DEMO_B 2026.2");
    for (JsonNode table : tables) {
      String file = text("/rate-tables/" + table.path("id").stringValue() + "/file");
      assertThat(RateFilesStore.sha256(file)).isEqualTo(table.path("sha256").stringValue());
    }
  }

  @Test
  void aCorrectionIsANewVersionThatTwoPersonsPutInForce() {
    publish(load("DEMO_C", file("1", "2026-01-01", "1039.00")));
    JsonNode quotation = OrderedCar.inStore("EAST", mvc, events).quoted("DEMO_C", "2026-11-22");
    assertThat(quotation.at("/tablesUsed/insurerVersion").stringValue()).isEqualTo("DEMO_C 1");
    assertThat(quotation.path("demo").booleanValue()).isTrue();
    String id = quotation.path("id").stringValue();

    String correction = load("DEMO_C", file("2", "2026-11-21", "1040.00"));

    JsonNode effects = get("/rate-tables/" + correction + "/effects");
    assertThat(effects.path("changed").intValue()).isEqualTo(1);
    assertThat(effects.at("/effects/0/quotationId").stringValue()).isEqualTo(id);
    assertThat(effects.at("/effects/0/before/amount").stringValue())
        .isEqualTo(quotation.at("/total/amount").stringValue());
    // 1040.00 / 0.75 = 1386.67; x 1.05 = 1456.00, where 1454.60 was
    assertThat(
            amount(effects.at("/effects/0/after/amount"))
                .subtract(amount(quotation.at("/total/amount"))))
        .isEqualByComparingTo("1.40");

    refused(post(HEAD, correction + "/publication"), 409, "rate-table.own-upload");
    JsonNode published = json(post(OTHER_HEAD, correction + "/publication"));
    assertThat(published.path("state").stringValue()).isEqualTo("PUBLISHED");
    refused(post(OTHER_HEAD, correction + "/publication"), 409, "rate-table.wrong-state");
    refused(post(HEAD, correction + "/withdrawal"), 409, "rate-table.wrong-state");
    JsonNode told =
        events.await("io.forecourt.insurance.insurance-rules-updated.v1", correction).data();
    assertThat(told.path("version").stringValue()).isEqualTo("DEMO_C 2");
    assertThat(events.heard("forecourt.insurance.rules")).allSatisfy(EventContracts::assertValid);

    assertThat(calculated("2026-11-20")).isEqualTo("1 1039.00");
    assertThat(calculated("2026-11-21")).isEqualTo("2 1040.00");
    JsonNode again = get("/quotations/" + id + "/recomputation");
    assertThat(again.path("equal").booleanValue()).isTrue();
    assertThat(again.at("/answer/commercial/tableVersion").stringValue()).isEqualTo("1");
    await()
        .untilAsserted(
            () ->
                assertThat(get("/quotations/" + id).path("state").stringValue())
                    .isEqualTo("EXPIRED"));
  }

  @Test
  void aFileThatBreaksARuleIsRefusedWithItsPointer() {
    MvcTestResult answer = upload(HEAD, "DEMO_D", file("1", "2026-01-01", "-1.00"));

    assertThat(answer).hasStatus(400);
    assertThat(json(answer).at("/errors/0/pointer").stringValue())
        .isEqualTo("/thirdParty/7/pureRisk");
  }

  @Test
  void twoVersionsAreNeverInForceOnOneDay() {
    publish(load("DEMO_E", file("1", "2026-06-01", "1039.00")));

    refused(upload(HEAD, "DEMO_E", file("2", "2026-05-01", "1039.00")), 409, "rate-table.overlaps");
    refused(
        upload(HEAD, "DEMO_E", file("1", "2027-05-01", "1039.00")),
        409,
        "rate-table.version-known");
    String other = load("DEMO_E", file("3", "2027-01-01", "1039.00"));
    assertThat(post(HEAD, other + "/withdrawal")).hasStatus(200);
    refused(post(OTHER_HEAD, other + "/publication"), 409, "rate-table.wrong-state");
  }

  @Test
  void onlyHeadsOfInsuranceLoadTables() {
    refused(
        upload(SPECIALIST, "DEMO_F", file("1", "2026-01-01", "1039.00")),
        403,
        "access.action-not-granted");
  }

  private String calculated(String day) {
    JsonNode answer =
        json(
            mvc.method(HttpMethod.POST)
                .uri("/api/v1/insurance/premium-calculations")
                .header("Authorization", SPECIALIST.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"quoteDate":"%s","regionCode":"320500","vehicle":{"useClass":"PRIVATE",
                     "seats":5},"commercial":{"insurerCode":"DEMO_C","startDate":"2026-11-22",
                     "autonomousFactor":"1.00",
                     "coverages":{"thirdParty":{"limit":"2000000.00"}}}}
                    """
                        .formatted(day))
                .exchange());
    return answer.at("/commercial/tableVersion").stringValue()
        + " "
        + answer.at("/commercial/lines/0/pureRisk").stringValue();
  }

  private static String file(String version, String from, String pureRisk) {
    ObjectNode file =
        (ObjectNode)
            RateFiles.tree(RateFiles.shippedText()).at("/commercial/insurers/0/versions/1");
    file.put("version", version).put("effectiveFrom", from);
    ((ObjectNode) file.at("/thirdParty/7")).put("pureRisk", pureRisk);
    return RateFiles.text(file);
  }

  private String load(String insurer, String file) {
    MvcTestResult answer = upload(HEAD, insurer, file);
    assertThat(answer).hasStatus(201);
    return json(answer).path("id").stringValue();
  }

  private void publish(String id) {
    assertThat(post(OTHER_HEAD, id + "/publication")).hasStatus(200);
  }

  private MvcTestResult upload(Login who, String insurer, String file) {
    return mvc.method(HttpMethod.POST)
        .uri("/api/v1/insurance/rate-tables?kind=INSURER&insurerCode=" + insurer)
        .header("Authorization", who.bearer())
        .contentType(MediaType.APPLICATION_JSON)
        .content(file.getBytes(StandardCharsets.UTF_8))
        .exchange();
  }

  private MvcTestResult post(Login who, String action) {
    return mvc.method(HttpMethod.POST)
        .uri("/api/v1/insurance/rate-tables/" + action)
        .header("Authorization", who.bearer())
        .header("X-Reason", "figures of the insurer")
        .exchange();
  }

  private JsonNode get(String path) {
    return Desk.JSON.readTree(text(path));
  }

  private String text(String path) {
    MvcTestResult answer =
        mvc.get().uri("/api/v1/insurance" + path).header("Authorization", HEAD.bearer()).exchange();
    assertThat(answer).hasStatus(200);
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static BigDecimal amount(JsonNode text) {
    return new BigDecimal(text.stringValue());
  }

  private static String label(JsonNode table) {
    return table.path("code").stringValue() + " " + table.path("versionLabel").stringValue();
  }

  private static void refused(MvcTestResult answer, int status, String code) {
    assertThat(answer).hasStatus(status);
    assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
  }
}
