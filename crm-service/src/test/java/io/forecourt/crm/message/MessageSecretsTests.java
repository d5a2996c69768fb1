package io.forecourt.crm.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.forecourt.crm.message.MessageTemplates.Template;
import io.forecourt.crm.message.channel.Channel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageSecretsTests {
  private static final Template ASKED =
      new Template(
          "survey.invitation",
          Channel.SMS,
          Set.of("SURVEY"),
          List.of("link"),
          "{name}: {link}",
          null,
          null,
          null,
          Map.of("link", "survey-link"));
  private static final Map<String, String> KEPT = Map.of("name", "张明", "link", "s-1");

  private final MessageSecrets secrets =
      new MessageSecrets(
          List.of(
              new SecretParameter() {
                @Override
                public String kind() {
                  return "survey-link";
                }

                @Override
                public String secretOf(String reference) {
                  return "http://localhost/#" + reference + ".t0ken$1";
                }
              }));

  @Test
  void whatIsKeptHoldsAnOpenPlaceAndAReference() {
    assertThat(ASKED.fill("张明", Map.of("link", "s-1"))).isEqualTo("张明: {link}");
  }

  @Test
  void theProviderIsGivenTheSecretInTextAndParameters() {
    Map<String, String> opened = secrets.opened(ASKED, KEPT);

    assertThat(opened)
        .containsOnly(Map.entry("name", "张明"), Map.entry("link", "http://localhost/#s-1.t0ken$1"));
    assertThat(secrets.opened(ASKED, "张明: {link} {name}", opened))
        .isEqualTo("张明: http://localhost/#s-1.t0ken$1 {name}");
  }

  @Test
  void aKindThatNobodyKnowsIsNotSentAsItsReference() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new MessageSecrets(List.of()).opened(ASKED, KEPT));
  }
}
