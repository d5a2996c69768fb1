package io.forecourt.platform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTests {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91350100M000100Y43",
        "91510107MA5K8R3T8X",
        "914403000673482984",
        "91510107-ma5k8r3t 8x"
      })
  void aGenuineCodeIsValid(String raw) {
    assertThat(CreditCode.check(raw)).isEmpty();
    assertThat(CreditCode.of(raw).warning()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "91510107MA5K8R3T8Y, CREDIT_CHECK_DIGIT",
    "91510107MZ5K8R3T8X, CREDIT_CHARSET",
    "9151O107MA5K8R3T8X, CREDIT_CHARSET",
    "91510107MA5K8R3T8, CREDIT_LENGTH",
    "915101A7MA5K8R3T8X, CREDIT_REGION",
    "'', CREDIT_LENGTH",
  })
  void theFirstBrokenRuleIsNamed(String raw, String code) {
    assertThat(CreditCode.check(raw)).contains(code);
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> CreditCode.of(raw))
        .returns(code, InvalidValue::code)
        .withMessage(code);
  }

  @Test
  void anEarlyPilotCodeComesInByOverrideOnly() {
    assertThat(CreditCode.overridden("91350100M000100Y44").value()).isEqualTo("91350100M000100Y44");
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> CreditCode.overridden("9135010AM000100Y44"))
        .returns("CREDIT_REGION", InvalidValue::code);
  }

  @Test
  void aWrongOrganisationCodeInsideIsAWarningOnly() {
    CreditCode code = CreditCode.overridden("91510107MA5K8R3T7X");

    assertThat(code.warning()).contains("CREDIT_ORG_CODE");
  }

  @Test
  void everyChangeOfOneCharacterIsDetected() {
    Random random = Mutations.random("CreditCode");
    for (int i = 0; i < 200; i++) {
      String code = withCheckCharacter("91510107" + Mutations.pick(random, ALPHABET, 9));
      for (int place = 0; place < 18; place++) {
        Mutations.eachSingleChange(
            code, place, ALPHABET, other -> assertThat(CreditCode.check(other)).isPresent());
      }
    }
  }

  private static String withCheckCharacter(String seventeen) {
    for (char check : ALPHABET.toCharArray()) {
      if (CreditCode.check(seventeen + check).isEmpty()) {
        return seventeen + check;
      }
    }
    throw new AssertionError("no check character fits");
  }
}
