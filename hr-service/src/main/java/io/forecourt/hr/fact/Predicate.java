package io.forecourt.hr.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What must hold of an event for a rule to count it: {@code {"field":"kind","is":"PHONE"}}, {@code
 * {"field":"kind","in":["PHONE","VISIT"]}}, {@code {"field":"visitId","present":true}}, {@code
 * {"field":"done","atLeast":1}}, {@code {"field":"score","reaches":"requiredScore"}}, {@code
 * {"field":"leads","exceeds":"leadsBefore"}}, {@code {"field":"calls","sameAs":"callsAnswered"}},
 * {@code {"person":"completedBy"}} (the field names the person of the item), {@code {"all":[…]}},
 * {@code {"any":[…]}}, {@code {"not":{…}}}.
 *
 * <p>A field that is a list is or names what one of its elements is or names, and counts as its
 * length; an empty one is not present.
 */
public sealed interface Predicate {

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
      return fact.texts(field).stream().anyMatch(values::contains);
    }
  }

  record Present(String field, boolean present) implements Predicate {
    @Override
    public boolean test(Fact fact, String person) {
      return fact.has(field) == present;
    }
  }

  record AtLeast(String field, BigDecimal value) implements Predicate {
    @Override
    public boolean test(Fact fact, String person) {
      BigDecimal number = fact.number(field);
      return number != null && number.compareTo(value) >= 0;
    }
  }

  /** One field of the event is at least another, or more. */
  record Reaches(String field, String other, boolean more) implements Predicate {
    @Override
    public boolean test(Fact fact, String person) {
      BigDecimal number = fact.number(field);
      BigDecimal measure = fact.number(other);
      return number != null && measure != null && number.compareTo(measure) >= (more ? 1 : 0);
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
      return fact.texts(field).contains(person);
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
    if (json.has("reaches")) {
      return new Reaches(field, json.get("reaches").asString(), false);
    }
    if (json.has("exceeds")) {
      return new Reaches(field, json.get("exceeds").asString(), true);
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
