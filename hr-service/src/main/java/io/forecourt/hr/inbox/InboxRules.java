package io.forecourt.hr.inbox;

import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.fact.Predicate;
import io.forecourt.hr.inbox.InboxRule.Recipient;
import io.forecourt.platform.event.EventTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code policy/inbox-rules.json}, read and checked at the start: two rules of one code, or a word
 * outside the language, stop it.
 */
final class InboxRules implements EventTypes {

  private record Version(LocalDate effectiveFrom, List<InboxRule> rules) {}

  private final List<Version> newestFirst = new ArrayList<>();

  InboxRules(JsonNode file) {
    file.get("versions").forEach(version -> newestFirst.add(read(version)));
    newestFirst.sort(Comparator.comparing(Version::effectiveFrom).reversed());
  }

  static InboxRules load(JsonMapper json) {
    try (var in = new ClassPathResource("policy/inbox-rules.json").getInputStream()) {
      return new InboxRules(json.readTree(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The rules of the day that take the fact. */
  List<InboxRule> about(Fact fact, LocalDate date) {
    return inForce(date).stream().filter(rule -> rule.takes(fact)).toList();
  }

  List<InboxRule> inForce(LocalDate date) {
    return newestFirst.stream()
        .filter(version -> !version.effectiveFrom().isAfter(date))
        .findFirst()
        .map(Version::rules)
        .orElse(List.of());
  }

  @Override
  public Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    newestFirst.forEach(version -> version.rules().forEach(rule -> types.addAll(rule.types())));
    return types;
  }

  private static Version read(JsonNode json) {
    List<InboxRule> rules = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (JsonNode written : json.get("rules")) {
      InboxRule rule = rule(written);
      if (!codes.add(rule.code())) {
        throw new IllegalArgumentException("two inbox rules are called " + rule.code());
      }
      rules.add(rule);
    }
    return new Version(LocalDate.parse(json.get("effectiveFrom").asString()), List.copyOf(rules));
  }

  private static InboxRule rule(JsonNode json) {
    try {
      Set<String> types = new LinkedHashSet<>();
      json.get("on").forEach(type -> types.add("io.forecourt." + type.asString() + ".v1"));
      JsonNode when = json.get("when");
      return new InboxRule(
          json.get("code").asString(),
          types,
          when == null ? new Predicate.All(List.of()) : Predicate.read(when),
          recipient(json.get("to")),
          text(json, "except"),
          text(json, "occasion"),
          json.path("urgent").asBoolean(false),
          text(json, "resource"),
          json.get("zh").asString(),
          json.get("en").asString());
    } catch (RuntimeException broken) {
      throw new IllegalArgumentException("an inbox rule cannot be read: " + json, broken);
    }
  }

  private static Recipient recipient(JsonNode json) {
    if (json.has("field")) {
      return new Recipient.Field(json.get("field").asString());
    }
    if (json.has("role")) {
      return new Recipient.Role(json.get("role").asString());
    }
    if (json.has("rolesIn")) {
      return new Recipient.RolesIn(json.get("rolesIn").asString());
    }
    return new Recipient.HeadOf(json.get("headOf").asString());
  }

  private static @Nullable String text(JsonNode json, String name) {
    JsonNode value = json.get(name);
    return value == null ? null : value.asString();
  }
}
