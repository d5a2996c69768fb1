package io.forecourt.platform.testing.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generates attacks from an OpenAPI document and checks that each is answered with a problem with a
 * stable code in the asked language, and that nothing changed. Plain HTTP, so it works on one
 * service and through the gateway.
 *
 * <pre>{@code
 * ProbeReport report = OpenApiProbe.of(document, URI.create("http://localhost:8080"), world).run();
 * assertThat(report.failures()).as(report.table()).isEmpty();
 * }</pre>
 */
public final class OpenApiProbe {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*([.-][A-Za-z0-9_]+)*");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern INSIDE =
      Pattern.compile("Exception|java\\.|\\bat io\\.|\\.java:|SQL|SELECT |INSERT ");
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int TRIES_AT_THE_LIMIT = 20;

  private final JsonNode document;
  private final URI base;
  private final ProbeWorld world;
  private final Samples samples;
  private final Predicate<ApiOperation> chosen;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final List<ProbeReport.Row> rows = new ArrayList<>();
  private int sent;

  private OpenApiProbe(
      JsonNode document, URI base, ProbeWorld world, Predicate<ApiOperation> chosen) {
    this.document = document;
    this.base = base;
    this.world = world;
    this.samples = new Samples(document);
    this.chosen = chosen;
  }

  public static OpenApiProbe of(JsonNode document, URI base, ProbeWorld world) {
    return new OpenApiProbe(document, base, world, _ -> true);
  }

  /** Attacks only these operations. */
  public OpenApiProbe only(Predicate<ApiOperation> operations) {
    return new OpenApiProbe(document, base, world, chosen.and(operations));
  }

  /** Runs every attack on every operation, in the order of the document. */
  public ProbeReport run() {
    List<ApiOperation> operations = ApiOperation.of(document).stream().filter(chosen).toList();
    operations.forEach(this::attack);
    // Last, because these may be carried out: what they change is not what was attacked before.
    operations.forEach(operation -> twice(operation, right(operation)));
    return new ProbeReport(List.copyOf(rows));
  }

  private record Call(
      String method, String path, Map<String, String> headers, @Nullable String body) {
    Call with(String header, @Nullable String value) {
      Map<String, String> changed = new LinkedHashMap<>(headers);
      if (value == null) {
        changed.remove(header);
      } else {
        changed.put(header, value);
      }
      return new Call(method, path, changed, body);
    }

    Call at(String other) {
      return new Call(method, other, headers, body);
    }

    Call sending(@Nullable String other) {
      return new Call(method, path, headers, other);
    }

    Call asking(String query) {
      return at(path + (path.contains("?") ? "&" : "?") + query);
    }
  }

  private void attack(ApiOperation operation) {
    Call right = right(operation);
    JsonNode schema = operation.body();
    if (schema != null) {
      JsonNode body = JSON.readTree(Objects.requireNonNull(right.body()));
      fields(operation, right, Attack.WRONG_TYPE, samples.wrongTypes(schema, body));
      fields(operation, right, Attack.MISSING, samples.missing(schema, body));
      fields(operation, right, Attack.TOO_LONG, samples.tooLong(schema, body));
      expect(operation, Attack.MISSING, "body", right.sending(null), "", 400, 415);
    }
    query(operation, right);
    headers(operation, right);
    expect(
        operation,
        Attack.UNKNOWN_PARAMETER,
        "?noSuchParameter",
        right.asking("noSuchParameter=1"),
        "?noSuchParameter",
        400);
    access(operation, right);
    foreign(operation, right);
    stale(operation, right);
  }

  private void fields(
      ApiOperation operation, Call right, Attack attack, List<Samples.Wrong> wrongs) {
    for (Samples.Wrong wrong : wrongs) {
      expect(operation, attack, wrong.pointer(), right.sending(wrong.body()), wrong.pointer(), 400);
    }
  }

