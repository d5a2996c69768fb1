package io.forecourt.insurance.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.forecourt.insurance.insurer.InsurerProperties.Connection;
import io.forecourt.insurance.insurer.InsurerRequest.Kind;
import io.forecourt.platform.access.RequestSignature;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.json.JsonMapper;

/** The same over HTTP, against a local server that answers as the adapter's contract says. */
class HttpInsurerTests extends InsurerGatewayContract {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final AtomicInteger status = new AtomicInteger(200);
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server = start();

  @BeforeEach
  void listens() {
    status.set(200);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Override
  InsurerGateway gateway() {
    return new HttpInsurer(
        new Connection(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dealer"),
            SECRET,
            Duration.ofSeconds(5)),
        InstantSource.fixed(NOW));
  }

  @ParameterizedTest
  @CsvSource({"202", "401", "403", "404", "408", "409", "429", "500", "503"})
  void whatIsNeitherYesNorNoIsUnknown(int code) throws IOException, InterruptedException {
    status.set(code);

    assertThat(gateway().send(request("N-1", Kind.SUBMIT, "YES")))
        .isInstanceOf(InsurerAnswer.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"400", "422"})
  void whatTheInsurerCannotReadIsRefused(int code) throws IOException, InterruptedException {
    status.set(code);

    assertThat(gateway().send(request("N-1", Kind.SUBMIT, "YES")))
        .isEqualTo(new InsurerAnswer.Rejected("NOT_UNDERSTOOD"));
  }

  @Test
  void anInsurerThatFailsIsLeftAloneForAWhile() throws InterruptedException {
    status.set(503);
    var insurers =
        new Insurers(
            Map.of("YES", gateway()), CircuitBreakerRegistry.ofDefaults(), Duration.ofMinutes(1));

    for (int i = 0; i < 15; i++) {
      assertThat(insurers.send(request("N-1", Kind.SUBMIT, "YES")))
          .isInstanceOf(InsurerAnswer.Unknown.class);
    }

    assertThat(asked).hasValue(10);
  }

  @Test
  void aWrongSecretOrAMovedEndpointShowsInTheHealthUntilItIsMended() throws InterruptedException {
    status.set(401);
    var insurers =
        new Insurers(
            Map.of("YES", gateway()), CircuitBreakerRegistry.ofDefaults(), Duration.ofMinutes(1));
    var health = new InsurersHealth(insurers);

    insurers.send(request("N-1", Kind.SUBMIT, "YES"));
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.health().getDetails()).containsEntry("YES", "answered 401");

    status.set(200);
    insurers.send(request("N-1", Kind.SUBMIT, "YES"));
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void anInsurerThatWorksOnARequestIsNotTakenForOneThatFails() throws InterruptedException {
    status.set(202);
    var insurers =
        new Insurers(
            Map.of("YES", gateway()), CircuitBreakerRegistry.ofDefaults(), Duration.ofMinutes(1));

    for (int i = 0; i < 15; i++) {
      insurers.send(request("N-1", Kind.SUBMIT, "YES"));
    }

    assertThat(asked).hasValue(15);
    assertThat(insurers.doubts()).isEmpty();
  }

  private HttpServer start() {
    try {
      HttpServer listening =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      listening.createContext("/dealer/requests/", this::answer);
      listening.start();
      return listening;
    } catch (IOException occupied) {
      throw new IllegalStateException(occupied);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.incrementAndGet();
      byte[] body = exchange.getRequestBody().readAllBytes();
      String signature = exchange.getRequestHeaders().getFirst(RequestSignature.SIGNATURE);
      if (!exchange.getRequestMethod().equals("PUT")
          || !RequestSignature.of(SECRET, NOW, body).equals(signature)) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      if (status.get() != 200) {
        exchange.sendResponseHeaders(status.get(), -1);
        return;
      }
      write(exchange, insurer.send(JSON.readValue(body, InsurerRequest.class)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(HttpExchange exchange, InsurerAnswer answer) throws IOException {
    Map<String, String> said =
        switch (answer) {
          case InsurerAnswer.Accepted(String reference) ->
              Map.of("status", "ACCEPTED", "reference", reference);
          case InsurerAnswer.Rejected(String reasonCode) ->
              Map.of("status", "REJECTED", "reasonCode", reasonCode);
          case InsurerAnswer.Unknown(String why) -> Map.of("status", "UNKNOWN", "why", why);
        };
    byte[] body = JSON.writeValueAsString(said).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }
}
