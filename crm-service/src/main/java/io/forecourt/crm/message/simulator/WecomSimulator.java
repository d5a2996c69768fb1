package io.forecourt.crm.message.simulator;

import com.sun.net.httpserver.HttpExchange;
import io.forecourt.crm.message.channel.ProviderProperties;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers like WeCom's customer-contact API, on a port of its own: it gives tokens and lets them
 * end, takes messages, and says after a moment what became of them.
 */
public final class WecomSimulator extends SimulatedProvider {
  private static final String PATH = "/cgi-bin/";
  private static final String STAFF = "staff-1";
  private static final int TOKEN_SECONDS = 7_200;

  private record Taken(String account, String text, Instant at) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "Taken[" + at + "]";
    }
  }

  private final WecomSimulatorProperties properties;
  private final ProviderProperties.Wecom account;
  private final Clock clock;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, Taken> taken = new ConcurrentHashMap<>();
  private volatile String token = "";

  WecomSimulator(
      WecomSimulatorProperties properties, ProviderProperties.Wecom account, Clock clock) {
    super("WeCom", properties.port(), PATH);
    this.properties = properties;
    this.account = account;
    this.clock = clock;
  }

  /** What was written to this account, oldest first. */
  public List<String> textsTo(String contact) {
    return taken.values().stream()
        .filter(message -> message.account().equals(contact))
        .sorted((one, other) -> one.at().compareTo(other.at()))
        .map(Taken::text)
        .toList();
  }

  /** Every token that was given out is worthless from now on. */
  public void endTokens() {
    token = "";
  }

  /** How many tokens were given out. */
  public int tokens() {
    return numbers.get();
  }

  @Override
  void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(PATH.length());
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    byte[] body = exchange.getRequestBody().readAllBytes();
    write(exchange, 200, answer(path, query, body));
  }

  private Map<String, Object> answer(String path, Map<String, String> query, byte[] body) {
    if (path.equals("gettoken")) {
      return giveToken(query);
    }
    String given = query.getOrDefault("access_token", "");
    if (given.isEmpty() || !given.equals(token)) {
      return error(42001);
    }
    JsonNode request = JSON.readTree(body);
    return switch (path) {
      case "externalcontact/add_msg_template" -> take(request);
      case "externalcontact/get_groupmsg_task" ->
          ok(Map.of("task_list", List.of(Map.of("userid", STAFF, "status", 2))));
      case "externalcontact/get_groupmsg_send_result" ->
          ok(
              Map.of(
                  "send_list",
                  List.of(Map.of("status", status(request.path("msgid").asString(""))))));
      default -> error(40066);
    };
  }

  private Map<String, Object> giveToken(Map<String, String> query) {
    if (!account.corpId().equals(query.get("corpid"))) {
      return error(40013);
    }
    if (!account.secret().equals(query.get("corpsecret"))) {
      return error(40001);
    }
    token = "token-" + numbers.incrementAndGet();
    return ok(Map.of("access_token", token, "expires_in", TOKEN_SECONDS));
  }

  private Map<String, Object> take(JsonNode request) {
    String contact = request.path("external_userid").path(0).asString("");
    if (contact.endsWith("0003")) {
      return error(45009);
    }
    String id = "msg-" + (taken.size() + 1) + "-" + contact.hashCode();
    if (contact.endsWith("0002")) {
      return ok(Map.of("msgid", id, "fail_list", List.of(contact)));
    }
    taken.put(
        id, new Taken(contact, request.path("text").path("content").asString(""), clock.instant()));
    return ok(Map.of("msgid", id, "fail_list", List.of()));
  }

  private int status(String id) {
    Taken message = taken.get(id);
    if (message == null
        || message.account().endsWith("0004")
        || clock.instant().isBefore(message.at().plus(properties.confirmedAfter()))) {
      return 0;
    }
    return message.account().endsWith("0001") ? 2 : 1;
  }

  private static Map<String, Object> ok(Map<String, ?> more) {
    Map<String, Object> answer = new TreeMap<>(more);
    answer.put("errcode", 0);
    answer.put("errmsg", "ok");
    return answer;
  }

  private static Map<String, Object> error(int code) {
    return Map.of("errcode", code, "errmsg", "simulated");
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new TreeMap<>();
    for (String field : (raw == null ? "" : raw).split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        query.put(
            field.substring(0, equals),
            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }
}
