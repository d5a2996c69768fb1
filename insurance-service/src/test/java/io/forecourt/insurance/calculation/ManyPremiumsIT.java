package io.forecourt.insurance.calculation;

import static io.forecourt.insurance.calculation.Desk.input;
import static io.forecourt.insurance.calculation.Desk.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@ForecourtTest
class ManyPremiumsIT {

  private static final Login SPECIALIST = TestTokens.person("in-1", "EAST", "in");
  private static final Login WEST = TestTokens.person("in-2", "WEST", "in");

  @Autowired private MockMvcTester mvc;

  @Test
  void insurersAndCoversAreComparedSideBySide() {
    ObjectNode body = Desk.JSON.createObjectNode();
    body.set("request", input("E10"));
    body.putArray("insurers").add("DEMO_A").add("DEMO_B").add("NOBODY");
    body.set(
        "choices",
        Desk.JSON.readTree(
            """
            [{"name":"三者","coverages":{"thirdParty":{"limit":"2000000.00"}}},
             {"name":"全险","coverages":{"damage":{},"thirdParty":{"limit":"2000000.00"}},
              "addOns":[{"code":"ROAD_RESCUE"}]}]
            """));

    JsonNode rows = json(post(SPECIALIST, "/premium-comparisons", body)).path("rows");

    assertThat(rows.valueStream().map(ManyPremiumsIT::row))
        .containsExactly(
            "DEMO_A 三者 1130.43",
            "DEMO_B 三者 1077.33",
            "NOBODY 三者 UNKNOWN_INSURER",
            "DEMO_A 全险 2280.06",
            "DEMO_B 全险 ADD_ON_NOT_OFFERED",
            "NOBODY 全险 UNKNOWN_INSURER");
  }

  @Test
  void withoutAChoiceEveryInsurerIsAskedForTheCoversOfTheRequest() {
    ObjectNode body = Desk.JSON.createObjectNode();
    body.set("request", input("E10"));

    JsonNode rows = json(post(SPECIALIST, "/premium-comparisons", body)).path("rows");

    assertThat(rows.valueStream().map(row -> row.path("insurerCode").stringValue()))
        .contains("DEMO_A", "DEMO_B");
  }

  @Test
  void aBatchKeepsEveryQuoteAndEveryRefusal() {
    ObjectNode body = Desk.JSON.createObjectNode();
    ArrayNode items = body.putArray("items");
    List.of("E01", "E02", "E03")
        .forEach(name -> items.addObject().put("reference", name).set("request", input(name)));
    items.addObject().set("request", with(input("E03"), "/regionCode", "'000000'"));

    JsonNode batch = json(post(SPECIALIST, "/premium-batches", body));
    String path = "/premium-batches/" + batch.path("id").stringValue();

    assertThat(batch.path("quoted").intValue()).isEqualTo(3);
    assertThat(batch.path("rejected").intValue()).isEqualTo(1);
    assertThat(new BigDecimal(batch.at("/total/amount").stringValue()))
        .isEqualByComparingTo("9328.64");
    JsonNode second = json(get(SPECIALIST, path + "/items/2"));
    assertThat(second.path("reference").stringValue()).isEqualTo("E02");
    assertThat(second.path("recomputed").booleanValue()).isTrue();
    assertThat(second.at("/answer/grandTotal").stringValue()).isEqualTo("4057.13");
    assertThat(json(get(SPECIALIST, path + "/items/4")).at("/answer/errors/0").stringValue())
        .isEqualTo("UNKNOWN_REGION");
    assertThat(get(SPECIALIST, path + "/items/5")).hasStatus(404);
    assertThat(get(WEST, path)).hasStatus(404);
    assertThat(get(WEST, path + "/items/1")).hasStatus(404);
  }

  @Test
  void aMalformedRequestRefusesTheWholeBatchWithItsPointer() {
    ObjectNode body = Desk.JSON.createObjectNode();
    ArrayNode items = body.putArray("items");
    items.addObject().set("request", input("E03"));
    items.addObject().set("request", with(input("E03"), "/vehicle/seats", "null"));

    MvcTestResult answer = post(SPECIALIST, "/premium-batches", body);

    assertThat(answer).hasStatus(400);
    assertThat(json(answer).at("/errors/0/pointer").stringValue())
        .isEqualTo("/items/1/request/vehicle/seats");
  }

  private static String row(JsonNode row) {
    JsonNode answer = row.path("answer");
    return row.path("insurerCode").stringValue()
        + " "
        + row.path("choice").stringValue()
        + " "
        + (answer.has("commercial")
            ? answer.at("/commercial/total").stringValue()
            : answer.at("/errors/0").stringValue());
  }

  private MvcTestResult post(Login who, String path, JsonNode body) {
    return mvc.method(HttpMethod.POST)
        .uri("/api/v1/insurance" + path)
        .header("Authorization", who.bearer())
        .contentType(MediaType.APPLICATION_JSON)
        .content(body.toString())
        .exchange();
  }

  private MvcTestResult get(Login who, String path) {
    return mvc.get()
        .uri("/api/v1/insurance" + path)
        .header("Authorization", who.bearer())
        .exchange();
  }

  private static JsonNode json(MvcTestResult answer) {
    return Desk.JSON.readTree(answer.getResponse().getContentAsByteArray());
  }
}
