package io.forecourt.platform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTests {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final String DIGITS = "0123456789";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002x",
        "440106200001014562",
        "820000197904120027",
        "510107 19851107 0032"
      })
  void aGenuineNumberIsValid(String raw) {
    assertThat(ResidentId.check(raw, TODAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "510107198511070033, ID_CHECK_DIGIT",
    "510107198502300032, ID_BIRTH_DATE",
    "000107198511070032, ID_REGION",
    "51010719851107003, ID_LENGTH",
    "5101071985110700A2, ID_CHARSET",
    "51010719851107003Y, ID_CHARSET",
    "X10107198511070032, ID_CHARSET",
    "160107198511070032, ID_REGION",
    "840107198511070032, ID_REGION",
    "510107-19851107-0032, ID_LENGTH",
    "'', ID_LENGTH",
    "510107189912310032, ID_BIRTH_DATE",
    "510107202613010032, ID_BIRTH_DATE",
  })
  void theFirstBrokenRuleIsNamed(String raw, String code) {
    assertThat(ResidentId.check(raw, TODAY)).contains(code);
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> ResidentId.of(raw, TODAY))
        .returns(code, InvalidValue::code)
        .withMessage(code);
  }

  @Test
  void aPersonBornTodayHasANumberAndOneBornTomorrowHasNot() {
    String bornToday = withCheckCharacter("51010720261121003");

    assertThat(ResidentId.check(bornToday, TODAY)).isEmpty();
    assertThat(ResidentId.check(bornToday, TODAY.minusDays(1))).contains("ID_BIRTH_DATE");
    assertThat(ResidentId.check(withCheckCharacter("51010719000101003"), TODAY)).isEmpty();
  }

  @Test
  void itTellsTheBirthDateAndIsNeverWrittenToALog() {
    ResidentId id = ResidentId.of("11010519491231002x", TODAY);

    assertThat(id.value()).isEqualTo("11010519491231002X");
    assertThat(id.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
    assertThat(id.formatted()).isEqualTo("110105 19491231 002X");
    assertThat(ResidentId.of("510107198511070032", TODAY).masked()).isEqualTo("510107********0032");
    assertThat(id).hasToString("ResidentId");
  }

  @Test
  void everyChangeOfOneCharacterIsDetected() {
    Random random = Mutations.random("ResidentId");
    for (int i = 0; i < 200; i++) {
      LocalDate birth = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(46_000));
      String id =
          withCheckCharacter(
              "510107" + birth.toString().replace("-", "") + Mutations.pick(random, DIGITS, 3));
      assertThat(ResidentId.check(id, TODAY)).isEmpty();
      for (int place = 0; place < 18; place++) {
        Mutations.eachSingleChange(
            id,
            place,
            DIGITS + "X",
            other -> assertThat(ResidentId.check(other, TODAY)).isPresent());
      }
    }
  }

  private static String withCheckCharacter(String seventeen) {
    for (char check : "0123456789X".toCharArray()) {
      if (ResidentId.check(seventeen + check, LocalDate.MAX).isEmpty()) {
        return seventeen + check;
      }
    }
    throw new AssertionError("no check character fits");
  }
}
