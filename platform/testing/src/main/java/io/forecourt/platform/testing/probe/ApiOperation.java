package io.forecourt.platform.testing.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One operation of an OpenAPI document.
 *
 * @param method upper case
 * @param path with its places, for example {@code /api/v1/sales/orders/{id}}
 * @param action what {@code x-action} names, empty when it is open
 * @param scopes the roles that may do it, each with its data scope, from {@code x-roles}
 * @param body schema of the JSON body, or null when there is none
 * @param example a body that works, from the document, or null
 * @param parameters as in the document
 */
public record ApiOperation(
    String method,
    String path,
    String action,
    Map<String, String> scopes,
    @Nullable JsonNode body,
    @Nullable JsonNode example,
    List<JsonNode> parameters) {

  private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  static List<ApiOperation> of(JsonNode document) {
    List<ApiOperation> all = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            all.add(of(document, path.getKey(), path.getValue(), method.getKey()));
                          }
                        }));
    return List.copyOf(all);
  }

  private static ApiOperation of(JsonNode document, String path, JsonNode item, String method) {
    JsonNode node = item.path(method);
    Map<String, String> scopes = new TreeMap<>();
    node.path("x-roles")
        .properties()
        .forEach(role -> scopes.put(role.getKey(), role.getValue().asString("")));
    JsonNode content = node.path("requestBody").path("content").path("application/json");
    JsonNode body = content.path("schema");
    List<JsonNode> parameters = new ArrayList<>();
    item.path("parameters").forEach(parameter -> parameters.add(resolve(document, parameter)));
    node.path("parameters").forEach(parameter -> parameters.add(resolve(document, parameter)));
    return new ApiOperation(
        method.toUpperCase(Locale.ROOT),
        path,
        node.path("x-action").asString(""),
        scopes,
        body.isMissingNode() ? null : body,
        content.has("example") ? content.get("example") : null,
        List.copyOf(parameters));
  }

  static JsonNode resolve(JsonNode document, JsonNode node) {
    JsonNode resolved = node;
    while (resolved.has("$ref")) {
      resolved = document.at(resolved.path("$ref").asString().substring(1));
    }
    return resolved;
  }

  /** The roles that may do it. */
  public Set<String> roles() {
    return scopes.keySet();
  }

  /** The roles that may do it on what their scope holds, those with the named scope first. */
  List<String> rolesWithin(List<String> wanted) {
    return wanted.stream()
        .flatMap(
            scope ->
                scopes.entrySet().stream()
                    .filter(role -> role.getValue().equals(scope))
                    .map(Map.Entry::getKey))
        .toList();
  }

  /** Names of the places in the path. */
  public List<String> places() {
    List<String> names = new ArrayList<>();
    Matcher place = PLACE.matcher(path);
    while (place.find()) {
      names.add(place.group(1));
    }
    return List.copyOf(names);
  }

  boolean needs(String header) {
    return parameters.stream()
        .anyMatch(
            one ->
                one.path("in").asString("").equals("header")
                    && one.path("name").asString("").equalsIgnoreCase(header)
                    && one.path("required").asBoolean(false));
  }

  List<JsonNode> query() {
    return parameters.stream().filter(one -> one.path("in").asString("").equals("query")).toList();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
