package io.forecourt.platform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MobileTests {
  @ParameterizedTest
  @CsvSource({
    "139 1234 5678, +8613912345678",
    "0086-18600001111, +8618600001111",
    "8613912345678, +8613912345678",
    "1391234567８, +8613912345678",
    "+86 (139) 1234-5678, +8613912345678",
    "＋8613012345678, +8613012345678",
  })
  void aMobileIsStoredAsE164(String raw, String e164) {
    assertThat(Mobile.check(raw)).isEmpty();
    assertThat(Mobile.of(raw).e164()).isEqualTo(e164);
    assertThat(Mobile.of(e164).value()).isEqualTo(e164);
  }

  @ParameterizedTest
  @CsvSource({
    "+85261234567, PHONE_CHARSET",
    "1391234567, PHONE_LENGTH",
    "11012345678, PHONE_PREFIX",
    "12912345678, PHONE_PREFIX",
    "23912345678, PHONE_PREFIX",
    "139123456789, PHONE_LENGTH",
    "861391234567, PHONE_LENGTH",
    "'', PHONE_LENGTH",
    "139.1234.5678, PHONE_CHARSET",
    "١٣٩١٢٣٤٥٦٧٨, PHONE_CHARSET",
    "+86+8613912345678, PHONE_CHARSET",
    "+868613912345678, PHONE_LENGTH",
  })
  void theFirstBrokenRuleIsNamed(String raw, String code) {
    assertThat(Mobile.check(raw)).contains(code);
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> Mobile.of(raw))
        .returns(code, InvalidValue::code)
        .withMessage(code);
  }

  @Test
  void itIsShownInGroupsAndMaskedInLogs() {
    Mobile mobile = Mobile.of("13812341234");

    assertThat(mobile.national()).isEqualTo("13812341234");
    assertThat(mobile.formatted()).isEqualTo("138 1234 1234");
    assertThat(mobile.lastFour()).isEqualTo("1234");
    assertThat(mobile.masked()).isEqualTo("138****1234");
    assertThat(mobile).hasToString("138****1234");
  }

  @Test
  void itIsAPlainStringInJson() {
    var json = JsonMapper.builder().build();

    assertThat(json.writeValueAsString(Mobile.of("13812341234"))).isEqualTo("\"+8613812341234\"");
    assertThat(json.readValue("\"138 1234 1234\"", Mobile.class))
        .isEqualTo(Mobile.of("13812341234"));
  }

  @ParameterizedTest
  @CsvSource({
    "0571-88001234, +8657188001234",
    "(010) 88001234, +861088001234",
    "0571 8800123, +865718800123"
  })
  void aLandlineLosesTheZeroOfItsAreaCode(String raw, String e164) {
    assertThat(Landline.of(raw).e164()).isEqualTo(e164);
    assertThat(Landline.of(e164).e164()).isEqualTo(e164);
    assertThat(Landline.of(raw).masked())
        .endsWith(e164.substring(e164.length() - 4))
        .startsWith("****");
  }

  @ParameterizedTest
  @CsvSource({
    "0571-88001, PHONE_LENGTH",
    "057188001234x, PHONE_CHARSET",
    "1571-88001234, PHONE_PREFIX",
    "0071-88001234, PHONE_PREFIX"
  })
  void aWrongLandlineNamesTheRule(String raw, String code) {
    assertThat(Landline.check(raw)).contains(code);
  }
}
