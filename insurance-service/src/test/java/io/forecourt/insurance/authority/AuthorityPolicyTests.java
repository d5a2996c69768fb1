package io.forecourt.insurance.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forecourt.insurance.authority.AuthorityPolicy.Level;
import io.forecourt.insurance.authority.AuthorityPolicy.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuthorityPolicyTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @CsvSource({
    "0.85, 20000.00, 0",
    "1.15, 20000.00, 0",
    "0.84, 1000.00, 1",
    "1.16, 1000.00, 1",
    "1.00, 20000.01, 1",
    "0.70, 50000.00, 1",
    "1.30, 50000.00, 1",
    "0.69, 1000.00, 2",
    "1.31, 1000.00, 2",
    "1.00, 50000.01, 2"
  })
  void theFirstLevelWhoseLimitsHoldDecides(String factor, String total, int level)
      throws IOException {
    assertThat(shipped().standing(risk("PRIVATE", factor, total)).level()).isEqualTo(level);
  }

  @Test
  void withoutACommercialSectionTheDeskDecides() throws IOException {
    Risk risk =
        Risk.of(
            JSON.readTree("{\"vehicle\":{\"useClass\":\"SPECIAL_1\"}}"),
            JSON.readTree("{\"compulsory\":{\"premium\":\"3710.00\"}}"));

    assertThat(shipped().standing(risk).level()).isZero();
    assertThat(shipped().standing(risk).exceeded()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"SUM_INSURED, 2000000.00, 1999999.99", "VEHICLE_AGE, 84, 83", "DISCOUNT, 0.50, 0.49"})
  void eachLimitHoldsToItsEndAndNotBeyond(Measure measure, String value, String belowValue) {
    Risk risk =
        Risk.of(
            JSON.readTree("{\"vehicle\":{\"useClass\":\"PRIVATE\"}}"),
            JSON.readTree(
                """
                {"commercial": {"autonomousFactor": "1.00", "total": "900.00", "vehicleMonths": 84,
                  "combinedFactor": "0.50", "lines": [{"sumInsured": "50000.00"},
                  {"sumInsured": "2000000.00"}, {"sumInsured": "0.00"}]}}
                """));

    assertThat(limit(measure, value).exceededBy(risk)).isEmpty();
    assertThat(limit(measure, belowValue).exceededBy(risk)).containsExactly(measure);
  }

  @Test
  void useClassesAndSpecialVehiclesCanBeLimited() {
    Limits privateOnly = limits(null, Set.of("PRIVATE"), null, null, null);
    Limits noSpecial = limits(null, null, null, null, false);

    assertThat(privateOnly.exceededBy(risk("PRIVATE", "1.00", "1.00"))).isEmpty();
    assertThat(privateOnly.exceededBy(risk("COACH", "1.00", "1.00")))
        .containsExactly(Measure.USE_CLASS);
    assertThat(noSpecial.exceededBy(risk("COACH", "1.00", "1.00"))).isEmpty();
    assertThat(noSpecial.exceededBy(risk("SPECIAL_4", "1.00", "1.00")))
        .containsExactly(Measure.SPECIAL_VEHICLE);
  }

  @Test
  void whoStandsAboveHoldsTheLevelsBelow() throws IOException {
    assertThat(shipped().holds(Set.of("in"), 0)).isTrue();
    assertThat(shipped().holds(Set.of("in"), 1)).isFalse();
    assertThat(shipped().holds(Set.of("ih"), 1)).isTrue();
    assertThat(shipped().holds(Set.of("ih"), 2)).isFalse();
    assertThat(shipped().holds(Set.of("sd"), 0)).isTrue();
  }

  @Test
  void theLastLevelHasNoLimit() {
    Level desk = new Level("ADVISER", Set.of("in"), null, limits(null, null, null, null, false));
    Level limited = new Level("MANAGER", Set.of("sd"), "M", limits(null, null, 12, null, null));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AuthorityPolicy(List.of(desk, limited)));
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsAskedCanBeDecided(AuthorityState from) {
    for (AuthorityState to : AuthorityState.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(from == AuthorityState.ESCALATED && to != AuthorityState.ESCALATED);
    }
  }

  private static Risk risk(String use, String factor, String total) {
    JsonNode request = JSON.readTree("{\"vehicle\":{\"useClass\":\"%s\"}}".formatted(use));
    JsonNode result =
        JSON.readTree(
            """
            {"commercial": {"autonomousFactor": "%s", "total": "%s", "vehicleMonths": 12,
              "combinedFactor": "%s", "lines": []}}
            """
                .formatted(factor, total, factor));
    return Risk.of(request, result);
  }

  private static Limits limit(Measure measure, String value) {
    return switch (measure) {
      case SUM_INSURED -> limits(new BigDecimal(value), null, null, null, null);
      case VEHICLE_AGE -> limits(null, null, Integer.valueOf(value), null, null);
      case DISCOUNT -> limits(null, null, null, new BigDecimal(value), null);
      case AUTONOMOUS_FACTOR, COMMERCIAL_TOTAL, USE_CLASS, SPECIAL_VEHICLE ->
          throw new IllegalArgumentException(measure.name());
    };
  }

  private static Limits limits(
      @Nullable BigDecimal sum,
      @Nullable Set<String> uses,
      @Nullable Integer months,
      @Nullable BigDecimal discount,
      @Nullable Boolean special) {
    return new Limits(null, null, null, sum, uses, months, discount, special);
  }

  private static AuthorityPolicy shipped() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            AuthorityPolicyTests.class.getResourceAsStream("/policy/authority.json"))) {
      JsonNode levels = JSON.readTree(file).path("versions").get(0).path("levels");
      return new AuthorityPolicy(
          levels.valueStream().map(level -> JSON.treeToValue(level, Level.class)).toList());
    }
  }
}
