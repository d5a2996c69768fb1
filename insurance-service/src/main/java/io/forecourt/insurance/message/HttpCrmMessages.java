package io.forecourt.insurance.message;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks crm-service in the name of this service, within a time limit and behind a breaker. */
@Component
class HttpCrmMessages implements CrmMessages {
  private static final String ACCOUNT = "service:insurance";
  private static final String IN_FLIGHT = "request.in-flight";
  private static final int RENEWED_BEFORE_SECONDS = 30;

  record MessageBody(
      String customerId, String template, String purpose, Map<String, String> parameters) {}

  record MessageAnswer(String id) {}

  record ProblemAnswer(@Nullable String code) {}

  record TokenAnswer(String access_token, long expires_in) {}

  private record Token(String value, Instant until) {}

  private final RestClient http;
  private final SendingProperties properties;
  private final CircuitBreaker breaker;
  private final Clock system;
  private volatile @Nullable Token token;

  HttpCrmMessages(
      SendingProperties properties,
      CircuitBreakerRegistry breakers,
      ObservationRegistry observations,
      Clock system) {
    var connections =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.connectTimeout())
            .build();
    var requests = new JdkClientHttpRequestFactory(connections);
    requests.setReadTimeout(properties.readTimeout());
    this.http =
        RestClient.builder().requestFactory(requests).observationRegistry(observations).build();
    this.properties = properties;
    this.breaker = breakers.circuitBreaker("crm");
    this.system = system;
  }

  @Override
  public Answer send(Asked message) {
    try {
      return breaker.executeSupplier(() -> ask(message));
    } catch (CallNotPermittedException | RestClientException down) {
      return new Answer.Later(down.getClass().getSimpleName());
    }
  }

  private Answer ask(Asked message) {
    String secret = properties.secret();
    URI tokenUri = properties.tokenUri();
    if (secret == null || tokenUri == null) {
      return new Answer.Later("this service has no account");
    }
    try {
      MessageAnswer answer =
          http.post()
              .uri(properties.url().resolve("/api/v1/crm/messages"))
              .headers(headers -> headers.setBearerAuth(token(tokenUri, secret)))
              .header("Idempotency-Key", message.id())
              .contentType(MediaType.APPLICATION_JSON)
              .body(
                  new MessageBody(
                      message.customerId(),
                      message.template(),
                      message.purpose(),
                      message.parameters()))
              .retrieve()
              .body(MessageAnswer.class);
      return new Answer.Accepted(Objects.requireNonNull(answer, "crm answered nothing").id());
    } catch (HttpClientErrorException refused) {
      return refused(refused);
    }
  }

  /** What lies with the account or with the load is tried again; the rest is crm's decision. */
  private Answer refused(HttpClientErrorException refused) {
    HttpStatus status = HttpStatus.resolve(refused.getStatusCode().value());
    if (status == HttpStatus.UNAUTHORIZED) {
      token = null;
    }
    ProblemAnswer problem = refused.getResponseBodyAs(ProblemAnswer.class);
    String code = problem == null || problem.code() == null ? "" : problem.code();
    boolean decided =
        (status == HttpStatus.BAD_REQUEST
                || status == HttpStatus.NOT_FOUND
                || status == HttpStatus.CONFLICT)
            && !code.equals(IN_FLIGHT)
            && !code.isEmpty();
    return decided ? new Answer.Refused(code) : new Answer.Later("HTTP " + refused.getStatusCode());
  }

  private String token(URI tokenUri, String secret) {
    Token known = token;
    if (known != null && system.instant().isBefore(known.until())) {
      return known.value();
    }
    var form = new LinkedMultiValueMap<String, String>();
    form.add("grant_type", "client_credentials");
    form.add("client_id", ACCOUNT);
    form.add("client_secret", secret);
    TokenAnswer answer =
        http.post()
            .uri(tokenUri)
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .body(form)
            .retrieve()
            .body(TokenAnswer.class);
    TokenAnswer given = Objects.requireNonNull(answer, "the issuer answered nothing");
    token =
        new Token(
            given.access_token(),
            system.instant().plusSeconds(given.expires_in() - RENEWED_BEFORE_SECONDS));
    return given.access_token();
  }
}
