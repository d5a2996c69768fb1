package io.forecourt.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.gateway.client.Addresses;
import io.forecourt.gateway.limit.AddressLimits.Kind;
import io.forecourt.gateway.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

class AddressLimitsTests {

  private static final ServerHttpRequest ONE = Addresses.requestFrom("203.0.113.7");
  private static final ServerHttpRequest OTHER = Addresses.requestFrom("203.0.113.8");

  private final HttpHeaders answer = new HttpHeaders();

  @ParameterizedTest
  @EnumSource
  void anAddressThatAsksTooMuchWaitsAndTheOthersDoNot(Kind kind) {
    AddressLimits limits = limits(true);
    for (int i = 0; i < 3; i++) {
      limits.take(kind, ONE, answer);
    }

    assertThat(answer.getFirst("RateLimit")).endsWith(";r=0");
    assertThat(answer.getFirst("RateLimit-Policy")).endsWith(";q=3;w=60");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> limits.take(kind, ONE, answer))
        .returns("gateway.too-many-requests", Problem::code);
    assertThatCode(() -> limits.take(kind, OTHER, answer)).doesNotThrowAnyException();
  }

  @Test
  void whatIsAskedIsCountedApart() {
    AddressLimits limits = limits(true);
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < 3; i++) {
        limits.take(kind, ONE, answer);
      }
    }

    assertThat(answer.getFirst("RateLimit")).isEqualTo("\"document\";r=0");
  }

  @Test
  void withoutLimitsNothingIsCounted() {
    AddressLimits limits = limits(false);

    for (int i = 0; i < 10; i++) {
      limits.take(Kind.LOGIN, ONE, answer);
    }

    assertThat(answer.headerNames()).isEmpty();
  }

  private static AddressLimits limits(boolean enabled) {
    return new AddressLimits(
        new LimitSettings(enabled, 1, 1, 3, 3, 3, 100), Addresses.withoutProxies());
  }
}
