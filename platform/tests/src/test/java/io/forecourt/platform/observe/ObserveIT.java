package io.forecourt.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.forecourt.platform.testing.WithServers;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = SmallService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "forecourt.service=crm",
      "spring.kafka.bootstrap-servers=127.0.0.1:1",
      "logging.level.org.apache.kafka=OFF"
    })
@WithServers(broker = false)
class ObserveIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final HttpClient http = HttpClient.newHttpClient();

  @Value("${local.server.port}")
  private int port;

  @Autowired private ObjectProvider<SpanExporter> exporters;

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void aServiceIsReadyWithItsDatabaseAlone() throws Exception {
    assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  @Test
  void theBrokerThatIsDownShowsInTheGroupOfNeighbours() throws Exception {
    HttpResponse<String> answer = get("/actuator/health/neighbours");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(json(answer).at("/components/broker/status").asString()).isEqualTo("DOWN");
    assertThat(json(answer).at("/components/services/status").asString()).isEqualTo("UP");
    assertThat(json(answer).at("/components/loops/details").propertyNames())
        .contains("outbox-relay", "event-consumers", "due", "access.not-before");
    assertThat(json(answer).at("/components/loops/details/outbox-relay").asString())
        .startsWith("PT");
  }

  @Test
  void metricsAreScrapedWithTheNameOfTheServiceAndWithoutTheProbes() throws Exception {
    get("/probe/trace");
    get("/actuator/health/liveness");

    String metrics = get("/actuator/prometheus").body();

    assertThat(metrics)
        .contains("http_server_requests_seconds_count")
        .contains("service=\"crm\"")
        .contains("uri=\"/probe/trace\"")
        .doesNotContain("uri=\"/actuator");
  }

  @Test
  void aTraceComesInWithARequestAndBeginsWithOneOtherwise() throws Exception {
    assertThat(get("/probe/trace", "traceparent", TRACEPARENT).body())
        .startsWith(TRACE + "/")
        .doesNotEndWith("00f067aa0ba902b7");
    assertThat(get("/probe/trace").body()).contains("/").doesNotContain(TRACE);
  }

  @Test
  void nothingIsSentAnywhereUnlessACollectorIsConfigured() {
    assertThat(exporters.stream()).isEmpty();
  }

  @Test
  void businessTimeIsShownAndMovedByTheInternalEndpoints() throws Exception {
    JsonNode before = json(get("/internal/clock"));
    Duration offset = Duration.parse(before.path("offset").asString());
    assertThat(Instant.parse(before.path("now").asString())).isNotNull();

    HttpResponse<String> moved = putClock(offset.plusHours(1));
    assertThat(moved.statusCode()).isEqualTo(200);
    assertThat(json(moved).path("offset").asString()).isEqualTo(offset.plusHours(1).toString());

    HttpResponse<String> back = putClock(offset);
    assertThat(back.statusCode()).isEqualTo(409);
    assertThat(json(back).path("code").asString()).isEqualTo("clock.backward");
    assertThat(putClock(offset.plusHours(26)).statusCode()).isEqualTo(409);

    JsonNode barrier = json(get("/internal/barrier"));
    assertThat(barrier.path("due").asInt(-1)).isZero();
    assertThat(json(get("/internal/fired?since=2026-01-01T00:00:00Z")).isArray()).isTrue();
  }

  private HttpResponse<String> putClock(Duration offset) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/internal/clock"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString("{\"offset\": \"" + offset + "\"}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aNeighbourIsUpWhenItAnswersAliveAndDownOtherwise() throws Exception {
    HttpServer alive = answering(200);
    HttpServer sick = answering(503);
    URI gone;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    try {
      var health =
          new NeighbourHealth(Map.of("crm", url(alive), "hr", url(sick), "sales", gone)).health();

      assertThat(health.getStatus().getCode()).isEqualTo("DOWN");
      assertThat(health.getDetails())
          .containsExactlyInAnyOrderEntriesOf(Map.of("crm", "UP", "hr", "DOWN", "sales", "DOWN"));
      assertThat(new NeighbourHealth(Map.of("crm", url(alive))).health().getStatus().getCode())
          .isEqualTo("UP");
    } finally {
      alive.stop(0);
      sick.stop(0);
    }
  }

  private static HttpServer answering(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/actuator/health/liveness",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static URI url(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
