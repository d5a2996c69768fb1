package io.forecourt.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.WithServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The small service over real HTTP and a real database. */
@SpringBootTest(
    classes = Notes.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "forecourt.service=test",
      "spring.flyway.locations=classpath:db/platform,classpath:db/web",
      "logging.level.org.springframework.web=WARN",
      "spring.autoconfigure.exclude=io.forecourt.platform.event.EventAutoConfiguration"
    })
@WithServers(broker = false)
abstract class ApiIT {

  static final String NOTES = "/api/v1/test/notes";
  static final HttpClient HTTP = HttpClient.newHttpClient();
  static final JsonMapper JSON = JsonMapper.builder().build();

  @Value("${local.server.port}")
  int port;

  @Autowired JdbcClient jdbc;
  @Autowired Notes.Gate gate;

  @BeforeEach
  void clear() {
    jdbc.sql("DELETE FROM note").update();
    jdbc.sql("DELETE FROM stored_answer").update();
    gate.entered = null;
    gate.leave = null;
    gate.runs.set(0);
    gate.losing.set(0);
  }

  record Answer(int status, java.net.http.HttpHeaders headers, String text) {
    JsonNode json() {
      return JSON.readTree(text);
    }

    String code() {
      return json().path("code").asString("");
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    List<String> errors() {
      List<String> found = new ArrayList<>();
      json()
          .path("errors")
          .forEach(e -> found.add(e.path("pointer").asString() + " " + e.path("code").asString()));
      return found;
    }
  }

  Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer send(
      String method,
      String path,
      @org.jspecify.annotations.Nullable String body,
      String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (body != null && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (!List.of(headers).contains("Authorization")) {
      request.header("Authorization", "Bearer role:sc");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String note(String text) {
    return JSON.writeValueAsString(
        Map.of("text", text, "amount", Map.of("amount", "12.50", "currency", "CNY")));
  }

  int notes() {
    return jdbc.sql("SELECT COUNT(*) FROM note").query(Integer.class).single();
  }

  static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.code()).isEqualTo(code);
  }
}
