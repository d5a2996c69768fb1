package io.forecourt.sales.quote.holding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.CallerToken;
import io.forecourt.sales.quote.domain.HoldOutcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

class InventoryHoldsTests {

  private final CircuitBreakerRegistry breakers =
      CircuitBreakerRegistry.of(
          CircuitBreakerConfig.custom().slidingWindowSize(4).minimumNumberOfCalls(4).build());
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private HttpServer inventory;
  private InventoryHolds holds;

  @BeforeEach
  void openInventory() throws IOException {
    inventory = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    inventory.start();
    holds =
        new InventoryHolds(
            new InventoryProperties(
                URI.create("http://127.0.0.1:" + inventory.getAddress().getPort()),
                Duration.ofMillis(500),
                Duration.ofMillis(500)),
            breakers,
            ObservationRegistry.NOOP);
    var consultant = new Caller("person-li", Set.of("sc"), "EAST", Set.of("EAST"), null);
    SecurityContextHolder.getContext()
        .setAuthentication(new CallerToken(consultant, "token-of-li"));
  }

  @AfterEach
  void closeInventory() {
    SecurityContextHolder.clearContext();
    inventory.stop(0);
  }

  @Test
  void aFreeCarIsHeldInTheNameOfTheConsultant() {
    answering(201, "{\"id\":\"hold-1\",\"until\":\"2026-11-21T04:30:00Z\",\"version\":0}");

    HoldOutcome outcome = hold();

    assertThat(outcome)
        .isEqualTo(new HoldOutcome.Held("hold-1", Instant.parse("2026-11-21T04:30:00Z")));
    assertThat(tokens).containsExactly("Bearer token-of-li");
    assertThat(keys).containsExactly("quote-1-2");
    assertThat(JsonMapper.shared().readTree(bodies.getFirst()).path("storeCode").asString())
        .isEqualTo("WEST");
  }

  @Test
  void withoutAFreeCarNoneIsPromised() {
    answering(409, "{\"code\":\"hold.no-free-vehicle\"}");

    assertThat(hold()).isEqualTo(new HoldOutcome.NoCar());
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 500, 503})
  void anInventoryThatCannotAnswerCountsAsDown(int status) {
    answering(status, "{}");

    assertThat(hold()).isEqualTo(new HoldOutcome.InventoryDown());
  }

  @Test
  void anInventoryThatTakesTooLongCountsAsDown() {
    var never = new CountDownLatch(1);
    inventory.createContext("/", _ -> waitFor(never));

    assertThat(hold()).isEqualTo(new HoldOutcome.InventoryDown());
    never.countDown();
  }

  @Test
  void afterRepeatedFailuresNobodyWaitsAnyMore() {
    answering(503, "{}");
    for (int i = 0; i < 4; i++) {
      hold();
    }

    HoldOutcome outcome = hold();

    assertThat(breakers.circuitBreaker("inventory").getState())
        .isEqualTo(CircuitBreaker.State.OPEN);
    assertThat(outcome).isEqualTo(new HoldOutcome.InventoryDown());
    assertThat(tokens).hasSize(4);
  }

  private HoldOutcome hold() {
    return holds.hold("quote-1", 2, "WEST", "COMET-20", "WHITE");
  }

  private void answering(int status, String json) {
    inventory.createContext("/api/v1/inventory/holds", exchange -> answer(exchange, status, json));
  }

  private void answer(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
      keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
