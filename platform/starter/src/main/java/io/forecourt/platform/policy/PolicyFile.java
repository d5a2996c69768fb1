package io.forecourt.platform.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The versions of one policy, by store and date. */
final class PolicyFile {
  private static final String COMMON = "";

  private final String name;
  private final Map<String, TreeMap<LocalDate, ObjectNode>> versions = new HashMap<>();

  /**
   * @throws IllegalStateException if the file is not what {@link Policies} says
   */
  PolicyFile(String name, JsonNode content) {
    this.name = name;
    JsonNode list = content.path("versions");
    if (!list.isArray() || list.isEmpty()) {
      throw wrong("holds no versions");
    }
    for (JsonNode version : list) {
      if (!(version instanceof ObjectNode object)) {
        throw wrong("holds a version that is no object");
      }
      add(object);
    }
  }

  Optional<ObjectNode> inForce(String store, LocalDate date) {
    return latest(store, date).or(() -> latest(COMMON, date));
  }

  Collection<ObjectNode> all() {
    return versions.values().stream()
        .map(TreeMap::values)
        .flatMap(Collection::stream)
        .sorted(
            Comparator.comparing((ObjectNode version) -> version.path("effectiveFrom").asString()))
        .toList();
  }

  private void add(ObjectNode version) {
    LocalDate from;
    try {
      from = LocalDate.parse(version.path("effectiveFrom").asString(""));
    } catch (DateTimeException unreadable) {
      throw wrong("holds a version without a date effectiveFrom");
    }
    JsonNode store = version.path("store");
    if (!store.isMissingNode() && !store.isNull() && !store.isString()) {
      throw wrong("names a store that is no text");
    }
    String code = store.isString() ? store.asString() : COMMON;
    if (versions.computeIfAbsent(code, _ -> new TreeMap<>()).put(from, version) != null) {
      throw wrong("holds two versions of " + from + (code.isEmpty() ? "" : " for store " + code));
    }
  }

  private Optional<ObjectNode> latest(String store, LocalDate date) {
    TreeMap<LocalDate, ObjectNode> dated = versions.get(store);
    Map.@Nullable Entry<LocalDate, ObjectNode> version =
        dated == null ? null : dated.floorEntry(date);
    return version == null ? Optional.empty() : Optional.of(version.getValue());
  }

  private IllegalStateException wrong(String why) {
    return new IllegalStateException("policy/" + name + ".json " + why);
  }

  static List<String> envelope() {
    return List.of("effectiveFrom", "store", "note");
  }
}
