package io.forecourt.platform.testing.probe;

import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Vin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds something of a store for the places of a path, by the document alone: the first item of the
 * collection before the place, else a new one, made by the collection's POST with its own example.
 * A body that names other things ({@code leadId}) gets them the same way.
 */
final class Things {

  /** Who asks: roles of a store, one person each. */
  interface Logins {
    String token(String role, String store);
  }

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");
  private static final Pattern VIN = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");
  private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
  private static final int DEEPEST = 3;

  private final JsonNode document;
  private final URI base;
  private final String home;
  private final Logins logins;
  private final Function<ApiOperation, Optional<JsonNode>> bodies;
  private final Samples samples;
  private final Map<String, ApiOperation> operations = new TreeMap<>();
  private final Map<String, String> told = new TreeMap<>();
  private final Map<String, String> meanings = new TreeMap<>();
  private final Map<String, Optional<String>> found = new HashMap<>();
  private final Set<String> left = new HashSet<>();
  private String lastRefusal = "";
  private final HttpClient http = HttpClient.newHttpClient();

  Things(
      JsonNode document,
      URI base,
      String home,
      Logins logins,
      Function<ApiOperation, Optional<JsonNode>> bodies) {
    this.document = document;
    this.base = base;
    this.home = home;
    this.logins = logins;
    this.bodies = bodies;
    this.samples = new Samples(document);
    ApiOperation.of(document).forEach(one -> operations.put(one.toString(), one));
  }

  /** Something that a test knows of, for paths that begin like this. */
  void tell(String prefix, String store, String id) {
    told.put(prefix + "@" + store, id);
  }

  /** A field of bodies names things of a collection that is called otherwise. */
  void explain(String field, String collection) {
    meanings.put(field, collection);
  }

  /** Looks for nothing whose path begins like this. */
  void leave(String prefix) {
    left.add(prefix);
  }

  /** Why the last search found nothing. */
  String lastRefusal() {
    return lastRefusal;
  }

  /**
   * Values for the places of an operation.
   *
   * @param role who will act on it and should see it, or null
   * @return empty when one place cannot be filled
   */
  Optional<Map<String, String>> of(ApiOperation operation, String store, @Nullable String role) {
    lastRefusal = "";
    if (left.stream().anyMatch(operation.path()::startsWith)) {
      return Optional.empty();
    }
    Map<String, String> ids = new TreeMap<>();
    Matcher place = PLACE.matcher(operation.path());
    while (place.find()) {
      String name = place.group(1);
      Optional<String> id =
          fixed(operation, name)
              .or(
                  () ->
                      one(
                          operation.path().substring(0, place.start() - 1),
                          name,
                          store,
                          role,
                          ids,
                          0));
      if (id.isEmpty()) {
        return Optional.empty();
      }
      ids.put(name, id.get());
    }
    return Optional.of(ids);
  }

  /** A place that is one of few words, for example a purpose. */
  private Optional<String> fixed(ApiOperation operation, String name) {
    return operation.parameters().stream()
        .filter(one -> one.path("in").asString("").equals("path"))
        .filter(one -> one.path("name").asString("").equals(name))
        .flatMap(
            one -> {
              JsonNode schema = ApiOperation.resolve(document, one.path("schema"));
              return Stream.of(
                      one.path("example"), schema.path("example"), schema.path("enum").path(0))
                  .filter(JsonNode::isString)
                  .map(JsonNode::asString);
            })
        .findFirst();
  }

  private Optional<String> one(
      String collection,
      String name,
      String store,
      @Nullable String role,
      Map<String, String> parents,
      int depth) {
    String known = told.get(collection + "/{@" + store);
    if (known != null) {
      return Optional.of(known);
    }
    String concrete = filled(collection, parents);
    String key = concrete + "@" + store + "@" + role;
    if (!found.containsKey(key)) {
      Optional<String> taken =
          store.equals(home) ? Optional.empty() : one(collection, name, home, null, parents, depth);
      Optional<String> id =
          listed(collection, concrete, name, store, role)
              .filter(other -> !taken.equals(Optional.of(other)))
              .findFirst()
              .or(() -> made(collection, concrete, store, role, depth));
      found.put(key, id);
    }
    return Objects.requireNonNull(found.get(key));
  }

  private Stream<String> listed(
      String collection, String concrete, String name, String store, @Nullable String role) {
    ApiOperation list = operations.get("GET " + collection);
    if (list == null) {
      return Stream.empty();
    }
    return actors(list, role)
        .flatMap(
            actor ->
                tree(send(list, concrete, actor, store, null).body())
                    .path("items")
                    .valueStream()
                    .filter(item -> isOf(store, item, list.scopes().get(actor))))
        .flatMap(
            item ->
                Stream.of(item.path(name), item.path("id"), item.path("code"))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .limit(1));
  }

