package io.forecourt.hr.duty;

import io.forecourt.hr.duty.DutyRule.Assignee;
import io.forecourt.hr.duty.DutyRule.Due;
import io.forecourt.hr.duty.DutyRule.Matcher;
import io.forecourt.hr.duty.DutyRule.Need;
import io.forecourt.hr.duty.DutyRule.Requirement;
import io.forecourt.hr.fact.Predicate;
import io.forecourt.platform.event.EventTypes;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Term;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The duties of {@code policy/duties.json} and the rules of {@code policy/duty-rules.json}, read
 * and checked at the start: a rule for an unknown duty, two rules for one, or a word outside the
 * language stops it.
 */
final class DutyRules implements EventTypes {

  /** The rules from one date on. */
  record Version(
      LocalDate effectiveFrom,
      Map<String, DutyRule> byDuty,
      Map<String, List<DutyRule>> byType,
      Map<String, JsonNode> asWritten) {

    DutyRule of(String duty) {
      DutyRule rule = byDuty.get(duty);
      return rule == null ? new DutyRule.Unwatched(duty) : rule;
    }

    List<DutyRule> listening(String type) {
      return byType.getOrDefault(type, List.of());
    }
  }

  private final Map<String, Duty> duties = new LinkedHashMap<>();
  private final Map<String, List<Duty>> byList = new HashMap<>();
  private final List<Version> newestFirst = new ArrayList<>();

  DutyRules(List<Duty> duties, JsonNode rules) {
    for (Duty duty : duties) {
      if (this.duties.put(duty.id(), duty) != null) {
        throw new IllegalArgumentException("duty " + duty.id() + " is there twice");
      }
      byList.computeIfAbsent(duty.list(), _ -> new ArrayList<>()).add(duty);
    }
    rules.get("versions").forEach(version -> newestFirst.add(read(version)));
    newestFirst.sort(Comparator.comparing(Version::effectiveFrom).reversed());
  }

