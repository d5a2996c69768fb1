package io.forecourt.hr.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class InboxRulesTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void theShippedRulesAreRead() {
    assertThat(InboxRules.load(JSON).types())
        .contains("io.forecourt.crm.follow-up-overdue.v1", "io.forecourt.hr.duty-overdue.v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":\"a\",\"on\":[\"crm.a\"],\"to\":{\"nobody\":1},\"zh\":\"甲\",\"en\":\"a\"}",
        "{\"code\":\"a\",\"on\":[\"crm.a\"],\"to\":{\"role\":\"sh\"},\"zh\":\"甲\"}",
        "{\"code\":\"a\",\"on\":[\"crm.a\"],\"to\":{\"role\":\"sh\"},\"zh\":\"甲\",\"en\":\"a\"},"
            + "{\"code\":\"a\",\"on\":[\"crm.b\"],\"to\":{\"role\":\"sh\"},\"zh\":\"甲\",\"en\":\"a\"}"
      })
  void aBrokenRuleStopsTheStart(String written) {
    var file =
        JSON.readTree(
            "{\"versions\":[{\"effectiveFrom\":\"2026-01-01\",\"rules\":[" + written + "]}]}");

    assertThatIllegalArgumentException().isThrownBy(() -> new InboxRules(file));
  }
}
