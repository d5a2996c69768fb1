package io.forecourt.local.api;

import static java.util.Objects.requireNonNull;

import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Ports;
import io.forecourt.local.stack.Secrets;
import io.forecourt.local.stack.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The running dealership: the gateway as any client uses it, and each service's internal endpoints
 * with this machine's key.
 */
public final class Dealership {

  public static final List<String> SERVICES =
      List.of("crm", "sales", "inventory", "insurance", "hr");

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long TOKEN_KEPT_NANOS = Duration.ofMinutes(4).toNanos();

  private final Ports ports;
  private final String localKey;
  private final Http http = new Http();
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  private record Token(String value, String personId, String loginName, long fetchedNanos) {}

  public Dealership(Home home, Ports ports) {
    this.ports = ports;
    this.localKey = Secrets.of(home).key("local");
  }

  public Ports ports() {
    return ports;
  }

  /** A bearer token of somebody who has the role in the store. */
  public String token(Role role, Store store) {
    return fetched(role.code() + "@" + store, Map.of("role", role.code(), "store", store.name()))
        .value();
  }

  /** As {@link #token}, with its whole life before it. */
  public String freshToken(Role role, Store store) {
    tokens.remove(role.code() + "@" + store);
    return token(role, store);
  }

  /** The person whose token {@link #token(Role, Store)} gives. */
  public String personId(Role role, Store store) {
    return fetched(role.code() + "@" + store, Map.of("role", role.code(), "store", store.name()))
        .personId();
  }

  /** The name with which that person logs in. */
  public String loginName(Role role, Store store) {
    return fetched(role.code() + "@" + store, Map.of("role", role.code(), "store", store.name()))
        .loginName();
  }

  /** A bearer token of one person, who must have the role. */
  public String tokenOf(Role role, Store store, String personId) {
    if (personId.isEmpty() || personId.equals(personId(role, store))) {
      return token(role, store);
    }
    return fetched(personId, Map.of("role", role.code(), "store", store.name(), "person", personId))
        .value();
  }

  /** One request a token, however many ask for it at once. */
  private Token fetched(String key, Map<String, String> asked) {
    Token kept = tokens.get(key);
    if (kept != null && fresh(kept)) {
      return kept;
    }
    return requireNonNull(
        tokens.compute(
            key, (_, present) -> present != null && fresh(present) ? present : fetch(asked)));
  }

  private static boolean fresh(Token token) {
    return System.nanoTime() - token.fetchedNanos() < TOKEN_KEPT_NANOS;
  }

  private Token fetch(Map<String, String> asked) {
    Answer answer = internal("hr", "POST", "/internal/tokens", asked);
    String value = answer.text("accessToken");
    if (!answer.good() || value.isEmpty()) {
      throw new Trouble("hr gives no token for %s: %s".formatted(asked, answer.refusal()));
    }
    return new Token(value, answer.text("personId"), answer.text("loginName"), System.nanoTime());
  }

  /** A request through the gateway with a bearer token. */
  public Answer api(
      String token,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Authorization", "Bearer " + token);
    all.put("Accept-Language", "en");
    all.putAll(headers);
    return http.send(method, ports.gatewayUrl() + path, all, body, LIMIT);
  }

  public Answer api(Role role, Store store, String method, String path, @Nullable Object body) {
    return api(token(role, store), method, path, body, Map.of());
  }

  /** Uploads a file through the gateway; it says itself what it is. */
  public Answer upload(Role role, Store store, String path, String name, byte[] content) {
    return http.upload(
        ports.gatewayUrl() + path,
        Map.of("Authorization", "Bearer " + token(role, store), "Accept-Language", "en"),
        name,
        content,
        LIMIT);
  }

  /** A report of a system outside the house, signed with the secret it shares with the house. */
  public Answer signed(String sender, String secret, String path, Object body) {
    long at = Instant.now().getEpochSecond();
    String signature =
        Signature.of(
            secret, at, Http.JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    return http.send(
        "POST",
        ports.gatewayUrl() + path,
        Map.of(
            "X-Sender",
            sender,
            "X-Timestamp",
            Long.toString(at),
            "X-Signature",
            signature,
            "Accept-Language",
            "en"),
        body,
        LIMIT);
  }

  /**
   * A request to a service itself with a bearer token: the gateway's limits for one caller do not
   * count here.
   */
  public Answer direct(
      String token,
      String service,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Authorization", "Bearer " + token);
    all.put("Accept-Language", "en");
    all.putAll(headers);
    return http.send(method, "http://127.0.0.1:" + portOf(service) + path, all, body, LIMIT);
  }

  /** A request to a service itself, with this machine's key. */
  public Answer internal(String service, String method, String path, @Nullable Object body) {
    return http.send(
        method,
        "http://127.0.0.1:" + portOf(service) + path,
        Map.of("X-Forecourt-Local-Key", localKey, "X-Local-Key", localKey),
        body,
        LIMIT);
  }

  /** As {@link #internal}, where anything but success is trouble. */
  public JsonNode ask(String service, String path) {
    Answer answer = internal(service, "GET", path, null);
    if (!answer.good()) {
      throw new Trouble("%s does not answer %s: %s".formatted(service, path, answer.refusal()));
    }
    return answer.body();
  }

  /** Asks every service the same at once; the answers stand in the order of {@link #SERVICES}. */
  public <T> Map<String, T> ofEach(Function<String, T> question) {
    return ofEach(SERVICES, question);
  }

  /** Asks these services the same at once; the answers stand in their order. */
  <T> Map<String, T> ofEach(Collection<String> services, Function<String, T> question) {
    Map<String, Future<T>> asked = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      services.forEach(
          service -> asked.put(service, threads.submit(() -> question.apply(service))));
    }
    Map<String, T> answers = new LinkedHashMap<>();
    asked.forEach(
        (service, answer) -> {
          if (answer.state() == Future.State.FAILED) {
            throw answer.exceptionNow() instanceof RuntimeException failed
                ? failed
                : new IllegalStateException(answer.exceptionNow());
          }
          answers.put(service, answer.resultNow());
        });
    return answers;
  }

  public int portOf(String service) {
    return switch (service.toLowerCase(Locale.ROOT)) {
      case "crm" -> ports.crm();
      case "sales" -> ports.sales();
      case "inventory" -> ports.inventory();
      case "insurance" -> ports.insurance();
      case "hr" -> ports.hr();
      case "gateway" -> ports.gateway();
      default -> throw new IllegalArgumentException(service);
    };
  }
}
