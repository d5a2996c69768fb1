package io.forecourt.hr.duty;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What must hold of an event for a rule to count it: {@code {"field":"kind","is":"PHONE"}}, {@code
 * {"field":"done","atLeast":1}}, {@code {"field":"calls","sameAs":"callsAnswered"}}, {@code
 * {"field":"visitId","present":true}}, {@code {"person":"completedBy"}} (the field names the person
 * of the item), {@code {"all":[…]}}, {@code {"any":[…]}}, {@code {"not":{…}}}.
 */
sealed interface Predicate {

  /**
   * @param person whose item is asked about
   */
  boolean test(Fact fact, String person);

  /** Field that must name the person, when there is one on every way through. */
  default @Nullable String personField() {
    return null;
  }

  record Is(String field, Set<String> values) implements Predicate {
    @Override
    public boolean test(Fact fact, String person) {
      String value = fact.text(field);
      return value != null && values.contains(value);
    }
  }

  record Present(String field, boolean present) implements Predicate {
    @Override
    public boolean test(Fact fact, String person) {
      JsonNode node = fact.node(field);
      return (node != null && !node.isNull()) == present;
    }
  }

  record AtLeast(String field, BigDecimal value) implements Predicate {
    @Override
    public boolean test(Fact fact, String person) {
      String text = fact.text(field);
      return text != null && new BigDecimal(text).compareTo(value) >= 0;
    }
  }

  record SameAs(String field, String other) implements Predicate {
    @Override
    public boolean test(Fact fact, String person) {
      String value = fact.text(field);
      return value != null && value.equals(fact.text(other));
    }
  }

  record Person(String field) implements Predicate {
    @Override
    public boolean test(Fact fact, String person) {
      return person.equals(fact.text(field));
    }

    @Override
    public String personField() {
      return field;
    }
  }

  record All(List<Predicate> parts) implements Predicate {
    @Override
    public boolean test(Fact fact, String person) {
      return parts.stream().allMatch(part -> part.test(fact, person));
    }

    @Override
    public @Nullable String personField() {
      for (Predicate part : parts) {
        String field = part.personField();
        if (field != null) {
          return field;
        }
      }
      return null;
    }
  }

  record Any(List<Predicate> parts) implements Predicate {
    @Override
    public boolean test(Fact fact, String person) {
      return parts.stream().anyMatch(part -> part.test(fact, person));
    }
  }

  record Not(Predicate part) implements Predicate {
    @Override
    public boolean test(Fact fact, String person) {
      return !part.test(fact, person);
    }
  }

  /**
   * @throws IllegalArgumentException if it is not of this language
   */
  static Predicate read(JsonNode json) {
    if (json.isArray()) {
      return new All(list(json));
    }
    if (json.has("all")) {
      return new All(list(json.get("all")));
    }
    if (json.has("any")) {
      return new Any(list(json.get("any")));
    }
    if (json.has("not")) {
      return new Not(read(json.get("not")));
    }
    if (json.has("person")) {
      return new Person(json.get("person").asString());
    }
    if (json.has("field")) {
      return ofField(json, json.get("field").asString());
    }
    throw new IllegalArgumentException("not a predicate: " + json);
  }

  private static Predicate ofField(JsonNode json, String field) {
    if (json.has("is")) {
      return new Is(field, Set.of(json.get("is").asString()));
    }
    if (json.has("in")) {
      List<String> values = new ArrayList<>();
      json.get("in").forEach(value -> values.add(value.asString()));
      return new Is(field, Set.copyOf(values));
    }
    if (json.has("present")) {
      return new Present(field, json.get("present").asBoolean());
    }
    if (json.has("atLeast")) {
      return new AtLeast(field, new BigDecimal(json.get("atLeast").asString()));
    }
    if (json.has("sameAs")) {
      return new SameAs(field, json.get("sameAs").asString());
    }
    throw new IllegalArgumentException("not a predicate: " + json);
  }

  private static List<Predicate> list(JsonNode json) {
    List<Predicate> parts = new ArrayList<>();
    json.forEach(part -> parts.add(read(part)));
    return List.copyOf(parts);
  }
}
