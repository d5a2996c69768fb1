package io.forecourt.local.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON over HTTP/1.1, nothing more. */
public final class Http {

  /** Fields stand in the same order in every run: a repeated request must be the same bytes. */
  public static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  /** Sends a request and reads the answer; no answer is an answer with status 0. */
  public Answer send(
      String method,
      String url,
      Map<String, String> headers,
      @Nullable Object body,
      Duration limit) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(limit).header("Accept", "application/json");
    headers.forEach(request::setHeader);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.setHeader("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }
    return answered(request.build());
  }

  /** Sends a file as the only part of a form. */
  public Answer upload(
      String url, Map<String, String> headers, String name, byte[] content, Duration limit) {
    String boundary = "part-" + UUID.randomUUID();
    var form = new ByteArrayOutputStream();
    form.writeBytes(
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(boundary, name)
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(limit).header("Accept", "application/json");
    headers.forEach(request::setHeader);
    request
        .setHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()));
    return answered(request.build());
  }

  private Answer answered(HttpRequest request) {
    long start = System.nanoTime();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          parse(response.body()),
          response.headers().firstValue("ETag"),
          response.headers().firstValue("Location"),
          response.headers().firstValue("Retry-After").flatMap(Http::seconds),
          millisSince(start));
    } catch (IOException e) {
      return new Answer(
          0,
          JsonNodeFactory.instance.objectNode().put("detail", String.valueOf(e.getMessage())),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          millisSince(start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Optional<Duration> seconds(String header) {
    try {
      return Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())));
    } catch (NumberFormatException aDate) {
      return Optional.empty();
    }
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static JsonNode parse(String body) {
    if (body.isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.objectNode().put("detail", body.strip());
    }
  }
}
