package io.forecourt.crm.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.media.MediaPolicy.Field;
import io.forecourt.crm.media.MediaPolicy.Platform;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MediaPolicyTests {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final MediaPolicy policy = shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AUTOHOME  | {\"clueId\":\"r-1\",\"dealerId\":7,\"spec\":{\"code\":\"M1\"},\"customer\":{\"name\":\"n\",\"phone\":\"13912345678\",\"district\":\"XIHU\",\"virtualPhoneExpire\":\"2026-11-26 10:15:00\"}}",
        "DONGCHEDI | {\"lead_id\":\"r-1\",\"dealer_id\":\"7\",\"car_code\":\"M1\",\"user_name\":\"n\",\"mobile\":\"13912345678\",\"district_code\":\"XIHU\",\"virtual_expire_at\":1795659300}",
        "YICHE     | {\"data\":{\"orderId\":\"r-1\",\"shopId\":\"7\",\"carCode\":\"M1\",\"userName\":\"n\",\"userMobile\":\"13912345678\",\"area\":\"XIHU\",\"privacyNumberEnd\":1795659300000}}"
      })
  void eachPlatformIsReadFromItsOwnJson(String code, String json) {
    Platform platform = policy.platform(code);
    JsonNode push = JSON.readTree(json);

    assertThat(platform.required(Field.RECORD, push, 100)).isEqualTo("r-1");
    assertThat(platform.text(Field.NAME, push)).isEqualTo("n");
    assertThat(platform.text(Field.MOBILE, push)).isEqualTo("13912345678");
    assertThat(platform.text(Field.DEALER, push)).isEqualTo("7");
    assertThat(platform.text(Field.MODEL, push)).isEqualTo("M1");
    assertThat(platform.text(Field.DISTRICT, push)).isEqualTo("XIHU");
    assertThat(platform.text(Field.VIRTUAL_NUMBER, push)).isNull();
    assertThat(platform.moment(Field.VIRTUAL_UNTIL, push, ZONE))
        .isEqualTo(Instant.parse("2026-11-26T02:15:00Z"));
  }

  @Test
  void whatIsMissingOrTooLongOrNoMomentIsNamedAtItsPlace() {
    Platform platform = policy.platform("DONGCHEDI");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> platform.required(Field.NAME, JSON.readTree("{}"), 60))
        .satisfies(
            wrong -> assertThat(wrong.fields().getFirst().pointer()).isEqualTo("/user_name"));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () -> platform.required(Field.NAME, JSON.readTree("{\"user_name\":\"abc\"}"), 2))
        .satisfies(wrong -> assertThat(wrong.fields().getFirst().code()).isEqualTo("field.size"));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                platform.moment(
                    Field.VIRTUAL_UNTIL, JSON.readTree("{\"virtual_expire_at\":\"soon\"}"), ZONE))
        .satisfies(
            wrong -> assertThat(wrong.fields().getFirst().code()).isEqualTo("field.pattern"));
  }

  @Test
  void aPlatformThatNobodySetUpIsUnknown() {
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> policy.platform("OTHER"));
  }

  private static MediaPolicy shipped() {
    try (InputStream file =
        Objects.requireNonNull(MediaPolicyTests.class.getResourceAsStream("/policy/media.json"))) {
      return JSON.treeToValue(JSON.readTree(file).path("versions").get(0), MediaPolicy.class);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
