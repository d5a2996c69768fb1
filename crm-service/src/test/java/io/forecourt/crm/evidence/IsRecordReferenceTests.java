package io.forecourt.crm.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsRecordReferenceTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call-019ac3f2-1391-7123-8137-139123456789",
        "CALL-123456",
        "call-2026-11-23-0017",
        "pbx-20261126-000017",
        "VI-EAST-20261121-0001",
        "1764212345.139",
        "w"
      })
  void whatASystemCallsItsRecordIsAReference(String reference) {
    assertThat(IsRecordReference.Check.isReference(reference)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "张先生",
        "Zhang Ming",
        "13900000001",
        "call-13900000001",
        "139-0000-0001",
        "+8613900000001",
        "8613900000001",
        "zhang@example.com",
        " ",
        ""
      })
  void aNameWithABlankOrATelephoneNumberIsNone(String reference) {
    assertThat(IsRecordReference.Check.isReference(reference)).isFalse();
  }
}
