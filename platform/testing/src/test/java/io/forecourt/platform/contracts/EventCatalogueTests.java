package io.forecourt.platform.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalogue, the schema files and {@code landed.json}, the schemas as they last landed. After
 * an additive change {@code ci/land-contracts} brings the last up to date.
 */
class EventCatalogueTests {

  private static final Path EVENTS = Path.of("../../contracts/events");
  private static final JsonMapper JSON = JsonMapper.shared();

  record Row(
      String event,
      String type,
      String owner,
      String topic,
      String subject,
      String payload,
      String consumers) {}

  @Test
  void aTypeIsNamedAfterItsOwnerAndItsEvent() throws IOException {
    assertThat(rows())
        .hasSizeGreaterThan(200)
        .allSatisfy(
            row -> {
              String kebab = row.event().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase();
              assertThat(row.type()).isEqualTo("io.forecourt." + row.owner() + "." + kebab + ".v1");
              assertThat(row.topic()).startsWith("forecourt." + row.owner() + ".");
            });
  }

  @Test
  void noTypeStandsTwiceAndATopicHasOneSubject() throws IOException {
    assertThat(rows().stream().map(Row::type)).doesNotHaveDuplicates();
    Map<String, Set<String>> subjects = new HashMap<>();
    rows()
        .forEach(
            row -> subjects.computeIfAbsent(row.topic(), _ -> new TreeSet<>()).add(row.subject()));
    assertThat(subjects.get("forecourt.sales.order")).containsExactly("orderId");
    assertThat(subjects.get("forecourt.hr.person")).containsExactly("personId");
  }

  @Test
  void eachSchemaHasTheFieldsOfItsRow() throws IOException {
    Map<String, Row> rows = rows().stream().collect(Collectors.toMap(Row::type, row -> row));
    Map<String, JsonNode> schemas = schemas();

    assertThat(rows.keySet()).containsAll(schemas.keySet());
    schemas.forEach(
        (type, schema) -> {
          Set<String> listed = new TreeSet<>();
          Set<String> required = new TreeSet<>();
          for (String field : Objects.requireNonNull(rows.get(type)).payload().split(" ")) {
            String name = field.substring(0, field.indexOf(':'));
            listed.add(name);
            if (!field.endsWith("?")) {
              required.add(name);
            }
          }
          assertThat(new TreeSet<>(schema.path("properties").propertyNames()))
              .as(type)
              .isEqualTo(listed);
          Set<String> promised = new TreeSet<>();
          schema.path("required").forEach(name -> promised.add(name.stringValue()));
          assertThat(promised).as(type).isEqualTo(required);
        });
  }

  @Test
  void nothingThatLandedIsTakenFromItsConsumers() throws IOException {
    JsonNode landed = JSON.readTree(Files.readString(EVENTS.resolve("landed.json")));
    Map<String, JsonNode> schemas = schemas();
    Map<String, String> consumers =
        rows().stream().collect(Collectors.toMap(Row::type, Row::consumers));
    List<String> broken = new ArrayList<>();
    landed
        .properties()
        .forEach(
            before -> {
              JsonNode after = schemas.getOrDefault(before.getKey(), JSON.createObjectNode());
              SchemaChange.breaks(before.getValue(), after)
                  .forEach(
                      change ->
                          broken.add(
                              before.getKey()
                                  + ": "
                                  + change
                                  + "; would break "
                                  + consumers.getOrDefault(before.getKey(), "its consumers")));
            });

    assertThat(broken).isEmpty();
    assertThat(landed.propertyNames())
        .as("run ci/land-contracts after an additive change")
        .containsExactlyInAnyOrderElementsOf(schemas.keySet());
  }

  @Test
  void aBreakIsSeen() {
    JsonNode before =
        JSON.readTree(
            """
            {"required": ["a", "b"], "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
            """);
    JsonNode after =
        JSON.readTree(
            """
            {"required": ["a"], "properties": {"a": {"type": "integer"}, "c": {"type": "string"}}}
            """);

    assertThat(SchemaChange.breaks(before, after))
        .containsExactlyInAnyOrder(
            "field a has changed", "field b is gone", "field b may be missing now");
    assertThat(SchemaChange.breaks(before, before)).isEmpty();
  }

  /**
   * Writes {@code landed.json}; run by {@code ci/land-contracts}, which refuses while the tests
   * above fail.
   */
  public static void main(String[] folder) throws IOException {
    Path events = Path.of(folder[0]);
    ObjectNode landed = JSON.createObjectNode();
    try (Stream<Path> files = Files.list(events)) {
      for (Path file : files.filter(EventCatalogueTests::isSchema).sorted().toList()) {
        ObjectNode schema = (ObjectNode) JSON.readTree(Files.readString(file));
        landed.set(type(file), schema.retain("required", "properties"));
      }
    }
    Files.writeString(
        events.resolve("landed.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(landed) + "\n");
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(EVENTS.resolve("catalogue.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(cell -> new Row(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5], cell[6]))
        .toList();
  }

  private static Map<String, JsonNode> schemas() throws IOException {
    Map<String, JsonNode> schemas = new TreeMap<>();
    try (Stream<Path> files = Files.list(EVENTS)) {
      for (Path file : files.filter(EventCatalogueTests::isSchema).toList()) {
        schemas.put(type(file), JSON.readTree(Files.readString(file)));
      }
    }
    return schemas;
  }

  private static boolean isSchema(Path file) {
    return file.toString().endsWith(".schema.json");
  }

  private static String type(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ".schema.json".length());
  }
}
