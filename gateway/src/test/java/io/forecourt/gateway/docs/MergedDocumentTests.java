package io.forecourt.gateway.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.gateway.Upstream;
import io.forecourt.gateway.Watch;
import io.forecourt.gateway.limit.Limits;
import io.forecourt.gateway.route.RouteSettings;
import io.forecourt.gateway.route.RouteSettings.Service;
import io.forecourt.gateway.route.RouteSettings.Uploads;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class MergedDocumentTests {

  private static final String DOCUMENT = "/v3/api-docs";

  private final Upstream crm = new Upstream();
  private final Watch clock = new Watch();
  private final MergedDocument merged =
      new MergedDocument(
          new RouteSettings(Map.of("crm", service(crm))),
          JsonMapper.shared(),
          Limits.none(),
          clock);

  @AfterEach
  void stop() {
    crm.stop();
  }

  @Test
  void twentyWhoAskAtOnceCostOneReadingOfTheServices() {
    crm.on(DOCUMENT, 200, "{\"paths\":{\"/api/v1/crm/leads\":{}}}");

    Long answers =
        Flux.merge(IntStream.range(0, 20).mapToObj(_ -> merged.document()).toList())
            .filter(document -> new String(document, UTF_8).contains("/api/v1/crm/leads"))
            .count()
            .block(Duration.ofSeconds(20));

    assertThat(answers).isEqualTo(20);
    assertThat(crm.calls(DOCUMENT)).isEqualTo(1);
  }

  @Test
  void aWholeDocumentIsKeptForAMinute() {
    crm.on(DOCUMENT, 200, "{\"paths\":{\"/api/v1/crm/leads\":{}}}");
    merged.document().block();
    crm.on(DOCUMENT, 200, "{\"paths\":{\"/api/v1/crm/visits\":{}}}");

    clock.pass(Duration.ofSeconds(59));
    assertThat(text(merged.document())).contains("leads");
    clock.pass(Duration.ofSeconds(1));
    assertThat(text(merged.document())).contains("visits").doesNotContain("leads");
  }

  @Test
  void aDocumentThatLacksAServiceIsKeptForAMomentOnly() {
    crm.on(DOCUMENT, 503, "{}");
    assertThat(text(merged.document())).contains("\"x-missing-services\":[\"crm\"]");
    crm.on(DOCUMENT, 200, "{\"paths\":{\"/api/v1/crm/leads\":{}}}");

    clock.pass(Duration.ofSeconds(2));

    assertThat(text(merged.document())).contains("leads");
  }

  private static String text(Mono<byte[]> document) {
    return document.map(bytes -> new String(bytes, UTF_8)).blockOptional().orElseThrow();
  }

  private static Service service(Upstream upstream) {
    Duration second = Duration.ofSeconds(1);
    return new Service(
        URI.create(upstream.uri()),
        second,
        second,
        1,
        0,
        new Uploads(DataSize.ofMegabytes(1), second, 1));
  }
}
