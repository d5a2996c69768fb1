package io.forecourt.gateway.docs;

import io.forecourt.gateway.limit.AddressLimits;
import io.forecourt.gateway.route.RouteSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One OpenAPI document of all services. Schema names carry their service, so equal names do not
 * meet; while a service is down its part is the last one seen, and a part never seen is named as
 * missing ({@code x-missing-services}). Megabytes are read and written for it, so it is made once
 * for all who ask and kept a while.
 */
@RestController
class MergedDocument {

  private static final Logger LOG = LoggerFactory.getLogger(MergedDocument.class);

  /** Asked for the first time, a service reads all its operations: slow on a busy machine. */
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(25);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration KEPT = Duration.ofMinutes(1);

  /** A service that starts now is soon described. */
  private static final Duration KEPT_INCOMPLETE = Duration.ofSeconds(2);

  private static final int LARGEST_DOCUMENT = 8 * 1024 * 1024;
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String SIGN_IN = "signIn";
  private static final String SIGN_IN_HELP =
      "Sign in with *Authorize*, or paste an access token there.";
  private static final String MISSING = " Not described now, as they do not answer: %s.";

  private final RouteSettings settings;
  private final JsonMapper json;
  private final WebClient client;
  private final AddressLimits limits;
  private final Clock clock;
  private final Map<String, JsonNode> lastSeen = new ConcurrentHashMap<>();
  private @Nullable Kept kept;
  private @Nullable Mono<byte[]> underWay;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(byte[] document, Instant until) {}

  MergedDocument(RouteSettings settings, JsonMapper json, AddressLimits limits, Clock clock) {
    this.settings = settings;
    this.json = json;
    this.limits = limits;
    this.clock = clock;
    this.client =
        WebClient.builder()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_DOCUMENT))
            .build();
  }

  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<byte[]> document(ServerWebExchange exchange) {
    limits.take(
        AddressLimits.Kind.DOCUMENT, exchange.getRequest(), exchange.getResponse().getHeaders());
    return document();
  }

  synchronized Mono<byte[]> document() {
    if (kept != null && clock.instant().isBefore(kept.until())) {
      return Mono.just(kept.document());
    }
    if (underWay == null) {
      underWay =
          Flux.fromIterable(new TreeMap<>(settings.services()).entrySet())
              .flatMap(service -> part(service.getKey(), service.getValue()))
              .then(Mono.fromSupplier(this::made))
              // before anybody has it: who asks next must not meet a reading that is over
              .doOnTerminate(this::ended)
              // who asked first may be gone before it is made
              .cache();
    }
    return underWay;
  }

  private byte[] made() {
    List<String> missing = missing();
    byte[] document =
        merge(new TreeMap<>(lastSeen), missing).toString().getBytes(StandardCharsets.UTF_8);
    keep(new Kept(document, clock.instant().plus(missing.isEmpty() ? KEPT : KEPT_INCOMPLETE)));
    return document;
  }

  private synchronized void keep(Kept made) {
    kept = made;
  }

  private synchronized void ended() {
    underWay = null;
  }

  private Mono<Void> part(String name, RouteSettings.Service service) {
    return client
        .get()
        .uri(service.uri() + "/v3/api-docs")
        .retrieve()
        .bodyToMono(String.class)
        .timeout(lastSeen.containsKey(name) ? PATIENCE : FIRST_PATIENCE)
        .doOnNext(text -> lastSeen.put(name, json.readTree(prefixed(name, text))))
        .doOnError(
            error -> LOG.warn("no API document from {}: {}", name, error.getClass().getName()))
        .onErrorComplete()
        .then();
  }

  private List<String> missing() {
    return settings.services().keySet().stream()
        .filter(name -> !lastSeen.containsKey(name))
        .sorted()
        .toList();
  }

  private static String prefixed(String service, String document) {
    return document.replace(SCHEMAS, SCHEMAS + service + ".");
  }

  private ObjectNode merge(Map<String, JsonNode> parts, List<String> missing) {
    ObjectNode merged = json.createObjectNode();
    merged.put("openapi", "3.1.0");
    merged
        .putObject("info")
        .put("title", "Forecourt")
        .put("version", "v1")
        .put("description", SIGN_IN_HELP + (missing.isEmpty() ? "" : MISSING.formatted(missing)));
    merged.set("x-missing-services", json.valueToTree(missing));
    merged.putArray("servers").addObject().put("url", "/");
    ObjectNode paths = json.createObjectNode();
    ObjectNode components = json.createObjectNode();
    ArrayNode tags = json.createArrayNode();
    parts.forEach(
        (name, part) -> {
          part.path("tags").forEach(tags::add);
          part.path("paths")
              .properties()
              .forEach(
                  path -> {
                    if (path.getKey().startsWith("/api/")) {
                      paths.set(path.getKey(), path.getValue());
                    }
                  });
          part.path("components")
              .properties()
              .forEach(kind -> copy(components, name, kind.getKey(), kind.getValue()));
        });
    if (!tags.isEmpty()) {
      merged.set("tags", tags);
    }
    merged.set("paths", paths);
    merged.set("components", components);
    components.withObject("/securitySchemes").set(SIGN_IN, signIn());
    merged.set(
        "security",
        json.valueToTree(List.of(Map.of(SIGN_IN, List.of("openid")), Map.of("bearer", List.of()))));
    return merged;
  }

  /** As a frontend does it, through this door. */
  private JsonNode signIn() {
    return json.valueToTree(
        Map.of(
            "type",
            "oauth2",
            "description",
            "Opens the login page; the token stays in this page.",
            "flows",
            Map.of(
                "authorizationCode",
                Map.of(
                    "authorizationUrl",
                    "/oauth2/authorize",
                    "tokenUrl",
                    "/oauth2/token",
                    "scopes",
                    Map.of("openid", "who you are")))));
  }

  private static void copy(ObjectNode components, String service, String kind, JsonNode members) {
    ObjectNode target = components.withObject("/" + kind);
    String prefix = kind.equals("schemas") ? service + "." : "";
    members.properties().forEach(member -> target.set(prefix + member.getKey(), member.getValue()));
  }
}
