package io.forecourt.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A service with its database alone: no broker, no neighbour, no gateway. */
final class LoneService implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(240);

  private final HttpServer issuer;
  private final Child process;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String authorization;

  private LoneService(HttpServer issuer, Child process, String url, String authorization) {
    this.issuer = issuer;
    this.process = process;
    this.url = url;
    this.authorization = authorization;
  }

  /**
   * Starts it on a schema and waits until it is ready.
   *
   * @param module its folder
   */
  static LoneService start(
      String module,
      List<String> flags,
      String jdbcUrl,
      String user,
      String password,
      String role) {
    var mint = new TokenMint();
    HttpServer issuer = issuer(mint.keySet());
    String keys = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks";
    int port = Child.freePort();
    Map<String, String> environment = new TreeMap<>();
    environment.put("SPRING_PROFILES_ACTIVE", "sandbox");
    environment.put("FORECOURT_SANDBOX", "true");
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SPRING_DATASOURCE_URL", jdbcUrl);
    environment.put("SPRING_DATASOURCE_USERNAME", user);
    environment.put("SPRING_DATASOURCE_PASSWORD", password);
    environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + Child.freePort());
    environment.put("FORECOURT_SECURITY_ISSUER", TokenMint.ISSUER);
    environment.put("FORECOURT_SECURITY_JWK_SET_URI", keys);
    environment.put("FORECOURT_SECURITY_JWKSETURI", keys);
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    for (String name : List.of("MASTER_KEY", "MASTERKEY", "HASH_KEY", "HASHKEY")) {
      environment.put("FORECOURT_PERSONAL_" + name, key);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-jar", module + "/target/" + module + "-0.1.0-app.jar"));
    Child process =
        Child.start(command, environment, Child.folder(module).resolve(module + ".log"));
    Instant now = Clock.systemUTC().instant();
    var service =
        new LoneService(
            issuer,
            process,
            "http://127.0.0.1:" + port,
            "Bearer " + mint.token(now, now.plus(Duration.ofHours(2)), role));
    process.await(() -> service.status("/actuator/health/readiness") == 200, START);
    return service;
  }

  /** The body of a page. */
  String get(String path) {
    HttpResponse<String> answer = send(path);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** The body that answers a body. */
  String post(String path, String body) {
    HttpResponse<String> answer =
        send(
            request(path)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(2))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private int status(String path) {
    try {
      return send(path).statusCode();
    } catch (UncheckedIOException notYet) {
      return 0;
    }
  }

  private HttpResponse<String> send(String path) {
    return send(request(path).timeout(Duration.ofSeconds(30)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", authorization);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static HttpServer issuer(String keySet) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/jwks",
          exchange -> {
            try (exchange) {
              byte[] body = keySet.getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().set("Content-Type", "application/json");
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            }
          });
      server.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    process.close();
    issuer.stop(0);
  }
}
