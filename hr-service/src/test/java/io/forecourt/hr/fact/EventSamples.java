package io.forecourt.hr.fact;

import io.forecourt.platform.testing.EventContracts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payloads as the contract of an event type allows them, every field filled: from its schema, or
 * from the catalogue's row while it has none.
 */
public final class EventSamples {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, String> CATALOGUE = catalogue();
  private static final Map<String, JsonNode> SCHEMAS = new HashMap<>();

  /** The catalogue's words for the types of fields. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("id", "{'type':'string'}"),
          Map.entry("code", "{'type':'string'}"),
          Map.entry("text", "{'type':'string'}"),
          Map.entry("vin", "{'type':'string','pattern':'^[A-HJ-NPR-Z0-9]{17}$'}"),
          Map.entry("bool", "{'type':'boolean'}"),
          Map.entry("int", "{'type':'integer'}"),
          Map.entry("instant", "{'type':'string','format':'date-time'}"),
          Map.entry("date", "{'type':'string','format':'date'}"),
          Map.entry("list", "{'type':'array','items':{'type':'string'}}"),
          Map.entry("shifts", "{'type':'array','items':{'type':'string'}}"),
          Map.entry("object", "{'type':'object'}"),
          Map.entry(
              "money",
              "{'type':'object','properties':{'amount':{'type':'string','pattern':'^-?[0-9]+\\\\.[0-9]{2}$'},"
                  + "'currency':{'type':'string','pattern':'^[A-Z]{3}$'}}}"));

  /** Texts for the patterns that the schemas use. */
  private static final List<String> TEXTS =
      List.of("text", "CNY", "100.00", "LFPH3ACC1N1A00001", "1", "2026", "2026-12", "2026-Q4");

  private EventSamples() {}

  public static boolean hasSchema(String type) {
    return EventSamples.class
            .getClassLoader()
            .getResource("contracts/events/" + type + ".schema.json")
        != null;
  }

  /** Whether the payload keeps to the schema of its type, if there is one. */
  public static boolean isValid(Fact fact) {
    if (!hasSchema(fact.type())) {
      return true;
    }
    try {
      EventContracts.assertValid(fact.type(), fact.data().toString());
      return true;
    } catch (AssertionError broken) {
      return false;
    }
  }

  /** A payload in which every moment is this one. */
  public static ObjectNode of(String type, Instant moment) {
    return (ObjectNode) sample(schema(type), moment);
  }

  public static boolean knows(String type, String path) {
    return path.startsWith("@") || field(type, path) != null;
  }

  static void remove(ObjectNode payload, String path) {
    ObjectNode holder = holder(payload, path);
    if (holder != null) {
      holder.remove(last(path));
    }
  }

  /** Fills what is missing at the path. */
  static void fill(String type, ObjectNode payload, String path, Instant moment) {
    JsonNode schema = field(type, path);
    ObjectNode holder = holder(payload, path);
    if (schema != null && holder != null && !holder.has(last(path))) {
      holder.set(last(path), sample(schema, moment));
    }
  }

  static void setText(String type, ObjectNode payload, String path, String value) {
    JsonNode schema = field(type, path);
    ObjectNode holder = holder(payload, path);
    if (schema == null || holder == null) {
      return;
    }
    holder.set(last(path), typed(schema, value));
  }

  static void setNumber(String type, ObjectNode payload, String path, BigDecimal value) {
    JsonNode schema = field(type, path);
    ObjectNode holder = holder(payload, path);
    if (schema == null || holder == null) {
      return;
    }
    if (is(schema, "array")) {
      ArrayNode list = holder.withArray(last(path));
      while (list.size() > value.intValue()) {
        list.remove(list.size() - 1);
      }
      while (list.size() < value.intValue()) {
        list.add(sample(schema.path("items"), Instant.EPOCH));
      }
    } else if (is(schema, "integer") || is(schema, "number")) {
      holder.put(last(path), value);
    } else {
      holder.put(last(path), fitting(schema, value));
    }
  }