  private void query(ApiOperation operation, Call right) {
    for (JsonNode parameter : operation.query()) {
      String name = parameter.path("name").asString();
      JsonNode schema = ApiOperation.resolve(document, parameter.path("schema"));
      String type = schema.path("type").asString("");
      boolean typed = schema.has("enum") || schema.has("format") || !type.equals("string");
      if (typed && !type.equals("array") && !type.equals("object")) {
        expect(
            operation,
            Attack.WRONG_TYPE,
            "?" + name,
            right.asking(name + "=NO_SUCH_VALUE"),
            "?" + name,
            400);
      }
      expect(
          operation,
          Attack.TOO_LONG,
          "?" + name,
          right.asking(name + "=" + "A".repeat(5_000)),
          "?" + name,
          400);
      if (parameter.path("required").asBoolean(false)) {
        String without = right.path().replaceAll("(?<=[?&])" + name + "=[^&]*&?", "");
        expect(operation, Attack.MISSING, "?" + name, right.at(without), "?" + name, 400);
      }
    }
  }

  private void headers(ApiOperation operation, Call right) {
    if (operation.needs("X-Reason")) {
      expect(operation, Attack.MISSING, "X-Reason", right.with("X-Reason", null), "", 400);
      expect(
          operation, Attack.TOO_LONG, "X-Reason", right.with("X-Reason", "x".repeat(501)), "", 400);
    }
    if (operation.needs("If-Match")) {
      expect(operation, Attack.MISSING, "If-Match", right.with("If-Match", null), "", 428);
    }
    if (operation.method().equals("POST")) {
      expect(
          operation,
          Attack.TOO_LONG,
          "Idempotency-Key",
          right.with("Idempotency-Key", "x".repeat(201)),
          "",
          400);
    }
  }

  private void access(ApiOperation operation, Call right) {
    if (operation.action().isEmpty()) {
      notTried(operation, Attack.NO_TOKEN, "open to everybody");
      notTried(operation, Attack.WRONG_ROLE, "open to everybody");
      return;
    }
    expect(operation, Attack.NO_TOKEN, "none", right.with("Authorization", null), "", 401);
    expect(
        operation,
        Attack.NO_TOKEN,
        "forged",
        right.with("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."),
        "",
        401);
    String other =
        world.roles().stream()
            .filter(role -> !operation.roles().contains(role))
            .findFirst()
            .orElse(null);
    if (operation.roles().isEmpty() || other == null) {
      notTried(operation, Attack.WRONG_ROLE, "no role is known that lacks the action");
    } else {
      Call wrong = right.with("Authorization", "Bearer " + world.token(other));
      expect(operation, Attack.WRONG_ROLE, other, wrong, "", 403);
    }
  }

  private void foreign(ApiOperation operation, Call right) {
    if (operation.places().isEmpty()) {
      notTried(operation, Attack.FOREIGN_ID, "no id in the path");
      return;
    }
    Call nowhere = right.at(path(operation, Map.of()));
    expect(operation, Attack.FOREIGN_ID, "unknown id", nowhere, "", 404);
    String role =
        operation.rolesWithin(List.of("store", "team", "own", "")).stream()
            .findFirst()
            .orElse(null);
    if (role == null) {
      notTried(operation, Attack.FOREIGN_ID, "whoever may, may in the whole group");
      return;
    }
    Map<String, String> ids = world.foreignIds(operation).orElse(null);
    if (ids == null) {
      untried(operation, Attack.FOREIGN_ID, "nothing of another store is known");
      return;
    }
    Call other =
        right.at(path(operation, ids)).with("Authorization", "Bearer " + world.token(role));
    expect(operation, Attack.FOREIGN_ID, "another store's id", other, "", 404);
  }

  private void stale(ApiOperation operation, Call right) {
    if (!operation.needs("If-Match")) {
      notTried(operation, Attack.STALE, "has no version");
    } else if (isNowhere(operation)) {
      untried(operation, Attack.STALE, "nothing of the own store is known");
    } else {
      Call old = right.with("If-Match", "\"999999\"");
      expect(operation, Attack.STALE, "If-Match", old, "", 412);
    }
  }

  private boolean isNowhere(ApiOperation operation) {
    return !operation.places().isEmpty() && world.ownIds(operation).isEmpty();
  }

