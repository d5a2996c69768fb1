package io.forecourt.platform.contracts;

import static io.forecourt.platform.contracts.Catalogue.rows;
import static io.forecourt.platform.contracts.Catalogue.schemas;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.contracts.Catalogue.Row;
import io.forecourt.platform.testing.contract.ContractFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalogue, the schema files and {@code landed.json}, the schemas as they last landed: {@code
 * ci/land-contracts} brings it up to date, and {@code ci/check-contracts} sees to it.
 */
class EventCatalogueTests {

  private static final JsonMapper JSON = JsonMapper.shared();

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
    Map<String, JsonNode> schemas = schemas();
    var file = new ContractFile(Catalogue.CONTRACTS, "events/landed.json");
    file.write(promises(schemas));
    JsonNode landed = file.stored();
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

    assertThat(broken).as("if it is meant, ci/land-contracts --break stores it").isEmpty();
  }

  private static String promises(Map<String, JsonNode> schemas) {
    ObjectNode landed = JSON.createObjectNode();
    schemas.forEach(
        (type, schema) ->
            landed.set(type, ((ObjectNode) schema.deepCopy()).retain("required", "properties")));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(landed) + "\n";
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
}