  static DutyRules load(JsonMapper json) {
    try (var duties = new ClassPathResource("policy/duties.json").getInputStream();
        var rules = new ClassPathResource("policy/duty-rules.json").getInputStream()) {
      return new DutyRules(
          json.readValue(duties, new TypeReference<List<Duty>>() {}), json.readTree(rules));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * @throws IllegalStateException if no version is in force yet
   */
  Version at(LocalDate date) {
    return newestFirst.stream()
        .filter(version -> !version.effectiveFrom().isAfter(date))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no duty rules are in force on " + date));
  }

  Duty duty(String id) {
    Duty duty = duties.get(id);
    if (duty == null) {
      throw new IllegalStateException("no duty " + id);
    }
    return duty;
  }

  boolean knows(String id) {
    return duties.containsKey(id);
  }

  List<Duty> ofList(String list) {
    return byList.getOrDefault(list, List.of());
  }

  int count() {
    return duties.size();
  }

  /** Every event type that any rule of any version listens to. */
  @Override
  public Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    newestFirst.forEach(version -> types.addAll(version.byType().keySet()));
    return types;
  }

  private Version read(JsonNode json) {
    Map<String, DutyRule> byDuty = new LinkedHashMap<>();
    Map<String, List<DutyRule>> byType = new HashMap<>();
    Map<String, JsonNode> asWritten = new HashMap<>();
    for (JsonNode written : json.get("rules")) {
      DutyRule rule = rule(written);
      if (!duties.containsKey(rule.duty())) {
        throw new IllegalArgumentException("a rule names the unknown duty " + rule.duty());
      }
      if (byDuty.put(rule.duty(), rule) != null) {
        throw new IllegalArgumentException("duty " + rule.duty() + " has two rules");
      }
      asWritten.put(rule.duty(), written);
      rule.types().forEach(type -> byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(rule));
    }
    return new Version(
        LocalDate.parse(json.get("effectiveFrom").asString()), byDuty, byType, asWritten);
  }

  private static DutyRule rule(JsonNode json) {
    String duty = json.get("duty").asString();
    try {
      if (json.has("tick")) {
        return new DutyRule.Ticked(duty);
      }
      List<Requirement> requirements = requirements(json);
      return json.has("opens")
          ? perCase(duty, json, requirements)
          : perPeriod(duty, requirements, json.get("settleWithin"));
    } catch (RuntimeException broken) {
      throw new IllegalArgumentException("the rule of duty " + duty + " cannot be read", broken);
    }
  }

  private static DutyRule perPeriod(
      String duty, List<Requirement> requirements, @Nullable JsonNode settleWithin) {
    if (requirements.stream().allMatch(one -> one.need() instanceof Need.None)) {
      throw new IllegalArgumentException("nothing that happens closes it");
    }
    if (requirements.stream().anyMatch(Requirement::afterOpening)) {
      throw new IllegalArgumentException("only a case is opened");
    }
    if (settleWithin != null
        && requirements.stream().noneMatch(one -> one.need() instanceof Need.Share)) {
      throw new IllegalArgumentException("only cases of a share are settled later");
    }
    return new DutyRule.PerPeriod(
        duty, requirements, settleWithin == null ? null : term(settleWithin));
  }

  private static DutyRule perCase(String duty, JsonNode json, List<Requirement> requirements) {
    JsonNode opens = json.get("opens");
    JsonNode moves = json.get("moves");
    JsonNode drops = json.get("drops");
    Matcher opening = matcher(opens);
    if (opening.caseField() == null
        || requirements.stream().anyMatch(one -> one.evidence().caseField() == null)) {
      throw new IllegalArgumentException("a rule with a trigger needs a case on both sides");
    }
    if (!requirements.stream().allMatch(one -> one.need() instanceof Need.Count)) {
      throw new IllegalArgumentException("a case needs a count of events");
    }
    return new DutyRule.PerCase(
        duty,
        opening,
        assignee(opens.get("for")),
        due(json.get("deadline")),
        requirements,
        moves == null ? null : matcher(moves),
        moves == null ? null : moves.get("to").asString(),
        drops == null ? null : matcher(drops));
  }

  private static Term term(JsonNode json) {
    CalendarKind calendar = CalendarKind.valueOf(json.get("calendar").asString());
    return json.has("endOfDay")
        ? new Term(calendar, null, json.get("endOfDay").asInt())
        : new Term(calendar, Duration.parse(json.get("within").asString()), null);
  }

  private static List<Requirement> requirements(JsonNode json) {
    JsonNode all = json.get("all");
    if (all == null) {
      return List.of(requirement(json));
    }
    List<Requirement> requirements = new ArrayList<>();
    all.forEach(one -> requirements.add(requirement(one)));
    if (requirements.size() < 2) {
      throw new IllegalArgumentException("'all' is for several");
    }
    return List.copyOf(requirements);
  }

  private static Requirement requirement(JsonNode json) {
    JsonNode evidence = json.get("evidence");
    return new Requirement(
        matcher(evidence), need(json.get("need")), evidence.path("afterOpening").asBoolean(false));
  }

  private static Matcher matcher(JsonNode json) {
    Set<String> types = new LinkedHashSet<>();
    json.get("on").forEach(type -> types.add("io.forecourt." + type.asString() + ".v1"));
    if (types.isEmpty()) {
      throw new IllegalArgumentException("no event types: " + json);
    }
    JsonNode when = json.get("when");
    JsonNode caseField = json.get("case");
    return new Matcher(
        types,
        when == null ? new Predicate.All(List.of()) : Predicate.read(when),
        caseField == null ? null : caseField.asString());
  }

  private static Need need(@Nullable JsonNode json) {
    if (json == null) {
      return new Need.Count(1);
    }
    if (json.has("count")) {
      return new Need.Count(json.get("count").asInt());
    }
    if (json.has("distinct")) {
      return new Need.Distinct(json.get("distinct").asInt());
    }
    if (json.has("growth")) {
      return new Need.Growth();
    }
    if (json.has("fall")) {
      return new Need.Fall();
    }
    if (json.has("none")) {
      return new Need.None();
    }
    return new Need.Share(matcher(json.get("of")), new BigDecimal(json.get("share").asString()));
  }

  private static Assignee assignee(JsonNode json) {
    return json.has("role")
        ? new Assignee.Role(json.get("role").asString())
        : new Assignee.Field(json.get("field").asString());
  }

  private static Due due(JsonNode json) {
    JsonNode fromField = json.get("from");
    String from = fromField == null ? null : fromField.asString();
    if (json.has("before")) {
      return new Due.Before(
          json.get("before").asString(), Duration.parse(json.get("by").asString()));
    }
    CalendarKind calendar = CalendarKind.valueOf(json.get("calendar").asString());
    return json.has("endOfDay")
        ? new Due.EndOfDay(from, calendar, json.get("endOfDay").asInt())
        : new Due.Within(from, calendar, Duration.parse(json.get("within").asString()));
  }
}
