package io.forecourt.platform.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Policies from files. Reading is strict: an unknown property, a missing one that is not
 * {@code @Nullable}, or a file without dates stops the start.
 */
final class ClasspathPolicies implements Policies {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private record Typed(Class<?> type, ObjectNode version) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Typed(Class<?> otherType, ObjectNode otherVersion)
          && otherType == type
          && otherVersion == version;
    }

    @Override
    public int hashCode() {
      return 31 * type.hashCode() + System.identityHashCode(version);
    }
  }

  private final Map<String, PolicyFile> files = new HashMap<>();
  private final Map<Typed, Object> read = new ConcurrentHashMap<>();

  /**
   * @param resources {@code policy/*.json}; those without {@code versions} are reference data of
   *     another kind
   */
  ClasspathPolicies(List<Resource> resources, List<Policy<?>> declared) {
    resources.forEach(this::add);
    declared.forEach(
        policy ->
            file(policy.name())
                .all()
                .forEach(version -> value(policy.name(), policy.type(), version)));
  }

  @Override
  public <T> T inForce(String name, Class<T> type, String store, LocalDate date) {
    return file(name)
        .inForce(store, date)
        .map(version -> value(name, type, version))
        .orElseThrow(() -> new NoPolicyInForce(name, store, date));
  }

  private void add(Resource resource) {
    String fileName = String.valueOf(resource.getFilename());
    String name = fileName.substring(0, fileName.length() - ".json".length());
    JsonNode content;
    try (InputStream in = resource.getInputStream()) {
      content = JSON.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(resource.getDescription(), unreadable);
    } catch (JacksonException unreadable) {
      throw new IllegalStateException(resource.getDescription() + " is no JSON", unreadable);
    }
    if (content.has("versions") && files.put(name, new PolicyFile(name, content)) != null) {
      throw new IllegalStateException("policy/" + name + ".json is on the class path twice");
    }
  }

  private PolicyFile file(String name) {
    PolicyFile file = files.get(name);
    if (file == null) {
      throw new IllegalStateException("policy/" + name + ".json is not on the class path");
    }
    return file;
  }

  private <T> T value(String name, Class<T> type, ObjectNode version) {
    return type.cast(
        read.computeIfAbsent(new Typed(type, version), _ -> convert(name, type, version)));
  }

  private static <T> T convert(String name, Class<T> type, ObjectNode version) {
    Set<String> wanted =
        type.isRecord()
            ? Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet())
            : Set.of();
    ObjectNode data = version.deepCopy();
    PolicyFile.envelope().stream()
        .filter(property -> !wanted.contains(property))
        .forEach(data::remove);
    String where =
        "policy/"
            + name
            + ".json, version of "
            + version.path("effectiveFrom").asString("")
            + (version.path("store").isString() ? " for " + version.path("store").asString() : "");
    T value;
    try {
      value = JSON.treeToValue(data, type);
    } catch (JacksonException unreadable) {
      throw new IllegalStateException(where + ": " + unreadable.getOriginalMessage(), unreadable);
    }
    if (value == null) {
      throw new IllegalStateException(where + " is empty");
    }
    requireComplete(where, value);
    return value;
  }

  /** Every component of a record, at any depth, is there unless it is {@code @Nullable}. */
  private static void requireComplete(String where, Object value) {
    switch (value) {
      case Record record -> {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          Object part = part(record, component);
          if (part != null) {
            requireComplete(where + ", " + component.getName(), part);
          } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new IllegalStateException(where + ": " + component.getName() + " is missing");
          }
        }
      }
      case Iterable<?> list -> list.forEach(each -> requireComplete(where, each));
      case Map<?, ?> map -> map.values().forEach(each -> requireComplete(where, each));
      case Object _ -> {}
    }
  }

  private static @Nullable Object part(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException inaccessible) {
      throw new IllegalStateException(inaccessible);
    }
  }
}
