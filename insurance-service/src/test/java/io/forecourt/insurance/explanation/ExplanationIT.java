package io.forecourt.insurance.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.OrderedCar;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestTokens;
import io.forecourt.platform.testing.TestTokens.Login;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ForecourtTest
class ExplanationIT {

  private static final Login WEST = TestTokens.person("in-2", "WEST", "in");

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;

  @Test
  void aQuotationIsExplainedOnScreenAndOnPaperInItsStore() {
    JsonNode quotation = OrderedCar.inStore("EAST", mvc, events).quoted("DEMO_A", "2026-11-22");
    String path = "/quotations/" + quotation.path("id").stringValue() + "/explanation";

    MvcTestResult page = get(OrderedCar.SPECIALIST, path);
    MvcTestResult paper = get(OrderedCar.SPECIALIST, path + "/document");

    assertThat(page).hasStatus(200).hasContentType("text/html;charset=UTF-8");
    assertThat(new String(body(page), StandardCharsets.UTF_8))
        .contains("示范数据 DEMO")
        .contains(quotation.at("/total/amount").stringValue())
        .contains(quotation.at("/tablesUsed/insurerSha256").stringValue());
    assertThat(paper).hasStatus(200).hasContentType("application/pdf");
    assertThat(new String(body(paper), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(get(WEST, path)).hasStatus(404);
    assertThat(get(WEST, path + "/document")).hasStatus(404);
  }

  private static byte[] body(MvcTestResult answer) {
    return answer.getResponse().getContentAsByteArray();
  }

  private MvcTestResult get(Login who, String path) {
    return mvc.get()
        .uri("/api/v1/insurance" + path)
        .header("Authorization", who.bearer())
        .exchange();
  }
}
