package io.forecourt.platform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class VinTests {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
  private static final String YEAR_CODES = "ABCDEFGHJKLMNPRSTVWXY123456789";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LVSHCAMB4PE104728",
        "lbv5s310-xksj52016",
        "HLXA14EB4R0018852",
        "LSGZG5B5XNS210937"
      })
  void aGenuineVinIsValid(String raw) {
    assertThat(Vin.check(raw)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "LVSHCAMB5PE104728, VIN_CHECK_DIGIT",
    "LVSHCAMB4PE10472, VIN_LENGTH",
    "LVSHCAMB4PEI04728, VIN_FORBIDDEN_LETTER",
    "LVSHCAMB4PE1*4728, VIN_CHARSET",
    "'', VIN_LENGTH",
    "LVSHCAMB4PE1047289, VIN_LENGTH",
    "LVSHCAMB4PEßß4728, VIN_CHARSET",
    "LVSHCAMB4OQ*, VIN_LENGTH",
    "LVSHCAMB4PE1O*728, VIN_FORBIDDEN_LETTER",
    "LVSHCAMB4PE1_4728, VIN_CHARSET",
  })
  void theFirstBrokenRuleIsNamed(String raw, String code) {
    assertThat(Vin.check(raw)).contains(code);
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> Vin.of(raw))
        .returns(code, InvalidValue::code)
        .withMessage(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "U", "Z"})
  void aYearCodeThatNoYearHasIsRefused(String yearCode) {
    String raw = withFittingCheckCharacter("LVSHCAMB4" + yearCode + "E104728");

    assertThat(Vin.check(raw)).contains("VIN_YEAR_CODE");
  }

  @Test
  void theLastFourPlacesAreDigits() {
    assertThat(Vin.check(withFittingCheckCharacter("LVSHCAMB4PE1A4728"))).isEmpty();
    assertThat(Vin.check(withFittingCheckCharacter("LVSHCAMB4PE10A728"))).contains("VIN_SERIAL");
    assertThat(Vin.check(withFittingCheckCharacter("LVSHCAMB4PE10472A"))).contains("VIN_SERIAL");
  }

  @Test
  void fullWidthLettersSpacesAndHyphensAreFolded() {
    assertThat(Vin.of(" ｌｖｓ-HCAMB 4PE104728").value()).isEqualTo("LVSHCAMB4PE104728");
  }

  @Test
  void anImportedVinMayBreakTheCheckCharacterAndTheYearByOverrideOnly() {
    assertThat(Vin.overridden("WBAHCAMB5UE104728").value()).isEqualTo("WBAHCAMB5UE104728");
    assertThat(Vin.overridden("WBAHCAMB5UE104728").year(2026)).isEmpty();
    assertThat(Vin.checkOverridden("WBAHCAMB5UE10472")).contains("VIN_LENGTH");
    assertThat(Vin.checkOverridden("WBAHCAMBIUE104728")).contains("VIN_FORBIDDEN_LETTER");
    assertThat(Vin.checkOverridden("WBAHCAMB+UE104728")).contains("VIN_CHARSET");
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> Vin.overridden("WBAHCAMB5UE10472A"))
        .returns("VIN_SERIAL", InvalidValue::code);
  }

  @ParameterizedTest
  @CsvSource({
    "R, 2024", "S, 2025", "T, 2026", "V, 2027", "W, 1998", "Y, 2000", "1, 2001", "9, 2009",
    "A, 2010"
  })
  void theYearIsTheLatestNotLaterThanNextYear(String yearCode, int year) {
    Vin vin = Vin.withCheckDigit("LVSHCAMB0" + yearCode + "E104728");

    assertThat(vin.year(2026)).hasValue(year);
  }

  @Test
  void theFirstRegistrationFitsFromOneYearBeforeToThreeYearsAfter() {
    Vin vin = Vin.withCheckDigit("LVSHCAMB0PE104728");

    assertThat(vin.year(2026)).hasValue(2023);
    assertThat(vin.fitsRegistration(2021, 2026)).isFalse();
    assertThat(vin.fitsRegistration(2022, 2026)).isTrue();
    assertThat(vin.fitsRegistration(2026, 2026)).isTrue();
    assertThat(vin.fitsRegistration(2027, 2027)).isFalse();
  }

  @Test
  void theMakerOfASmallSeriesIsSixCharacters() {
    assertThat(Vin.withCheckDigit("LVSHCAMB0PE104728").maker()).isEqualTo("LVS");
    assertThat(Vin.withCheckDigit("LV9HCAMB0PE104728").maker()).isEqualTo("LV9104");
  }

  @Test
  void theCheckCharacterIsPutInWhateverStoodThere() {
    assertThat(Vin.withCheckDigit("LVSHCAMB*PE104728").value()).isEqualTo("LVSHCAMB4PE104728");
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> Vin.withCheckDigit("LVSHCAMB4PE10472"))
        .returns("VIN_LENGTH", InvalidValue::code);
  }

  @Test
  void itIsMaskedInListsAndInLogs() {
    Vin vin = Vin.of("LVSHCAMB4PE104728");

    assertThat(vin.masked()).isEqualTo("LVS********104728");
    assertThat(vin).hasToString("104728");
  }

  @Test
  void itIsAPlainStringInJson() {
    var json = JsonMapper.builder().build();

    assertThat(json.writeValueAsString(Vin.of("LVSHCAMB4PE104728")))
        .isEqualTo("\"LVSHCAMB4PE104728\"");
    assertThat(json.readValue("\"lvshcamb4pe104728\"", Vin.class))
        .isEqualTo(Vin.of("LVSHCAMB4PE104728"));
  }

  /**
   * Letters share values, so a change to another letter of the same value is the one that no check
   * character sees.
   */
  @Test
  void everyChangeOfOneCharacterToAnotherValueIsDetected() {
    Random random = Mutations.random("Vin");
    for (int i = 0; i < 200; i++) {
      String value = someVin(random).value();
      for (int place = 0; place < 17; place++) {
        int changed = place;
        Mutations.eachSingleChange(
            value,
            place,
            ALPHABET,
            other -> {
              if (changed != 8 && worth(value.charAt(changed)) == worth(other.charAt(changed))) {
                assertThat(Vin.check(other)).isNotEqualTo(Optional.of("VIN_CHECK_DIGIT"));
              } else {
                assertThat(Vin.check(other)).contains("VIN_CHECK_DIGIT");
              }
            });
      }
    }
  }

  @Test
  void everyGeneratedVinIsValidAndStaysItself() {
    Random random = Mutations.random("Vin");
    for (int i = 0; i < 1000; i++) {
      Vin vin = someVin(random);
      assertThat(Vin.check(vin.value())).isEmpty();
      assertThat(Vin.of(vin.value().toLowerCase(Locale.ROOT)))
          .isEqualTo(vin)
          .hasSameHashCodeAs(vin);
    }
  }

  private static Vin someVin(Random random) {
    return Vin.withCheckDigit(
        Mutations.pick(random, ALPHABET, 8)
            + "0"
            + Mutations.pick(random, YEAR_CODES, 1)
            + Mutations.pick(random, ALPHABET, 3)
            + Mutations.pick(random, "0123456789", 4));
  }

  private static int worth(char c) {
    int letter = "ABCDEFGHJKLMNPRSTUVWXYZ".indexOf(c);
    return letter < 0 ? c - '0' : "12345678123457923456789".charAt(letter) - '0';
  }

  private static String withFittingCheckCharacter(String vin) {
    for (char check : "0123456789X".toCharArray()) {
      String candidate = vin.substring(0, 8) + check + vin.substring(9);
      if (!Vin.check(candidate).equals(Optional.of("VIN_CHECK_DIGIT"))) {
        return candidate;
      }
    }
    throw new AssertionError(vin);
  }
}
