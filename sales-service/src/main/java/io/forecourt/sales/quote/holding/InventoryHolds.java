package io.forecourt.sales.quote.holding;

import io.forecourt.sales.quote.domain.CarHolds;
import io.forecourt.sales.quote.domain.HoldOutcome;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks inventory-service, with the rights of the consultant, within a time limit and behind a
 * breaker.
 */
@Component
@EnableConfigurationProperties(InventoryProperties.class)
class InventoryHolds implements CarHolds {

  private static final Logger LOG = LoggerFactory.getLogger(InventoryHolds.class);

  record HoldRequest(String storeCode, String modelCode, @Nullable String colour, String quoteId) {}

  record HoldAnswer(String id, Instant until) {}

  private final RestClient inventory;
  private final CircuitBreaker breaker;

  InventoryHolds(
      InventoryProperties properties,
      CircuitBreakerRegistry breakers,
      ObservationRegistry observations) {
    var connections =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.connectTimeout())
            .build();
    var requests = new JdkClientHttpRequestFactory(connections);
    requests.setReadTimeout(properties.readTimeout());
    this.inventory =
        RestClient.builder()
            .baseUrl(properties.url())
            .requestFactory(requests)
            .observationRegistry(observations)
            .build();
    this.breaker = breakers.circuitBreaker("inventory");
  }

  @Override
  public HoldOutcome hold(
      String quoteId, int version, String store, String modelCode, @Nullable String colour) {
    try {
      HoldAnswer answer =
          breaker.executeSupplier(
              () ->
                  ask(new HoldRequest(store, modelCode, colour, quoteId), quoteId + "-" + version));
      return new HoldOutcome.Held(answer.id(), answer.until());
    } catch (HttpClientErrorException.Conflict noCar) {
      return new HoldOutcome.NoCar();
    } catch (CallNotPermittedException | RestClientException down) {
      LOG.warn("No hold for quote {}: inventory does not answer", quoteId, down);
      return new HoldOutcome.InventoryDown();
    }
  }

  /** A repeated request finds the hold of the first one by its key. */
  private HoldAnswer ask(HoldRequest request, String key) {
    HoldAnswer answer =
        inventory
            .post()
            .uri("/api/v1/inventory/holds")
            .headers(InventoryHolds::passOnToken)
            .header("Idempotency-Key", key)
            .contentType(MediaType.APPLICATION_JSON)
            .body(request)
            .retrieve()
            .body(HoldAnswer.class);
    return Objects.requireNonNull(answer, "inventory answered without a body");
  }

  private static void passOnToken(HttpHeaders headers) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller != null && caller.getCredentials() instanceof String token && !token.isEmpty()) {
      headers.setBearerAuth(token);
    }
  }
}
