package io.forecourt.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.value.Vin;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Inventory as the people of a store use it. */
public final class InventoryApi {

  public static final Login YARD = TestTokens.person("yd-1", "EAST", "yd");
  public static final Login CONSULTANT = TestTokens.person("sc-1", "EAST", "sc");
  public static final Login INFORMATION = TestTokens.person("io-1", "EAST", "io");
  public static final Login WEST_CONSULTANT = TestTokens.person("sc-2", "WEST", "sc");

  private static final AtomicInteger SERIAL = new AtomicInteger(100_000);

  private final MockMvcTester mvc;

  public InventoryApi(MockMvcTester mvc) {
    this.mvc = mvc;
  }

  public MvcTestResult post(Login who, String path, Object body) {
    return mvc.method(HttpMethod.POST)
        .uri("/api/v1/inventory" + path)
        .header("Authorization", who.bearer())
        .header("X-Reason", "test")
        .header("Accept-Language", "en")
        .contentType(MediaType.APPLICATION_JSON)
        .content(JsonMapper.shared().writeValueAsString(body))
        .exchange();
  }

  public MvcTestResult get(Login who, String path) {
    return mvc.get()
        .uri("/api/v1/inventory" + path)
        .header("Authorization", who.bearer())
        .header("Accept-Language", "en")
        .exchange();
  }

  public MvcTestResult delete(Login who, String path, String ifMatch) {
    return mvc.delete()
        .uri("/api/v1/inventory" + path)
        .header("Authorization", who.bearer())
        .header("If-Match", ifMatch)
        .exchange();
  }

  /** A model that no other test uses. */
  public String newModel() {
    String code = "FC-" + SERIAL.incrementAndGet();
    MvcTestResult answer = post(INFORMATION, "/models", model(code));
    assertThat(answer).hasStatus(201);
    return code;
  }

  public static Object model(String code) {
    return new Model(
        code,
        "Forecourt",
        "A",
        "A 1.5T",
        "ICE",
        5,
        1498,
        new Price("159800.00", "CNY"),
        java.util.List.of("WHITE", "BLACK"));
  }

  /** Receives a car and answers it. */
  public JsonNode receive(String model, String colour) {
    MvcTestResult answer = post(YARD, "/vehicles", new Receipt(newVin(), model, colour));
    assertThat(answer).hasStatus(201);
    return json(answer);
  }

  public static String newVin() {
    String serial = String.valueOf(SERIAL.incrementAndGet());
    return Vin.withCheckDigit("LVSHCAMB0TE" + serial).value();
  }

  public static JsonNode json(MvcTestResult answer) {
    try {
      return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    } catch (RuntimeException unreadable) {
      throw new AssertionError("not JSON: status " + answer.getResponse().getStatus(), unreadable);
    }
  }

  public record Receipt(String vin, String modelCode, String colour) {}

  record Price(String amount, String currency) {}

  record Model(
      String code,
      String brand,
      String series,
      String name,
      String energy,
      int seats,
      int displacementMl,
      Price guidePrice,
      java.util.List<String> colours) {}
}
