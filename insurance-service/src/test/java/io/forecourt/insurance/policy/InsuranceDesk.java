package io.forecourt.insurance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.TestTime;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Vin;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People at the insurance desk, and what they ask of the service. */
final class InsuranceDesk {

  static final Login SPECIALIST = TestTokens.person("in-1", "EAST", "in");
  static final Login HEAD = TestTokens.person("ih-1", "EAST", "ih");
  static final Login DIRECTOR = TestTokens.person("sd-1", "EAST", "sd");
  static final LocalDate TODAY = LocalDate.ofInstant(TestTime.BEGINS, ZoneId.of("Asia/Shanghai"));

  private static final AtomicInteger SERIAL = new AtomicInteger(400_000);

  private final MockMvcTester mvc;

  InsuranceDesk(MockMvcTester mvc) {
    this.mvc = mvc;
  }

  static String newVin() {
    return Vin.withCheckDigit("LVSHCAMB0TE" + SERIAL.incrementAndGet()).value();
  }

  /** The file of somebody who walks in. */
  String walkIn() {
    return walkIn(SPECIALIST, newVin());
  }

  String walkIn(Login who, String vin) {
    return made(post(who, "/cases", Map.of("customerId", Ids.next(), "vin", vin)))
        .path("id")
        .stringValue();
  }

  /** Compulsory cover and vehicle tax of a region. */
  JsonNode quoteWithTax(Login who, String caseId, String region) {
    Map<String, Object> body = cover(caseId, "DEMO_A", Map.of());
    body.put("regionCode", region);
    body.put("vehicleTax", Map.of("invoiceDate", TODAY.toString()));
    return made(post(who, "/quotations", body));
  }

  JsonNode quote(String caseId, String insurer) {
    return made(post(SPECIALIST, "/quotations", cover(caseId, insurer, Map.of())));
  }

  /** Both sections, from tomorrow on. */
  JsonNode quoteBoth(String caseId, String autonomousFactor) {
    return quoteBoth(caseId, autonomousFactor, Map.of());
  }

  JsonNode quoteBoth(String caseId, String autonomousFactor, Map<String, Object> vehicle) {
    Map<String, Object> body = new LinkedHashMap<>(cover(caseId, "DEMO_A", vehicle));
    body.put(
        "commercial",
        Map.of(
            "insurerCode",
            "DEMO_A",
            "startDate",
            TODAY.plusDays(1).toString(),
            "autonomousFactor",
            autonomousFactor,
            "coverages",
            Map.of("damage", Map.of(), "thirdParty", Map.of("limit", "2000000.00")),
            "history",
            Map.of("newVehicle", true)));
    return made(post(SPECIALIST, "/quotations", body));
  }

  private static Map<String, Object> cover(
      String caseId, String insurer, Map<String, Object> vehicle) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("orderId", caseId);
    body.put("insurerCode", insurer);
    body.put("regionCode", "320500");
    Map<String, Object> car =
        new LinkedHashMap<>(
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
                "159800.00"));
    car.putAll(vehicle);
    body.put("vehicle", car);
    body.put(
        "compulsory",
        Map.of("startDate", TODAY.plusDays(1).toString(), "history", Map.of("firstTime", true)));
    return body;
  }

  MvcTestResult issue(Login who, String quotation, String kind, String form) {
    return post(
        who,
        "/policies",
        Map.of("quotationId", quotation, "kind", kind, "formNumber", form, "paid", true));
  }

  JsonNode policy(String id) {
    return json(get(SPECIALIST, "/policies/" + id));
  }

  MvcTestResult post(Login who, String path, Object body) {
    return mvc.method(HttpMethod.POST)
        .uri("/api/v1/insurance" + path)
        .header("Authorization", who.bearer())
        .header("X-Reason", "asked%20for")
        .contentType(MediaType.APPLICATION_JSON)
        .content(JsonMapper.shared().writeValueAsString(body))
        .exchange();
  }

  MvcTestResult get(Login who, String path) {
    return mvc.get()
        .uri("/api/v1/insurance" + path)
        .header("Authorization", who.bearer())
        .exchange();
  }

  static JsonNode made(MvcTestResult answer) {
    assertThat(answer).as(json(answer).toString()).hasStatus2xxSuccessful();
    return json(answer);
  }

  static void refused(MvcTestResult answer, int status, String code) {
    assertThat(answer).as(json(answer).toString()).hasStatus(status);
    assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
  }

  static JsonNode json(MvcTestResult answer) {
    return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
  }
}
