package io.forecourt.hr.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PredicateTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Fact CALL =
      new Fact(
          "e-1",
          "io.forecourt.crm.follow-up-completed.v1",
          "f-1",
          "EAST",
          "sun-yue",
          Instant.parse("2026-11-21T02:00:00Z"),
          JSON.readTree(
              """
              {"kind": "THREE_DAY_CALL", "completedBy": "sun-yue", "onTime": true, "rings": 3,
               "calls": 5, "answered": 5, "note": null, "customer": {"id": "c-1"}}
              """));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"field":"kind","is":"THREE_DAY_CALL"}           | true
          {"field":"kind","is":"NEXT_CONTACT"}             | false
          {"field":"kind","in":["A","THREE_DAY_CALL"]}     | true
          {"field":"missing","is":"A"}                     | false
          {"field":"onTime","is":"true"}                   | true
          {"field":"onTime","is":"false"}                  | false
          {"field":"kind","present":true}                  | true
          {"field":"note","present":true}                  | false
          {"field":"note","present":false}                 | true
          {"field":"rings","atLeast":3}                    | true
          {"field":"rings","atLeast":4}                    | false
          {"field":"calls","sameAs":"answered"}            | true
          {"field":"calls","sameAs":"rings"}               | false
          {"field":"customer.id","is":"c-1"}               | true
          {"field":"@store","is":"EAST"}                   | true
          {"field":"@subject","is":"f-1"}                  | true
          {"person":"completedBy"}                         | true
          {"person":"@actor"}                              | true
          {"person":"kind"}                                | false
          {"not":{"person":"completedBy"}}                 | false
          {"all":[{"person":"@actor"},{"field":"rings","atLeast":9}]} | false
          {"any":[{"person":"@actor"},{"field":"rings","atLeast":9}]} | true
          [{"person":"@actor"},{"field":"rings","atLeast":3}]         | true
          """)
  void aRuleSeesWhatTheEventSays(String written, boolean holds) {
    assertThat(Predicate.read(JSON.readTree(written)).test(CALL, "sun-yue")).isEqualTo(holds);
  }

  @Test
  void theSameEventDoesNotCountForAnotherPerson() {
    var rule = Predicate.read(JSON.readTree("{\"person\":\"completedBy\"}"));

    assertThat(rule.test(CALL, "li-na")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"field":"kind","like":"x"}
          {"fields":"kind"}
          {}
          """)
  void aWordOutsideTheLanguageIsRefused(String written) {
    assertThatIllegalArgumentException().isThrownBy(() -> Predicate.read(JSON.readTree(written)));
  }
}
