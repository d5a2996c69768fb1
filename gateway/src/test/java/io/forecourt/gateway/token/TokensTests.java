package io.forecourt.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.gateway.TokenMint;
import io.forecourt.gateway.Upstream;
import io.forecourt.gateway.Watch;
import io.forecourt.gateway.problem.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class TokensTests {

  private static final String KEYS = "/oauth2/jwks";
  private static final TokenMint MINT = new TokenMint();
  private static final TokenMint STRANGER = new TokenMint("stranger");

  private final Upstream issuer = new Upstream();
  private final Watch clock = new Watch();
  private final TokenSettings settings =
      new TokenSettings(
          true, TokenMint.ISSUER, URI.create(issuer.uri() + KEYS), 100, List.of("/api/v1/x/"));
  private final Tokens tokens = new Tokens(settings, clock);

  @AfterEach
  void stop() {
    issuer.stop();
  }

  @Test
  void manyUnknownKeyIdsAskTheIssuerOnce() {
    issuer.on(KEYS, 200, MINT.keys());

    for (int i = 0; i < 30; i++) {
      refused(STRANGER.token("p" + i), "access.token-invalid");
    }
    assertThat(tokens.verify(MINT.token("p1")).block()).isPresent();

    assertThat(issuer.calls(KEYS)).isEqualTo(1);
  }

  @Test
  void tokensThatComeAtOnceWaitForOneAnswerOfTheIssuer() {
    issuer.on(KEYS, 200, MINT.keys());

    List<Boolean> good =
        Flux.merge(
                IntStream.range(0, 30).mapToObj(i -> tokens.verify(MINT.token("p" + i))).toList())
            .map(Optional::isPresent)
            .collectList()
            .block(Duration.ofSeconds(20));

    assertThat(good).hasSize(30).doesNotContain(false);
    assertThat(issuer.calls(KEYS)).isEqualTo(1);
  }

  @Test
  void aNewKeyIsLearntOnceTheIssuerMayBeAskedAgain() {
    issuer.on(KEYS, 200, MINT.keys());
    tokens.verify(MINT.token("p1")).block();
    issuer.on(KEYS, 200, STRANGER.keys());

    refused(STRANGER.token("p1"), "access.token-invalid");
    clock.pass(KeySet.BETWEEN_FETCHES);

    assertThat(tokens.verify(STRANGER.token("p2")).block()).isPresent();
  }

  @Test
  void withoutAKeySetATokenIsLeftToTheServices() {
    issuer.on(KEYS, 503, "{}");

    assertThat(tokens.verify(MINT.token("p1")).block()).isEmpty();
    assertThat(passed(MINT.token("p1"))).isTrue();
    assertThat(tokens.knows(MockServerHttpRequest.get("/").build().getHeaders())).isFalse();
  }

  @Test
  void anIssuerThatDoesNotAnswerIsNotWaitedForLong() {
    issuer.neverAnswer(KEYS);

    assertThat(tokens.verify(MINT.token("p1")).block(Duration.ofSeconds(10))).isEmpty();
  }

  @Test
  void whatIsNoTokenIsRefusedWithoutTheIssuerToo() {
    issuer.on(KEYS, 503, "{}");

    refused("x.y.z", "access.token-invalid");
    refused("eyJhbGciOiJub25lIn0.e30.", "access.token-invalid");
    refused("eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "access.token-invalid");
    assertThat(issuer.calls(KEYS)).isZero();
  }

  @Test
  void onlyATokenThatWasGoodAndStillCountsIsKnown() {
    issuer.on(KEYS, 200, MINT.keys());
    String token = MINT.token("p1");
    var headers =
        MockServerHttpRequest.get("/")
            .header("Authorization", "Bearer " + token)
            .build()
            .getHeaders();

    assertThat(tokens.knows(headers)).isFalse();
    tokens.verify(token).block();
    assertThat(tokens.knows(headers)).isTrue();
    tokens.revokeBefore("p1", clock.instant().plusSeconds(5));
    assertThat(tokens.knows(headers)).isFalse();
  }

  private boolean passed(String token) {
    var passed = new AtomicBoolean();
    var exchange =
        MockServerWebExchange.from(
            MockServerHttpRequest.get("/api/v1/crm/leads")
                .header("Authorization", "Bearer " + token));
    new TokenFilter(tokens, settings)
        .filter(
            exchange,
            _ -> {
              passed.set(true);
              return Mono.empty();
            })
        .block();
    return passed.get();
  }

  private void refused(String token, String code) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> tokens.verify(token).block())
        .returns(code, Problem::code);
  }
}