  private void twice(ApiOperation operation, Call right) {
    if (!operation.method().equals("POST")) {
      notTried(operation, Attack.TWICE_AT_ONCE, "not a POST");
      return;
    }
    if (isNowhere(operation)) {
      untried(operation, Attack.TWICE_AT_ONCE, "nothing of the own store is known");
      return;
    }
    Call keyed = right.with("Idempotency-Key", "probe-" + UUID.randomUUID());
    String before = world.digest();
    CompletableFuture<HttpResponse<String>> one = begin(keyed);
    CompletableFuture<HttpResponse<String>> two = begin(keyed);
    HttpResponse<String> first = one.join();
    HttpResponse<String> second = two.join();
    String after = world.digest();
    HttpResponse<String> third = send(keyed);
    String last = world.digest();
    String answer = first.statusCode() + " and " + second.statusCode();
    List<String> faults = new ArrayList<>();
    long fresh =
        List.of(first, second).stream()
            .filter(r -> isSuccess(r) && r.headers().firstValue("Idempotency-Replayed").isEmpty())
            .count();
    boolean worked = isSuccess(first) || isSuccess(second);
    if (fresh > 1) {
      faults.add("both were carried out");
    }
    if (worked && !isSuccess(third)) {
      faults.add("the repeat answered " + third.statusCode());
    }
    if (worked && third.headers().firstValue("Idempotency-Replayed").isEmpty()) {
      faults.add("the repeat was not marked");
    }
    if (!last.equals(worked ? after : before)) {
      faults.add("the repeat changed something");
    }
    for (HttpResponse<String> one2 : List.of(first, second)) {
      if (!isSuccess(one2)) {
        faults.addAll(problem(one2, "en", ""));
        boolean refused = one2.statusCode() >= 400 && one2.statusCode() < 500;
        if (!refused) {
          faults.add("unexpected " + one2.statusCode());
        }
      }
    }
    row(operation, Attack.TWICE_AT_ONCE, worked ? "carried out" : "refused", answer, faults);
  }

  private static boolean isSuccess(HttpResponse<String> response) {
    return response.statusCode() / 100 == 2;
  }

