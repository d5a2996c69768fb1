package io.forecourt.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.local.stack.Trouble;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnswerTests {

  @Test
  void aRefusalSaysCodeReasonAndEveryWrongField() {
    JsonNode problem =
        Http.JSON.readTree(
            "{\"code\":\"request.invalid\",\"title\":\"Wrong\",\"detail\":\"Two"
                + " fields.\",\"errors\":[{\"pointer\":\"/vin\",\"detail\":\"too"
                + " short\"},{\"pointer\":\"/colour\",\"code\":\"code.format\"}]}");
    Answer answer =
        new Answer(400, problem, Optional.empty(), Optional.empty(), Optional.empty(), 3);

    assertThat(answer.good()).isFalse();
    assertThat(answer.refusal())
        .isEqualTo("400 request.invalid: Two fields.; /vin too short; /colour code.format");
  }

  @Test
  void noAnswerIsSaidAsSuch() {
    JsonNode body = Http.JSON.readTree("{\"detail\":\"Connection refused\"}");

    assertThat(
            new Answer(0, body, Optional.empty(), Optional.empty(), Optional.empty(), 1).refusal())
        .isEqualTo("no answer: Connection refused");
  }

  @Test
  void anEventTypeHasAShortName() {
    assertThat(Event.nameOf("io.forecourt.crm.lead-assigned.v1")).isEqualTo("LeadAssigned");
    assertThat(Event.serviceOf("io.forecourt.crm.lead-assigned.v1")).isEqualTo("crm");
    assertThat(Event.nameOf("odd")).isEqualTo("odd");
  }

  @Test
  void anUnknownRoleIsRefusedWithTheListOfRoles() {
    assertThat(Role.of("sc")).isEqualTo(Role.SC);
    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> Role.of("boss"))
        .withMessageContaining("'boss'")
        .withMessageContaining("sc, rc")
        .returns(2, Trouble::exitCode);
  }

  @Test
  void aStoreIsNamedByNumberOrCode() {
    assertThat(Store.of("2")).isEqualTo(Store.WEST);
    assertThat(Store.of("east")).isEqualTo(Store.EAST);
    assertThatExceptionOfType(Trouble.class).isThrownBy(() -> Store.of("3"));
  }

  @Test
  void whatAServiceStillHasToDoIsSaidInWords() {
    assertThat(new Barrier.Rest(2, 1, 3, 4).words())
        .isEqualTo("2 due, 1 under way, 3 not yet sent, 4 not yet heard");
    assertThat(new Barrier.Rest(0, 0, 0, -1).words()).isEqualTo("broker does not answer");
    assertThat(new Barrier.Rest(5, 0, 0, 0).quiet(false)).isTrue();
    assertThat(new Barrier.Rest(5, 0, 0, 0).quiet(true)).isFalse();
    assertThat(new Barrier.Rest(0, 1, 0, 0).quiet(false)).isFalse();
  }
}
