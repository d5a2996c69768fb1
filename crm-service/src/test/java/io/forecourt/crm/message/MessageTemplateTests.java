package io.forecourt.crm.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.message.MessageTemplates.Template;
import io.forecourt.crm.message.channel.Channel;
import io.forecourt.platform.rule.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageTemplateTests {
  private static final Template QUOTE =
      new Template(
          "quote.ready",
          Channel.SMS,
          Set.of("SALE_CONTRACT"),
          List.of("model", "validUntil"),
          "{name}: {model} until {validUntil}",
          null,
          null,
          null,
          null);

  @Test
  void theTextIsFilledWithTheNameAndTheParameters() {
    assertThat(QUOTE.fill("张明", Map.of("model", "M1", "validUntil", "28 Nov")))
        .isEqualTo("张明: M1 until 28 Nov");
  }

  @Test
  void aParameterThatLooksLikeAPlaceStaysAsItIs() {
    assertThat(QUOTE.fill("张明", Map.of("model", "{name} $1", "validUntil", "28 Nov")))
        .isEqualTo("张明: {name} $1 until 28 Nov");
  }

  @Test
  void everyMissingAndUnknownParameterIsNamedAtOnce() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> QUOTE.fill("张明", Map.of("colour", "blue")))
        .satisfies(
            refused ->
                assertThat(refused.fields())
                    .containsExactly(
                        new InvalidInput.Field("/parameters/model", "field.required"),
                        new InvalidInput.Field("/parameters/validUntil", "field.required"),
                        new InvalidInput.Field("/parameters", "message.unknown-parameter")));
  }
}
