package io.forecourt.platform.testing.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a new OpenAPI document takes from those who call by the old one. Additions are no breaks: a
 * new operation, an optional parameter or field of a request, a field of an answer.
 */
final class ApiChange {

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  /** Who reads a schema: the service reads requests, the caller reads answers. */
  private enum Direction {
    REQUEST,
    ANSWER
  }

  private final JsonNode before;
  private final JsonNode after;
  private final Set<String> breaks = new TreeSet<>();
  private final Set<String> seen = new HashSet<>();

  private ApiChange(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  /** The breaks in plain words, each beginning with its operation. */
  static List<String> breaks(JsonNode before, JsonNode after) {
    var change = new ApiChange(before, after);
    before
        .path("paths")
        .properties()
        .forEach(
            path ->
                METHODS.stream()
                    .filter(path.getValue()::has)
                    .forEach(method -> change.operation(path.getKey(), method)));
    return List.copyOf(change.breaks);
  }

  private void operation(String path, String method) {
    String name = method.toUpperCase(Locale.ROOT) + " " + path;
    JsonNode was = before.path("paths").path(path).path(method);
    JsonNode is = after.path("paths").path(path).path(method);
    if (is.isMissingNode()) {
      breaks.add(name + " is gone");
      return;
    }
    seen.clear();
    parameters(name, was, is);
    JsonNode body = schema(is.path("requestBody"));
    if (schema(was.path("requestBody")).isMissingNode()) {
      if (is.path("requestBody").path("required").asBoolean(false)) {
        breaks.add(name + ": a body must be sent now");
      }
    } else if (body.isMissingNode()) {
      breaks.add(name + ": the body is gone");
    } else {
      compare(name + " body", schema(was.path("requestBody")), body, Direction.REQUEST);
    }
    was.path("responses").properties().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .forEach(
            response -> {
              JsonNode now = is.path("responses").path(response.getKey());
              if (now.isMissingNode()) {
                breaks.add(name + " no longer answers " + response.getKey());
              } else {
                compare(
                    name + " " + response.getKey(),
                    schema(response.getValue()),
                    schema(now),
                    Direction.ANSWER);
              }
            });
  }

  private void parameters(String name, JsonNode was, JsonNode is) {
    for (JsonNode parameter : was.path("parameters")) {
      JsonNode now = same(parameter, is.path("parameters"));
      if (now == null) {
        breaks.add(name + ": " + called(parameter) + " is gone");
      } else {
        compare(
            name + " " + called(parameter),
            parameter.path("schema"),
            now.path("schema"),
            Direction.REQUEST);
      }
    }
    for (JsonNode parameter : is.path("parameters")) {
      JsonNode old = same(parameter, was.path("parameters"));
      boolean needed = old != null && old.path("required").asBoolean(false);
      if (parameter.path("required").asBoolean(false) && !needed) {
        breaks.add(name + ": " + called(parameter) + " must be given now");
      }
    }
  }

  private static @Nullable JsonNode same(JsonNode parameter, JsonNode among) {
    for (JsonNode one : among) {
      if (called(one).equals(called(parameter))) {
        return one;
      }
    }
    return null;
  }

  private static String called(JsonNode parameter) {
    return parameter.path("in").asString("") + " " + parameter.path("name").asString("");
  }

  /** The schema of a body, whatever its media type is called. */
  private static JsonNode schema(JsonNode body) {
    return body.path("content")
        .valueStream()
        .findFirst()
        .map(media -> media.path("schema"))
        .orElse(MissingNode.getInstance());
  }

  private void compare(String at, JsonNode rawWas, JsonNode rawIs, Direction direction) {
    String pair = at + rawWas.path("$ref").asString("") + rawIs.path("$ref").asString("");
    boolean again = rawWas.has("$ref") && !seen.add(direction + pair.substring(at.length()));
    if (again || rawWas.isMissingNode()) {
      return;
    }
    JsonNode was = resolve(before, rawWas);
    JsonNode is = resolve(after, rawIs);
    types(at, was, is, direction);
    if (direction == Direction.REQUEST) {
      limits(at, was, is);
    }
    fields(at, was, is, direction);
    if (was.has("items")) {
      compare(at + "[]", was.path("items"), is.path("items"), direction);
    }
  }

  private void types(String at, JsonNode was, JsonNode is, Direction direction) {
    Set<String> old = texts(was.path("type"));
    Set<String> now = texts(is.path("type"));
    boolean kept = direction == Direction.REQUEST ? now.containsAll(old) : old.containsAll(now);
    if (!kept || old.isEmpty() != now.isEmpty()) {
      breaks.add("%s was %s and is %s".formatted(at, old, now));
    }
  }

  private void limits(String at, JsonNode was, JsonNode is) {
    if (is.has("enum")) {
      Set<String> gone = texts(was.path("enum"));
      gone.removeAll(texts(is.path("enum")));
      if (!was.has("enum") || !gone.isEmpty()) {
        breaks.add(at + " takes only " + texts(is.path("enum")) + " now");
      }
    }
    int longest = is.path("maxLength").asInt(Integer.MAX_VALUE);
    if (longest < longest(was)) {
      breaks.add(at + " may have only " + longest + " characters now");
    }
    for (String form : List.of("format", "pattern")) {
      boolean fits = form.equals("pattern") && was.has("enum") && allFit(was, is);
      if (is.has(form) && !Objects.equals(was.get(form), is.get(form)) && !fits) {
        breaks.add(at + " has another " + form + " now");
      }
    }
  }

  /** What was a closed list of codes was no longer than the longest of them. */
  private static int longest(JsonNode was) {
    int listed = texts(was.path("enum")).stream().mapToInt(String::length).max().orElse(0);
    return listed > 0 ? listed : was.path("maxLength").asInt(Integer.MAX_VALUE);
  }

  private static boolean allFit(JsonNode was, JsonNode is) {
    String pattern = is.path("pattern").asString("");
    return texts(was.path("enum")).stream().allMatch(code -> code.matches(pattern));
  }

  private void fields(String at, JsonNode was, JsonNode is, Direction direction) {
    was.path("properties")
        .properties()
        .forEach(
            field -> {
              JsonNode now = is.path("properties").path(field.getKey());
              String name = at + "/" + field.getKey();
              if (now.isMissingNode()) {
                breaks.add(name + " is gone");
              } else {
                compare(name, field.getValue(), now, direction);
              }
            });
    Set<String> old = texts(was.path("required"));
    Set<String> now = texts(is.path("required"));
    if (direction == Direction.REQUEST) {
      now.stream()
          .filter(field -> !old.contains(field))
          .forEach(field -> breaks.add(at + "/" + field + " must be given now"));
    } else {
      old.stream()
          .filter(field -> !now.contains(field) && is.path("properties").has(field))
          .forEach(field -> breaks.add(at + "/" + field + " may be missing now"));
    }
  }

  private static JsonNode resolve(JsonNode document, JsonNode schema) {
    JsonNode resolved = schema;
    while (resolved.has("$ref")) {
      resolved = document.at(resolved.path("$ref").asString().substring(1));
    }
    return resolved;
  }

  /** A text or a list of texts, as a set. */
  private static Set<String> texts(JsonNode node) {
    List<String> all = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(one -> all.add(one.asString("")));
    } else if (node.isString()) {
      all.add(node.asString());
    }
    return new TreeSet<>(all);
  }
}
