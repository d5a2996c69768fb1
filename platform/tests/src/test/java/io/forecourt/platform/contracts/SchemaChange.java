package io.forecourt.platform.contracts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a new version of a schema file would take away from those who read the old one. */
final class SchemaChange {

  private SchemaChange() {}

  /** The breaks in plain words; empty when everything that was promised is still promised. */
  static List<String> breaks(JsonNode before, JsonNode after) {
    List<String> breaks = new ArrayList<>();
    Set<String> required = texts(after.path("required"));
    before
        .path("properties")
        .properties()
        .forEach(
            field -> {
              JsonNode now = after.path("properties").path(field.getKey());
              if (now.isMissingNode()) {
                breaks.add("field " + field.getKey() + " is gone");
              } else if (!now.equals(field.getValue())) {
                breaks.add("field " + field.getKey() + " has changed");
              }
            });
    texts(before.path("required")).stream()
        .filter(field -> !required.contains(field))
        .forEach(field -> breaks.add("field " + field + " may be missing now"));
    return breaks;
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(text -> texts.add(text.stringValue()));
    return texts;
  }
}
