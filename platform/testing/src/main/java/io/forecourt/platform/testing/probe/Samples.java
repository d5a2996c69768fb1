package io.forecourt.platform.testing.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies made from a schema, and the same bodies with one thing wrong. */
final class Samples {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;
  private static final int VERY_LONG = 20_000;
  private static final String MONEY = "#/components/schemas/Money";

  /** A body with one thing wrong at a pointer. */
  record Wrong(String pointer, String body) {}

  private record Field(JsonPointer pointer, JsonNode schema, boolean required, boolean money) {}

  private final JsonNode document;

  Samples(JsonNode document) {
    this.document = document;
  }

  JsonNode body(JsonNode schema) {
    return value(schema, 0);
  }

  private JsonNode value(JsonNode raw, int depth) {
    if (raw.path("$ref").asString("").equals(MONEY)) {
      return NODES.objectNode().put("amount", "100.00").put("currency", "CNY");
    }
    JsonNode schema = ApiOperation.resolve(document, raw);
    if (schema.has("example")) {
      return schema.get("example");
    }
    if (schema.path("enum").size() > 0) {
      return schema.path("enum").get(0);
    }
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.path(choice).size() > 0) {
        return value(schema.path(choice).get(0), depth + 1);
      }
    }
    return switch (type(schema)) {
      case "integer", "number" ->
          NODES.numberNode((long) Math.ceil(schema.path("minimum").asDouble(1)));
      case "boolean" -> NODES.booleanNode(true);
      case "array" -> {
        ArrayNode array = NODES.arrayNode();
        if (depth < DEEPEST) {
          array.add(value(schema.path("items"), depth + 1));
        }
        yield array;
      }
      case "string" -> NODES.stringNode(text(schema));
      default -> {
        ObjectNode object = NODES.objectNode();
        if (depth < DEEPEST) {
          schema
              .path("properties")
              .properties()
              .forEach(one -> object.set(one.getKey(), value(one.getValue(), depth + 1)));
        }
        yield object;
      }
    };
  }

  private static String text(JsonNode schema) {
    return switch (schema.path("format").asString("")) {
      case "date" -> "2026-11-21";
      case "date-time" -> "2026-11-21T02:00:00Z";
      case "uuid" -> "01939f00-0000-7000-8000-000000000000";
      default -> "PROBE".repeat(1 + schema.path("minLength").asInt(0) / 5);
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (!one.asString("").equals("null")) {
          return one.asString("");
        }
      }
    }
    return type.asString(schema.has("properties") ? "object" : "");
  }

  /** Every field with a value of another type. */
  List<Wrong> wrongTypes(JsonNode schema, JsonNode right) {
    List<Wrong> all = new ArrayList<>();
    for (Field field : fields(schema)) {
      JsonNode wrong = wrongType(field);
      if (wrong != null) {
        add(all, right, field.pointer(), wrong);
      }
    }
    return all;
  }

  private @Nullable JsonNode wrongType(Field field) {
    if (field.money()) {
      return NODES.numberNode(12.5);
    }
    JsonNode schema = field.schema();
    if (schema.path("enum").size() > 0) {
      return NODES.stringNode("NO_SUCH_VALUE");
    }
    return switch (type(schema)) {
      case "string" -> NODES.numberNode(12_345);
      case "integer", "number" -> NODES.stringNode("many");
      case "boolean" -> NODES.stringNode("yes");
      case "array", "object" -> NODES.numberNode(7);
      default -> null;
    };
  }

  /** Every required field left out. */
  List<Wrong> missing(JsonNode schema, JsonNode right) {
    List<Wrong> all = new ArrayList<>();
    for (Field field : fields(schema)) {
      if (field.required()) {
        add(all, right, field.pointer(), null);
      }
    }
    return all;
  }

  /** Every text longer than it may be; one without a limit is sent very long. */
  List<Wrong> tooLong(JsonNode schema, JsonNode right) {
    List<Wrong> all = new ArrayList<>();
    for (Field field : fields(schema)) {
      boolean text = type(field.schema()).equals("string") && !field.schema().has("enum");
      if (text && !field.money()) {
        int length = field.schema().path("maxLength").asInt(VERY_LONG - 1) + 1;
        add(all, right, field.pointer(), NODES.stringNode("A".repeat(length)));
      }
    }
    return all;
  }

  private static void add(
      List<Wrong> all, JsonNode right, JsonPointer pointer, @Nullable JsonNode value) {
    JsonNode copy = right.deepCopy();
    if (copy.at(pointer.head()) instanceof ObjectNode holder) {
      String name = pointer.last().getMatchingProperty();
      if (value == null) {
        holder.remove(name);
      } else {
        holder.set(name, value);
      }
      all.add(new Wrong(pointer.toString(), JSON.writeValueAsString(copy)));
    }
  }

  private List<Field> fields(JsonNode schema) {
    List<Field> all = new ArrayList<>();
    collect(schema, JsonPointer.empty(), 0, all);
    return all;
  }

  private void collect(JsonNode raw, JsonPointer at, int depth, List<Field> all) {
    JsonNode schema = ApiOperation.resolve(document, raw);
    if (depth >= DEEPEST) {
      return;
    }
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    schema
        .path("properties")
        .properties()
        .forEach(
            one -> {
              JsonPointer pointer = at.appendProperty(one.getKey());
              boolean money = one.getValue().path("$ref").asString("").equals(MONEY);
              JsonNode resolved = ApiOperation.resolve(document, one.getValue());
              all.add(new Field(pointer, resolved, required.contains(one.getKey()), money));
              if (!money) {
                collect(resolved, pointer, depth + 1, all);
                if (resolved.has("items")) {
                  collect(resolved.path("items"), pointer.appendIndex(0), depth + 1, all);
                }
              }
            });
  }
}
