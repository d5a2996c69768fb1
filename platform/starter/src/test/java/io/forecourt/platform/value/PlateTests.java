package io.forecourt.platform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateTests {
  @ParameterizedTest
  @CsvSource({
    "川A·8Q2K6, BLUE_SMALL",
    "京NJ7788, BLUE_SMALL",
    "粤SD88001, GREEN_SMALL",
    "沪BDF1024, GREEN_SMALL",
    "皖D09876F, GREEN_LARGE",
    "粤Z88H8澳, HK_MO",
    "粤Z88H8港, HK_MO",
    "冀F1234学, SCHOOL",
    "苏E1234挂, TRAILER",
    "苏E1234警, POLICE",
    "川A D1234, BLUE_SMALL",
    "川a•8q2k6, BLUE_SMALL",
    "川Ａ-８Ｑ２Ｋ６, BLUE_SMALL",
    "川A・8.Q2K6, BLUE_SMALL",
  })
  void aPlateOfEachKindIsValid(String raw, Plate.Kind kind) {
    assertThat(Plate.check(raw)).isEmpty();
    assertThat(Plate.of(raw).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "川A12I45, PLATE_FORBIDDEN_LETTER",
    "京O12345, PLATE_AUTHORITY",
    "A12345, PLATE_PROVINCE",
    "苏U123456, PLATE_NEV_PATTERN",
    "鲁BG8K123, PLATE_NEV_PATTERN",
    "'', PLATE_PROVINCE",
    "川, PLATE_AUTHORITY",
    "川A, PLATE_LENGTH",
    "川A1234, PLATE_LENGTH",
    "川A1234567, PLATE_LENGTH",
    "川A123ABC, PLATE_NEV_PATTERN",
    "川AABC12, PLATE_TOO_MANY_LETTERS",
    "川A12*45, PLATE_PATTERN",
    "川A1234港, PLATE_PATTERN",
    "粤Z123港澳, PLATE_PATTERN",
    "川AL12345, PLATE_NEV_PATTERN",
    "川A12345L, PLATE_NEV_PATTERN",
    "川AD123O4, PLATE_FORBIDDEN_LETTER",
  })
  void theFirstBrokenRuleIsNamed(String raw, String code) {
    assertThat(Plate.check(raw)).contains(code);
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> Plate.of(raw))
        .returns(code, InvalidValue::code)
        .withMessage(code);
  }

  @Test
  void theLimitOfTwoLettersCanBeSwitchedOff() {
    assertThat(Plate.check("川AAB123", true)).isEmpty();
    assertThat(Plate.check("川AABC12", true)).contains("PLATE_TOO_MANY_LETTERS");
    assertThat(Plate.check("川AABC12", false)).isEmpty();
    assertThat(Plate.of("川AABC12", false).value()).isEqualTo("川AABC12");
  }

  @Test
  void anOrdinaryPlateOfALargeVehicleIsYellow() {
    assertThat(Plate.of("川A8Q2K6").kind(true)).isEqualTo(Plate.Kind.YELLOW_LARGE);
    assertThat(Plate.of("粤SD88001").kind(true)).isEqualTo(Plate.Kind.GREEN_SMALL);
  }

  @ParameterizedTest
  @CsvSource({
    "粤SD88001, BATTERY_ELECTRIC", "粤SA88001, BATTERY_ELECTRIC", "粤SE88001, BATTERY_ELECTRIC",
    "粤SF88001, OTHER_NEW_ENERGY", "粤SK88001, OTHER_NEW_ENERGY", "皖D09876F, OTHER_NEW_ENERGY",
    "皖D09876C, BATTERY_ELECTRIC"
  })
  void aGreenPlateTellsTheDrive(String raw, Plate.Drive drive) {
    assertThat(Plate.of(raw).drive()).contains(drive);
  }

  @Test
  void anOrdinaryPlateThatBeginsWithDTellsNoDrive() {
    assertThat(Plate.of("川AD1234").drive()).isEmpty();
  }

  @Test
  void itIsStoredCleanShownWithADotAndMaskedInLogs() {
    Plate plate = Plate.of("川a 8q2k6");

    assertThat(plate.value()).isEqualTo("川A8Q2K6");
    assertThat(plate.formatted()).isEqualTo("川A·8Q2K6");
    assertThat(plate.province()).isEqualTo("川");
    assertThat(plate.masked()).isEqualTo("川A***K6");
    assertThat(plate).hasToString("川A***K6");
    assertThat(Plate.of(plate.formatted())).isEqualTo(plate);
  }
}
