package io.forecourt.hr.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DutyRulesTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Set<String> LISTS =
      Set.of(
          "gm sd sm sh su sc rc in ir lp cs ca io si mk-manager mk-planner mk-executor ad ka sv dn fi"
              .split(" "));

  private final DutyRules rules = DutyRules.load(JSON);

  @Test
  void theHandbookHas399Duties() {
    assertThat(rules.count()).isEqualTo(399);
  }

  @Test
  void everyDutyIsOnTheListOfAPost() {
    assertThat(LISTS.stream().mapToInt(list -> rules.ofList(list).size()).sum()).isEqualTo(399);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SD-05", "SD-47", "SD-55", "SD-56", "SD-61", "SD-77", "SD-82", "SD-95", "SM-02", "SM-20",
        "SM-46", "SM-52", "SM-55", "SM-80", "SH-16", "SU-07", "SC-01", "SC-02", "SC-03", "SC-04",
        "SC-11", "SC-13", "SC-14", "SC-17", "SC-18", "SC-19", "SC-20", "SC-22", "RC-02", "RC-03",
        "RC-09", "CS-01", "CS-05", "CA-06", "MK-16"
      })
  void theDutiesOfTheFirstSaleAreWatched(String duty) {
    assertThat(rules.at(TODAY).of(duty).types()).isNotEmpty();
  }

  @Test
  void aDutyWithoutARuleIsThereAllTheSame() {
    assertThat(rules.at(TODAY).of("GM-01")).isEqualTo(new DutyRule.Unwatched("GM-01"));
  }

  @Test
  void beforeTheFirstVersionNoRuleIsInForce() {
    assertThatIllegalStateException().isThrownBy(() -> rules.at(LocalDate.of(2025, 12, 31)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"duty\":\"XX-99\",\"tick\":true}",
        "{\"duty\":\"CA-06\"}",
        "{\"duty\":\"CA-06\",\"evidence\":{\"on\":[]}}",
        "{\"duty\":\"CA-06\",\"settleWithin\":{\"calendar\":\"CALENDAR_DAYS\",\"endOfDay\":3},"
            + "\"evidence\":{\"on\":[\"a.b\"]}}",
        "{\"duty\":\"CA-06\",\"evidence\":{\"on\":[\"crm.a\"],\"when\":{\"like\":1}}}",
        "{\"duty\":\"CA-06\",\"opens\":{\"on\":[\"a.b\"],\"for\":{\"role\":\"ca\"}},"
            + "\"evidence\":{\"on\":[\"a.c\"]},\"deadline\":{\"calendar\":\"CALENDAR_DAYS\",\"endOfDay\":3}}",
        "{\"duty\":\"CA-06\",\"tick\":true},{\"duty\":\"CA-06\",\"tick\":true}"
      })
  void aBrokenRuleStopsTheStart(String written) {
    var file =
        JSON.readTree(
            "{\"versions\":[{\"effectiveFrom\":\"2026-01-01\",\"rules\":[" + written + "]}]}");
    List<Duty> one = List.of(duty("CA-06"));

    assertThatIllegalArgumentException().isThrownBy(() -> new DutyRules(one, file));
  }

  @Test
  void everyDutyOfAListHasTheListsPrefix() {
    assertThat(rules.ofList("mk-planner").stream().map(Duty::id).collect(Collectors.toSet()))
        .contains("MK-06")
        .doesNotContain("MK-01");
  }

  private Duty duty(String id) {
    return rules.duty(id);
  }
}
