package io.forecourt.platform.web;

import io.forecourt.platform.access.Permit;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the conventions into the OpenAPI document, so that no controller repeats them: problems,
 * headers, paging, rights, names of operations. Examples come from {@code
 * openapi/examples/<operationId>.json} of the service, with {@code request} and {@code parameters}.
 */
final class OpenApiConventions implements GlobalOpenApiCustomizer, GlobalOperationCustomizer {

  private static final String SORTS = "x-sorts";
  private static final String UNVERSIONED = "x-unversioned";
  private static final String BEARER = "bearer";
  private static final Set<PathItem.HttpMethod> VERSIONED =
      Set.of(PathItem.HttpMethod.PUT, PathItem.HttpMethod.PATCH, PathItem.HttpMethod.DELETE);

  private static final Map<Integer, String> PROBLEMS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(400, "Unreadable, or fields break their own format"),
              Map.entry(401, "No valid access token"),
              Map.entry(403, "The role does not include this action"),
              Map.entry(404, "Unknown, or outside the caller's scope"),
              Map.entry(409, "A rule or the state refuses; allowed names what is possible"),
              Map.entry(412, "Decided on an older version"),
              Map.entry(413, "The body is too large"),
              Map.entry(415, "The body is not JSON"),
              Map.entry(422, "The Idempotency-Key belongs to another body"),
              Map.entry(428, "If-Match is missing"),
              Map.entry(429, "Too many requests"),
              Map.entry(503, "Not available at the moment")));

  private final String service;
  private final JsonMapper json;
  private final JsonNode rights;
  private final ObjectProvider<ListForms> lists;

  OpenApiConventions(String service, JsonMapper json, ObjectProvider<ListForms> lists) {
    this.service = service;
    this.json = json;
    this.lists = lists;
    this.rights = resource("policy/access.json");
  }

  private JsonNode resource(String name) {
    try (InputStream in = OpenApiConventions.class.getClassLoader().getResourceAsStream(name)) {
      return in == null ? json.createObjectNode() : json.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    Permit permit = method.getMethodAnnotation(Permit.class);
    if (permit != null) {
      operation.addExtension("x-action", permit.value());
      Map<String, String> roles = new TreeMap<>();
      rights
          .path(permit.value())
          .properties()
          .forEach(role -> roles.put(role.getKey(), role.getValue().asString("")));
      if (!roles.isEmpty()) {
        operation.addExtension("x-roles", roles);
      }
      if (permit.reason()) {
        operation.addExtension("x-reason", true);
      }
    }
    if (method.hasMethodAnnotation(Unversioned.class)) {
      operation.addExtension(UNVERSIONED, true);
    }
    for (MethodParameter parameter : method.getMethodParameters()) {
      Listing listing = parameter.getParameterAnnotation(Listing.class);
      if (listing != null) {
        operation.addExtension(SORTS, List.of(listing.sorts()));
      }
    }
    lists.stream()
        .filter(forms -> forms.of(method).isPresent())
        .forEach(forms -> files(operation, forms.mediaTypes()));
    return operation;
  }

  /** The whole list as a file, for who asks for its media type. */
  private static void files(Operation operation, List<String> mediaTypes) {
    ApiResponse ok = operation.getResponses() == null ? null : operation.getResponses().get("200");
    if (ok != null && ok.getContent() != null) {
      Schema<?> file = typed(new Schema<String>().format("binary"), "string");
      mediaTypes.forEach(type -> ok.getContent().addMediaType(type, new MediaType().schema(file)));
    }
  }

  @Override
  public void customise(OpenAPI api) {
    api.info(
        new Info()
            .title("Forecourt " + service)
            .version("1")
            .description("REST API of the " + service + " service."));
    api.servers(List.of(new Server().url("/").description("The gateway")));
    components(api);
    Set<String> tags = new TreeSet<>();
    if (api.getPaths() != null) {
      api.getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach(
                          (method, operation) -> {
                            complete(path, method, operation);
                            tags.addAll(operation.getTags());
                          }));
    }
    api.tags(tags.stream().map(tag -> new io.swagger.v3.oas.models.tags.Tag().name(tag)).toList());
  }

  private void complete(String path, PathItem.HttpMethod method, Operation operation) {
    boolean post = method == PathItem.HttpMethod.POST;
    boolean versioned = VERSIONED.contains(method) && !flag(operation, UNVERSIONED);
    boolean secured = operation.getExtensions() != null && has(operation, "x-action");
    operation.operationId(operationId(path, method));
    tag(path, operation);
    if (secured) {
      operation.security(List.of(new SecurityRequirement().addList(BEARER)));
    }
    if (post) {
      header(
          operation,
          IdempotencyKey.HEADER,
          false,
          "Makes the request safe to repeat for seven days.",
          new Schema<String>().minLength(1).maxLength(200));
    }
    if (versioned) {
      header(
          operation,
          "If-Match",
          true,
          "ETag of the version that was decided on.",
          new Schema<String>());
    }
    if (flag(operation, "x-reason")) {
      header(
          operation,
          RequestReason.HEADER,
          true,
          "Why; percent-encoded UTF-8, at most 500 characters.",
          new Schema<String>().minLength(1));
    }
    paging(operation);
    responses(path, method, operation, versioned, secured);
    examples(operation);
    operation.getExtensions().remove(UNVERSIONED);
    operation.getExtensions().remove(SORTS);
  }

  private void responses(
      String path,
      PathItem.HttpMethod method,
      Operation operation,
      boolean versioned,
      boolean secured) {
    ApiResponses responses =
        operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
    operation.responses(responses);
    boolean post = method == PathItem.HttpMethod.POST;
    boolean changes = method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.HEAD;
    boolean body = operation.getRequestBody() != null;
    ApiResponse ok = responses.get("200");
    if (post && ok != null && !responses.containsKey("201")) {
      responses.addApiResponse(
          "201", new ApiResponse().description("Created").content(ok.getContent()));
      if (!path.contains("{")) {
        responses.remove("200");
      }
    }
    responses.forEach((status, response) -> successHeaders(status, response, post));
    Set<Integer> apply = new TreeSet<>(Set.of(400, 429, 503));
    if (secured) {
      apply.addAll(Set.of(401, 403));
    }
    if (path.contains("{") || body) {
      apply.add(404);
    }
    if (changes) {
      apply.add(409);
    }
    if (versioned) {
      apply.addAll(Set.of(412, 428));
    }
    if (body) {
      apply.addAll(Set.of(413, 415));
    }
    if (post) {
      apply.add(422);
    }
    for (int status : apply) {
      responses.addApiResponse(
          Integer.toString(status), new ApiResponse().$ref("#/components/responses/P" + status));
    }
  }

  private static void successHeaders(String status, ApiResponse response, boolean post) {
    if (!status.startsWith("2") || response.get$ref() != null) {
      return;
    }
    response.addHeaderObject("ETag", new Header().$ref("#/components/headers/ETag"));
    if (post) {
      response.addHeaderObject("Location", new Header().$ref("#/components/headers/Location"));
      response.addHeaderObject(
          Replays.REPLAYED, new Header().$ref("#/components/headers/" + Replays.REPLAYED));
    }
  }

  private static void paging(Operation operation) {
    if (operation.getExtensions() == null
        || !(operation.getExtensions().get(SORTS) instanceof List<?> listed)) {
      return;
    }
    List<String> sorts = new ArrayList<>();
    for (Object sort : listed) {
      String name = sort.toString().replaceFirst("^-", "");
      sorts.add(name);
      sorts.add("-" + name);
    }
    query(
        operation,
        "limit",
        "Items a page.",
        new Schema<Integer>()
            .minimum(java.math.BigDecimal.ONE)
            .maximum(java.math.BigDecimal.valueOf(ListRequests.MOST))
            ._default(ListRequests.DEFAULT_LIMIT),
        "integer");
    query(
        operation,
        "cursor",
        "Continues after the page that gave it as next.",
        new Schema<String>(),
        "string");
    Schema<String> sort = new Schema<>();
    sorts.forEach(sort::addEnumItemObject);
    query(operation, "sort", "Order; a leading minus turns it around.", sort, "string");
  }

  private static void query(
      Operation operation, String name, String description, Schema<?> schema, String type) {
    add(
        operation,
        new Parameter()
            .in("query")
            .name(name)
            .required(false)
            .description(description)
            .schema(typed(schema, type)));
  }

  private static void header(
      Operation operation, String name, boolean required, String description, Schema<?> schema) {
    add(
        operation,
        new Parameter()
            .in("header")
            .name(name)
            .required(required)
            .description(description)
            .schema(typed(schema, "string")));
  }

  private static void add(Operation operation, Parameter parameter) {
    List<Parameter> all =
        operation.getParameters() == null
            ? new ArrayList<>()
            : new ArrayList<>(operation.getParameters());
    all.removeIf(
        one ->
            parameter.getName().equalsIgnoreCase(one.getName())
                && parameter.getIn().equals(one.getIn()));
    all.add(parameter);
    operation.parameters(all);
  }

  /**
   * {@code POST /api/v1/sales/orders/{id}/cancellation} is {@code postSalesOrdersByIdCancellation}.
   */
  static String operationId(String path, PathItem.HttpMethod method) {
    StringBuilder id = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
    for (String part : path.replaceFirst("^/api/v[0-9]+", "").split("[/-]")) {
      if (!part.isEmpty()) {
        String name = part.startsWith("{") ? "By-" + part.replaceAll("[{}]", "") : part;
        for (String word : name.split("-")) {
          id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
      }
    }
    return id.toString();
  }

  /** Grouped by resource unless the controller says better. */
  private static void tag(String path, Operation operation) {
    List<String> tags = operation.getTags();
    boolean named = tags != null && tags.stream().noneMatch(tag -> tag.endsWith("controller"));
    if (!named || tags.isEmpty()) {
      String[] parts = path.split("/");
      operation.tags(List.of(parts.length > 4 ? parts[3] + " " + parts[4] : path));
    }
  }

  private void examples(Operation operation) {
    JsonNode example = resource("openapi/examples/" + operation.getOperationId() + ".json");
    if (operation.getRequestBody() != null && example.has("request")) {
      MediaType body =
          operation.getRequestBody().getContent().values().stream().findFirst().orElse(null);
      if (body != null) {
        body.setExample(json.convertValue(example.get("request"), Object.class));
      }
    }
    if (operation.getParameters() != null) {
      for (Parameter parameter : operation.getParameters()) {
        JsonNode value = example.path("parameters").path(parameter.getName());
        if (!value.isMissingNode()) {
          parameter.setExample(json.convertValue(value, Object.class));
        }
      }
    }
  }

  private static boolean has(Operation operation, String extension) {
    return operation.getExtensions().containsKey(extension);
  }

  private static boolean flag(Operation operation, String extension) {
    if (operation.getExtensions() == null) {
      operation.setExtensions(new java.util.LinkedHashMap<>());
    }
    return Boolean.TRUE.equals(operation.getExtensions().get(extension));
  }

  private static void components(OpenAPI api) {
    Components components = api.getComponents() == null ? new Components() : api.getComponents();
    api.components(components);
    components.addSecuritySchemes(
        BEARER,
        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT"));
    components.addSchemas("Money", money());
    components.addSchemas("Problem", problem());
    components.addHeaders("ETag", text("Version of the resource, for If-Match."));
    components.addHeaders("Location", text("Path of the created or acted-on resource."));
    components.addHeaders(Replays.REPLAYED, text("true when this answers a repeated request."));
    components.addHeaders("Retry-After", text("Seconds to wait."));
    PROBLEMS.forEach(
        (status, description) -> {
          var response =
              new ApiResponse()
                  .description(description)
                  .content(
                      new Content()
                          .addMediaType(
                              ProblemResponses.MEDIA_TYPE,
                              new MediaType()
                                  .schema(new Schema<>().$ref("#/components/schemas/Problem"))));
          if (status == 503 || status == 429) {
            response.addHeaderObject(
                "Retry-After", new Header().$ref("#/components/headers/Retry-After"));
          }
          components.addResponses("P" + status, response);
        });
  }

  private static Header text(String description) {
    return new Header().description(description).schema(typed(new Schema<>(), "string"));
  }

  private static Schema<?> money() {
    Schema<?> amount =
        typed(new Schema<String>().pattern("^-?[0-9]{1,16}(\\.[0-9]{1,2})?$"), "string");
    Schema<?> currency = typed(new Schema<String>().pattern("^[A-Z]{3}$"), "string");
    amount.setDescription("Never a JSON number.");
    return typed(new Schema<>(), "object")
        .addProperty("amount", amount)
        .addProperty("currency", currency)
        .required(List.of("amount", "currency"))
        .example(Map.of("amount", "30000.00", "currency", "CNY"));
  }

  private static Schema<?> problem() {
    Schema<?> error =
        typed(new Schema<>(), "object")
            .addProperty("pointer", typed(new Schema<>(), "string"))
            .addProperty("code", typed(new Schema<>(), "string"))
            .addProperty("detail", typed(new Schema<>(), "string"))
            .required(List.of("pointer", "code"));
    return typed(new Schema<>(), "object")
        .description("RFC 9457, in the language of Accept-Language (zh-CN or en).")
        .addProperty("type", typed(new Schema<>(), "string"))
        .addProperty("title", typed(new Schema<>(), "string"))
        .addProperty("status", typed(new Schema<>(), "integer"))
        .addProperty("detail", typed(new Schema<>(), "string"))
        .addProperty("instance", typed(new Schema<>(), "string"))
        .addProperty("code", typed(new Schema<>(), "string"))
        .addProperty("traceId", typed(new Schema<>(), "string"))
        .addProperty("errors", typed(new Schema<>(), "array").items(error))
        .addProperty(
            "allowed", typed(new Schema<>(), "array").items(typed(new Schema<>(), "string")))
        .required(List.of("type", "title", "status", "code"));
  }

  private static Schema<?> typed(Schema<?> schema, @Nullable String type) {
    schema.setType(type);
    schema.addType(type);
    return schema;
  }
}
