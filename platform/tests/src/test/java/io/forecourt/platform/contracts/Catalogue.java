package io.forecourt.platform.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event catalogue and the schema files beside it. */
final class Catalogue {

  /** The folder of all contracts, seen from this module. */
  static final Path CONTRACTS = Path.of("../../contracts");

  private static final Path EVENTS = CONTRACTS.resolve("events");
  private static final String SUFFIX = ".schema.json";

  private Catalogue() {}

  record Row(
      String event,
      String type,
      String owner,
      String topic,
      String subject,
      String payload,
      String consumers) {

    List<String> hearers() {
      return Stream.of(consumers.split("[ ;]")).filter(one -> !one.isEmpty()).sorted().toList();
    }
  }

  static List<Row> rows() throws IOException {
    return Files.readAllLines(EVENTS.resolve("catalogue.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(cell -> new Row(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5], cell[6]))
        .toList();
  }

  /** By type. */
  static Map<String, JsonNode> schemas() throws IOException {
    Map<String, JsonNode> schemas = new TreeMap<>();
    try (Stream<Path> files = Files.list(EVENTS)) {
      for (Path file : files.filter(one -> one.toString().endsWith(SUFFIX)).toList()) {
        String name = String.valueOf(file.getFileName());
        schemas.put(
            name.substring(0, name.length() - SUFFIX.length()),
            JsonMapper.shared().readTree(Files.readString(file)));
      }
    }
    return schemas;
  }
}
