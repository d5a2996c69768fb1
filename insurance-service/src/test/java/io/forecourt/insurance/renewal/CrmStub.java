package io.forecourt.insurance.renewal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.forecourt.platform.value.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Stands for crm and the issuer over HTTP: sends a message once a key, or says why not. */
final class CrmStub implements AutoCloseable {
  private static final String TOKEN = "token-of-the-test";

  /** By idempotency key, as crm keeps them. */
  final Map<String, JsonNode> sent = new ConcurrentHashMap<>();

  /** Message ids by idempotency key. */
  final Map<String, String> ids = new ConcurrentHashMap<>();

  final Set<String> withoutConsent = ConcurrentHashMap.newKeySet();
  private final HttpServer server;

  CrmStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/oauth2/token", this::token);
    server.createContext("/api/v1/crm/messages", this::message);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The message that a customer got with this template. */
  String messageOf(String customer, String template) {
    return sent.entrySet().stream()
        .filter(
            one ->
                one.getValue().path("customerId").asString("").equals(customer)
                    && one.getValue().path("template").asString("").equals(template))
        .map(one -> ids.getOrDefault(one.getKey(), ""))
        .reduce("", (_, last) -> last);
  }

  /** What stood in the last message that a customer got with this template. */
  JsonNode textOf(String customer, String template) {
    return sent.values().stream()
        .filter(
            one ->
                one.path("customerId").asString("").equals(customer)
                    && one.path("template").asString("").equals(template))
        .map(one -> one.path("parameters"))
        .reduce(MissingNode.getInstance(), (_, last) -> last);
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean known =
        form.contains("grant_type=client_credentials")
            && form.contains("client_id=service%3Ainsurance");
    answer(
        exchange,
        known ? 200 : 401,
        "{\"access_token\":\"%s\",\"expires_in\":300}".formatted(TOKEN));
  }

  private void message(HttpExchange exchange) throws IOException {
    JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "{\"code\":\"token.missing\"}");
    } else if (withoutConsent.contains(body.path("customerId").asString(""))) {
      answer(exchange, 409, "{\"code\":\"consent.missing\"}");
    } else {
      sent.putIfAbsent(key, body);
      answer(exchange, 201, "{\"id\":\"%s\"}".formatted(ids.computeIfAbsent(key, _ -> Ids.next())));
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
