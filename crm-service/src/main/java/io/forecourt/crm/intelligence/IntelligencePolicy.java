package io.forecourt.crm.intelligence;

import io.forecourt.platform.rule.InvalidInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a store collects, and which fields each topic has. */
record IntelligencePolicy(Set<String> sources, List<Topic> topics) {

  /** What a report of a topic must name. */
  enum Need {
    RIVAL("/rival"),
    LEAD("/leadId"),
    CENTRE("/centreCode");

    private final String pointer;

    Need(String pointer) {
      this.pointer = pointer;
    }

    private boolean metBy(Intelligence.Report report) {
      return switch (this) {
        case RIVAL -> report.rival() != null;
        case LEAD -> report.leadId() != null;
        case CENTRE -> report.centreCode() != null;
      };
    }
  }

  /** What a field holds. */
  enum Kind {
    TEXT(_ -> true),
    NUMBER(
        value -> {
          try {
            return new BigDecimal(value).precision() > 0;
          } catch (NumberFormatException no) {
            return false;
          }
        }),
    DATE(
        value -> {
          try {
            return LocalDate.parse(value) != null;
          } catch (DateTimeParseException no) {
            return false;
          }
        });

    private final Predicate<String> form;

    Kind(Predicate<String> form) {
      this.form = form;
    }
  }

  record FieldKind(String name, Kind kind, boolean required) {}

  /**
   * @param cited whether a campaign that cites it answers the public or the trade
   */
  record Topic(String code, boolean cited, Set<Need> needs, List<FieldKind> fields) {}

  /**
   * @return the topic, when the report keeps its form
   * @throws InvalidInput naming everything that does not
   */
  Topic check(Intelligence.Report report) {
    List<InvalidInput.Field> wrong = new ArrayList<>();
    if (!sources.contains(report.source())) {
      wrong.add(new InvalidInput.Field("/source", "intelligence.unknown-word"));
    }
    Topic topic =
        topics.stream()
            .filter(one -> one.code().equals(report.topic()))
            .findFirst()
            .orElseThrow(() -> new InvalidInput("/topic", "intelligence.unknown-word"));
    topic.needs().stream()
        .filter(need -> !need.metBy(report))
        .forEach(need -> wrong.add(new InvalidInput.Field(need.pointer, "field.required")));
    Map<String, FieldKind> known =
        topic.fields().stream().collect(Collectors.toMap(FieldKind::name, field -> field));
    Map<String, String> given = new TreeMap<>(report.fields());
    topic.fields().stream()
        .filter(field -> field.required() && !given.containsKey(field.name()))
        .forEach(
            field ->
                wrong.add(new InvalidInput.Field("/fields/" + field.name(), "field.required")));
    given.forEach(
        (name, value) -> {
          FieldKind field = known.get(name);
          if (field == null) {
            wrong.add(new InvalidInput.Field("/fields", "intelligence.unknown-field"));
          } else if (!field.kind().form.test(value)) {
            wrong.add(new InvalidInput.Field("/fields/" + name, "intelligence.field-form"));
          }
        });
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
    return topic;
  }

  /** Whether the report brings figures. */
  static boolean hasStatistics(Topic topic, Intelligence.Report report) {
    return topic.fields().stream()
        .anyMatch(
            field -> field.kind() == Kind.NUMBER && report.fields().containsKey(field.name()));
  }
}
