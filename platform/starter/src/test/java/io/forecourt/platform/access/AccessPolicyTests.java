package io.forecourt.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessPolicyTests {

  private static final AccessPolicy POLICY =
      AccessPolicy.parse(
          """
          {"sales.order.place": {"sc": "own", "sm": "store", "sd": "group"},
           "sales.order.read": {"sc": "own"}}
          """);

  @Test
  void theWidestScopeOfAllRolesCounts() {
    assertThat(POLICY.widest("sales.order.place", List.of("sm", "sc"))).contains(DataScope.STORE);
    assertThat(POLICY.widest("sales.order.place", List.of("sc"))).contains(DataScope.OWN);
    assertThat(POLICY.widest("sales.order.place", List.of("sc", "sd", "fn")))
        .contains(DataScope.GROUP);
  }

  @Test
  void aRoleThatIsNotNamedGetsNothing() {
    assertThat(POLICY.widest("sales.order.read", List.of("sm", "svc", "gm"))).isEmpty();
    assertThat(POLICY.widest("sales.order.read", List.of())).isEmpty();
  }

  @Test
  void anActionThatNobodyDefinedIsAMistakeOfTheProgram() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> POLICY.widest("sales.order.plase", List.of("sc")))
        .withMessageContaining("sales.order.plase");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"sales.order.place\": {\"xx\": \"own\"}} | xx",
        "{\"sales.order.place\": {\"sc\": \"mine\"}} | mine",
        "{\"sales.order.place\": {\"sc\": \"OWN\"}} | OWN",
        "{\"Sales Order\": {\"sc\": \"own\"}} | Sales Order",
        "{\"place\": {\"sc\": \"own\"}} | place"
      })
  void aPolicyThatCannotBeMeantStopsTheStart(String json, String named) {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> AccessPolicy.parse(json))
        .withMessageContaining(named);
  }
}
