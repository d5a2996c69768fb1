package io.forecourt.insurance.renewal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** The parts of {@code season-oracle.sql}, by name. */
final class SeasonOracle {
  private static final String FILE = "season-oracle.sql";

  private final Map<String, String> parts = new LinkedHashMap<>();

  SeasonOracle() {
    String part = "";
    for (String line : text().split("\n", -1)) {
      if (line.startsWith("-- [")) {
        part = line.substring("-- [".length(), line.indexOf(']'));
      } else if (!line.startsWith("--")) {
        parts.merge(part, line, (before, more) -> before + "\n" + more);
      }
    }
  }

  /** The statements of a part, in their order. */
  List<String> statements(String part) {
    String sql = Objects.requireNonNull(parts.get(part), part);
    return Stream.of(sql.split(";\n")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  /** The only statement of a part. */
  String query(String part) {
    return statements(part).getFirst();
  }

  private static String text() {
    try {
      return new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