  private Call right(ApiOperation operation) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!operation.action().isEmpty()) {
      headers.put("Authorization", "Bearer " + world.token(world.role(operation)));
    }
    if (operation.needs("If-Match")) {
      headers.put("If-Match", "\"0\"");
    }
    if (operation.needs("X-Reason")) {
      headers.put("X-Reason", "probe");
    }
    String path = path(operation, world.ownIds(operation).orElse(Map.of()));
    for (JsonNode parameter : operation.query()) {
      if (parameter.path("required").asBoolean(false)) {
        JsonNode value =
            parameter.has("example")
                ? parameter.get("example")
                : samples.body(parameter.path("schema"));
        path +=
            (path.contains("?") ? "&" : "?")
                + parameter.path("name").asString()
                + "="
                + URLEncoder.encode(value.asString(""), StandardCharsets.UTF_8);
      }
    }
    String body = null;
    JsonNode schema = operation.body();
    if (schema != null) {
      JsonNode example = operation.example();
      body =
          world
              .body(operation)
              .orElseGet(() -> example == null ? samples.body(schema) : example)
              .toString();
    }
    return new Call(operation.method(), path, headers, body);
  }

  private static String path(ApiOperation operation, Map<String, String> ids) {
    String path = operation.path();
    for (String place : operation.places()) {
      String id = ids.getOrDefault(place, "01939f00-0000-7000-8000-" + "0".repeat(12));
      path = path.replace("{" + place + "}", URLEncoder.encode(id, StandardCharsets.UTF_8));
    }
    return path;
  }

  private void untried(ApiOperation operation, Attack attack, String why) {
    rows.add(
        new ProbeReport.Row(
            operation.toString(),
            attack,
            "",
            "",
            ProbeReport.Verdict.UNTRIED,
            (why + "; " + world.whyUnknown()).replaceFirst("; $", "")));
  }

  private void notTried(ApiOperation operation, Attack attack, String why) {
    rows.add(
        new ProbeReport.Row(
            operation.toString(), attack, "", "", ProbeReport.Verdict.NOT_TRIED, why));
  }

  private void expect(
      ApiOperation operation,
      Attack attack,
      String target,
      Call call,
      String pointer,
      int... statuses) {
    String language = sent++ % 2 == 0 ? "zh-CN" : "en";
    String before = world.digest();
    HttpResponse<String> response = send(call.with("Accept-Language", language));
    List<String> faults = new ArrayList<>(problem(response, language, pointer));
    boolean expected = false;
    for (int status : statuses) {
      expected |= response.statusCode() == status;
    }
    if (!expected) {
      faults.addFirst("expected " + statuses[0]);
    }
    if (!world.digest().equals(before)) {
      faults.add("something changed");
    }
    String code = response.statusCode() + " " + text(response, "/code");
    row(operation, attack, target, code, faults);
  }

  private void row(
      ApiOperation operation, Attack attack, String target, String answer, List<String> faults) {
    rows.add(
        new ProbeReport.Row(
            operation.toString(),
            attack,
            target,
            answer,
            faults.isEmpty() ? ProbeReport.Verdict.HELD : ProbeReport.Verdict.FAILED,
            String.join("; ", faults)));
  }

  private static List<String> problem(
      HttpResponse<String> response, String language, String pointer) {
    List<String> faults = new ArrayList<>();
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.startsWith("application/problem+json")) {
      faults.add("content type is '" + type + "'");
      return faults;
    }
    if (!CODE.matcher(text(response, "/code")).matches()) {
      faults.add("no stable code");
    }
    if (!text(response, "/status").equals(Integer.toString(response.statusCode()))) {
      faults.add("status differs in the body");
    }
    if (text(response, "/traceId").isBlank()) {
      faults.add("no trace id");
    }
    String spoken = text(response, "/title") + text(response, "/detail");
    if (HAN.matcher(spoken).find() != language.startsWith("zh")) {
      faults.add("not in " + language + ": " + spoken);
    }
    if (text(response, "/title").equals(text(response, "/code"))) {
      faults.add("the code has no title");
    }
    if (INSIDE.matcher(response.body()).find()) {
      faults.add("shows the inside");
    }
    if (!pointer.isEmpty()) {
      boolean named = false;
      for (JsonNode error : tree(response).path("errors")) {
        String at = error.path("pointer").asString("");
        named |= at.equals(pointer) || at.startsWith(pointer + "/");
        if (!error.has("detail")) {
          faults.add("error " + error.path("code").asString("") + " has no text");
        }
      }
      if (!named) {
        faults.add("errors do not name " + pointer);
      }
    }
    return faults;
  }

  private static String text(HttpResponse<String> response, String pointer) {
    return tree(response).at(pointer).asString("");
  }

  private static JsonNode tree(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JacksonException notJson) {
      return JSON.createObjectNode();
    }
  }

  private HttpResponse<String> send(Call call) {
    try {
      HttpResponse<String> response =
          http.send(request(call), HttpResponse.BodyHandlers.ofString());
      for (int i = 0; response.statusCode() == 429 && i < TRIES_AT_THE_LIMIT; i++) {
        long seconds = Long.parseLong(response.headers().firstValue("Retry-After").orElse("1"));
        Thread.sleep(Duration.ofSeconds(Math.min(seconds, LIMIT.toSeconds())));
        response = http.send(request(call), HttpResponse.BodyHandlers.ofString());
      }
      return response;
    } catch (IOException broken) {
      throw new UncheckedIOException(call.method() + " " + call.path(), broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private CompletableFuture<HttpResponse<String>> begin(Call call) {
    return http.sendAsync(
        request(call.with("Accept-Language", "en")), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(Call call) {
    var request = HttpRequest.newBuilder(base.resolve(call.path())).timeout(LIMIT);
    call.headers().forEach(request::header);
    String body = call.body();
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    return request
        .method(
            call.method(),
            body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
