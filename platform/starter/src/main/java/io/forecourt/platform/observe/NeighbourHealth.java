package io.forecourt.platform.observe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Whether the services that this one calls are alive; asked all at once, with a short limit. */
final class NeighbourHealth implements HealthIndicator {
  private static final Duration LIMIT = Duration.ofMillis(1500);

  private final Map<String, URI> neighbours;
  private final HttpClient http;

  /**
   * @param neighbours name to base URL
   */
  NeighbourHealth(Map<String, URI> neighbours) {
    this.neighbours = Map.copyOf(neighbours);
    this.http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  }

  @Override
  public Health health() {
    var answers = new TreeMap<String, CompletableFuture<Status>>();
    neighbours.forEach((name, url) -> answers.put(name, ask(url)));
    var health = Health.up();
    answers.forEach(
        (name, answer) -> {
          Status status = statusOf(answer);
          health.withDetail(name, status.getCode());
          if (!status.equals(Status.UP)) {
            health.down();
          }
        });
    return health.build();
  }

  private CompletableFuture<Status> ask(URI url) {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/actuator/health/liveness"))
            .timeout(LIMIT)
            .build();
    return http.sendAsync(request, BodyHandlers.discarding())
        .thenApply(answer -> answer.statusCode() == 200 ? Status.UP : Status.DOWN);
  }

  private static Status statusOf(CompletableFuture<Status> answer) {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      return failed.getCause() instanceof IOException ? Status.DOWN : Status.UNKNOWN;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Status.UNKNOWN;
    }
  }
}