  /** What somebody of the whole group sees may belong to any store. */
  private boolean isOf(String store, JsonNode item, @Nullable String scope) {
    return item.has("storeCode")
        ? item.path("storeCode").asString("").equals(store)
        : store.equals(home) || !"group".equals(scope);
  }

  private Optional<String> made(
      String collection, String concrete, String store, @Nullable String role, int depth) {
    ApiOperation post = operations.get("POST " + collection);
    if (post == null || depth > DEEPEST) {
      return Optional.empty();
    }
    String body = post.body() == null ? null : body(post, post.body(), store, role, depth);
    return actors(post, role)
        .map(actor -> send(post, concrete, actor, store, body))
        .filter(answer -> isDone(post, answer))
        .flatMap(
            answer ->
                Stream.concat(
                    answer.headers().firstValue("Location").stream()
                        .map(path -> path.substring(path.lastIndexOf('/') + 1)),
                    Stream.of(tree(answer.body()).path("id").asString(""))))
        .filter(id -> !id.isEmpty())
        .findFirst();
  }

  private boolean isDone(ApiOperation post, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 == 2) {
      return true;
    }
    JsonNode problem = tree(answer.body());
    lastRefusal =
        "%s answers %d %s %s"
            .formatted(
                post,
                answer.statusCode(),
                problem.path("code").asString(""),
                problem.path("errors").isMissingNode() ? "" : problem.path("errors"))
            .strip();
    return false;
  }

  private String body(
      ApiOperation post, JsonNode schema, String store, @Nullable String role, int depth) {
    JsonNode example = post.example();
    JsonNode body =
        bodies.apply(post).orElseGet(() -> example == null ? samples.body(schema) : example);
    if (body instanceof ObjectNode fields) {
      ObjectNode own = fields.deepCopy();
      for (String field : Set.copyOf(own.propertyNames())) {
        if (own.get(field).isString()) {
          own.put(field, value(field, own.get(field).asString(), store, role, depth));
        }
      }
      return own.toString();
    }
    return body.toString();
  }

  /** The example's value, or another where two of the same would be one too many. */
  private String value(
      String field, String example, String store, @Nullable String role, int depth) {
    String digits = String.format(Locale.ROOT, "%08d", random(100_000_000));
    if (field.endsWith("Id")) {
      Optional<String> collection = collectionOf(field);
      return collection.isEmpty()
          ? Ids.next()
          : one(collection.get(), "id", store, role, Map.of(), depth + 1).orElse(example);
    }
    if (VIN.matcher(example).matches()) {
      return Vin.withCheckDigit("LVSHCAMB0T" + digits.substring(1)).value();
    }
    if (MOBILE.matcher(example.replace(" ", "")).matches()) {
      return "139" + digits;
    }
    if (field.endsWith("Number")) {
      return "P-" + digits;
    }
    return field.equals("code") ? "P" + digits : example;
  }

  /** The list whose items a field names: {@code followUpId} is one of {@code …/follow-ups}. */
  private Optional<String> collectionOf(String field) {
    if (meanings.containsKey(field)) {
      return Optional.ofNullable(meanings.get(field));
    }
    String word =
        field
            .substring(0, field.length() - "Id".length())
            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
            .toLowerCase(Locale.ROOT);
    Set<String> plurals = new HashSet<>(List.of(word + "s", word.replaceAll("y$", "ie") + "s"));
    if (word.endsWith("person") || word.endsWith("consultant") || word.endsWith("owner")) {
      plurals.add("people");
    }
    return operations.values().stream()
        .map(ApiOperation::path)
        .filter(path -> path.indexOf('{') < 0)
        .filter(path -> plurals.contains(path.substring(path.lastIndexOf('/') + 1)))
        .findFirst();
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }

  /** Who may act: who will act on the thing first, somebody of the whole group last. */
  private static Stream<String> actors(ApiOperation operation, @Nullable String role) {
    return Stream.concat(
            Stream.ofNullable(role).filter(operation.roles()::contains),
            operation.rolesWithin(List.of("store", "team", "own", "", "group")).stream())
        .distinct();
  }

  private HttpResponse<String> send(
      ApiOperation operation, String path, String role, String store, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + logins.token(role, store));
    if (operation.needs("X-Reason")) {
      request.header("X-Reason", "probe");
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    request.method(
        operation.method(),
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(path, broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String filled(String template, Map<String, String> ids) {
    String path = template;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      path =
          path.replace(
              "{" + id.getKey() + "}", URLEncoder.encode(id.getValue(), StandardCharsets.UTF_8));
    }
    return path;
  }

  private static JsonNode tree(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException notJson) {
      return JSON.createObjectNode();
    }
  }
}