  private static String fitting(JsonNode schema, BigDecimal value) {
    String pattern = schema.path("pattern").asString("");
    String plain = value.toPlainString();
    return pattern.isEmpty() || plain.matches(pattern)
        ? plain
        : value.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static JsonNode typed(JsonNode schema, String value) {
    if (is(schema, "boolean")) {
      return JSON.getNodeFactory().booleanNode(Boolean.parseBoolean(value));
    }
    if (is(schema, "integer") || is(schema, "number")) {
      return JSON.getNodeFactory().numberNode(new BigDecimal(value));
    }
    if (is(schema, "array")) {
      return JSON.createArrayNode().add(typed(schema.path("items"), value));
    }
    return JSON.getNodeFactory().stringNode(value);
  }

  private static JsonNode sample(JsonNode schema, Instant moment) {
    if (schema.has("enum")) {
      return schema.path("enum").get(0);
    }
    if (is(schema, "object")) {
      ObjectNode object = JSON.createObjectNode();
      schema
          .path("properties")
          .properties()
          .forEach(field -> object.set(field.getKey(), sample(field.getValue(), moment)));
      return object;
    }
    if (is(schema, "array")) {
      return JSON.createArrayNode().add(sample(schema.path("items"), moment));
    }
    if (is(schema, "boolean")) {
      return JSON.getNodeFactory().booleanNode(true);
    }
    if (is(schema, "integer") || is(schema, "number")) {
      return JSON.getNodeFactory().numberNode(1);
    }
    return JSON.getNodeFactory()
        .stringNode(
            switch (schema.path("format").asString("")) {
              case "date-time" -> moment.toString();
              case "date" -> moment.toString().substring(0, 10);
              case String _ -> text(schema.path("pattern").asString(""));
            });
  }

  private static String text(String pattern) {
    return TEXTS.stream()
        .filter(text -> pattern.isEmpty() || text.matches(pattern))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sample text fits " + pattern));
  }

  private static boolean is(JsonNode schema, String type) {
    JsonNode said = schema.path("type");
    return said.isArray()
        ? said.valueStream().anyMatch(one -> one.asString("").equals(type))
        : said.asString("").equals(type);
  }

  private static @Nullable JsonNode field(String type, String path) {
    JsonNode schema = schema(type);
    for (String step : path.split("\\.")) {
      while (is(schema, "array")) {
        schema = schema.path("items");
      }
      schema = schema.path("properties").path(step);
    }
    return schema.isMissingNode() ? null : schema;
  }

  /** The object that holds the last step; the first element of a list on the way. */
  private static @Nullable ObjectNode holder(ObjectNode payload, String path) {
    JsonNode node = payload;
    String[] steps = path.split("\\.");
    for (int place = 0; place < steps.length - 1; place++) {
      node = node.path(steps[place]);
      if (node.isArray()) {
        node = node.path(0);
      }
    }
    return node instanceof ObjectNode holder ? holder : null;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static JsonNode schema(String type) {
    return SCHEMAS.computeIfAbsent(type, _ -> hasSchema(type) ? read(type) : ofCatalogue(type));
  }

  private static JsonNode read(String type) {
    try (InputStream in =
        Objects.requireNonNull(
            EventSamples.class
                .getClassLoader()
                .getResourceAsStream("contracts/events/" + type + ".schema.json"))) {
      return JSON.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonNode ofCatalogue(String type) {
    String fields = CATALOGUE.get(type);
    if (fields == null) {
      throw new AssertionError("the catalogue has no event " + type);
    }
    ObjectNode properties = JSON.createObjectNode();
    for (String field : fields.split(" ")) {
      String[] nameAndKind = field.split(":");
      String kind = KINDS.get(nameAndKind[1].replace("?", ""));
      if (kind == null) {
        throw new AssertionError("no sample of " + field);
      }
      properties.set(nameAndKind[0], JSON.readTree(kind.replace('\'', '"')));
    }
    ObjectNode schema = JSON.createObjectNode();
    schema.put("type", "object");
    schema.set("properties", properties);
    return schema;
  }

  private static Map<String, String> catalogue() {
    Map<String, String> fields = new HashMap<>();
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    EventSamples.class
                        .getClassLoader()
                        .getResourceAsStream("contracts/events/catalogue.csv")),
                StandardCharsets.UTF_8))) {
      reader.lines().map(line -> line.split(",", -1)).forEach(row -> fields.put(row[1], row[5]));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return fields;
  }
}
