package io.forecourt.insurance.insurer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.forecourt.insurance.insurer.InsurerRequest.Kind;
import io.forecourt.insurance.insurer.SimulatedInsurer.Behaviour;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every way to an insurer owes. */
abstract class InsurerGatewayContract {

  static final SimulatedInsurer.Settings SETTINGS =
      new SimulatedInsurer.Settings(
          Map.of(
              "YES", Behaviour.ACCEPTS,
              "NO", Behaviour.REJECTS,
              "LOST", Behaviour.LOSES_ANSWER,
              "SLOW", Behaviour.SLOW),
          Duration.ofMillis(200));

  final SimulatedInsurer insurer = new SimulatedInsurer(SETTINGS);

  abstract InsurerGateway gateway();

  @ParameterizedTest
  @EnumSource
  void anAcceptedRequestHasAReference(Kind kind) throws IOException, InterruptedException {
    assertThat(gateway().send(request("N-1", kind, "YES")))
        .isInstanceOfSatisfying(
            InsurerAnswer.Accepted.class, yes -> assertThat(yes.reference()).isNotBlank());
  }

  @Test
  void aRefusalNamesItsReason() throws IOException, InterruptedException {
    assertThat(gateway().send(request("N-1", Kind.SUBMIT, "NO")))
        .isEqualTo(new InsurerAnswer.Rejected("RISK_NOT_ACCEPTED"));
  }

  @Test
  void theSameNumberIsAnsweredTheSameAndDoneOnce() throws IOException, InterruptedException {
    InsurerRequest request = request("N-1", Kind.SUBMIT, "YES");

    InsurerAnswer first = gateway().send(request);

    assertThat(gateway().send(request)).isEqualTo(first);
    assertThat(insurer.taken()).isEqualTo(1);
    assertThat(gateway().send(request("N-2", Kind.SUBMIT, "YES"))).isNotEqualTo(first);
  }

  @Test
  void aLostAnswerIsKnownWhenAskedAgain() throws IOException, InterruptedException {
    InsurerRequest request = request("N-1", Kind.SUBMIT, "LOST");

    assertThatIOException().isThrownBy(() -> gateway().send(request));

    assertThat(gateway().send(request)).isInstanceOf(InsurerAnswer.Accepted.class);
    assertThat(insurer.taken()).isEqualTo(1);
  }

  @Test
  void aSlowInsurerIsWaitedFor() throws IOException, InterruptedException {
    assertThat(gateway().send(request("N-1", Kind.SUBMIT, "SLOW")))
        .isInstanceOf(InsurerAnswer.Accepted.class);
  }

  static InsurerRequest request(String number, Kind kind, String insurer) {
    return new InsurerRequest(
        number,
        kind,
        insurer,
        "PC-EAST-20261123-0001",
        "COMPULSORY",
        "LVSHCAMB1TE000001",
        false,
        kind == Kind.SUBMIT ? null : "PLATE",
        LocalDate.of(2026, 11, 24),
        LocalDate.of(2027, 11, 23),
        new BigDecimal("950.00"),
        "CNY");
  }
}
