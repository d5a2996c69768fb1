package io.forecourt.crm.roster;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.RuleViolation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each consultant of a store knows best, and where their customers live. */
@Component
public class ConsultantSkills {
  private static final String MODEL = "MODEL";
  private static final String DISTRICT = "DISTRICT";
  private static final String WHY = "work is given out by rule, whoever registers the visit";

  /**
   * @param models codes of models or of their series
   */
  public record Skills(Set<String> models, Set<String> districts) {
    public static final Skills NONE = new Skills(Set.of(), Set.of());
  }

  /** The skills of one consultant. */
  record Entry(String personId, Skills skills) {}

  private record Row(String personId, String kind, String code) {}

  private final ScopedQueries queries;
  private final Roster roster;
  private final Access access;

  ConsultantSkills(ScopedQueries queries, Roster roster, Access access) {
    this.queries = queries;
    this.roster = roster;
    this.access = access;
  }

  /** What was said of these people; who is missing has no preference. */
  public Map<String, Skills> of(String store, Collection<String> personIds) {
    if (personIds.isEmpty()) {
      return Map.of();
    }
    return bySkill(
        queries
            .unscoped(
                WHY,
                """
                SELECT person_id, kind, code FROM consultant_skill
                 WHERE store_code = :store AND person_id IN (:people)
                """)
            .param("store", store)
            .param("people", personIds)
            .query(Row.class)
            .list());
  }

  /** Everybody in the caller's scope of whom anything was said. */
  @Transactional(readOnly = true)
  List<Entry> all() {
    return bySkill(
            queries
                .sql(
                    "crm.consultant-skill.read",
                    """
                    SELECT k.person_id, k.kind, k.code FROM consultant_skill k
                     WHERE {scope:k.store_code} ORDER BY k.person_id, k.kind, k.code LIMIT 10000
                    """)
                .query(Row.class)
                .list())
        .entrySet()
        .stream()
        .map(entry -> new Entry(entry.getKey(), entry.getValue()))
        .sorted(java.util.Comparator.comparing(Entry::personId))
        .toList();
  }

  /**
   * Replaces what was said of a consultant.
   *
   * @throws RuleViolation if the person does not sell in the caller's store
   */
  @Transactional
  Entry say(Entry entry) {
    String store = access.caller().store();
    String person = entry.personId();
    if (!roster.isConsultant(store, person)) {
      throw new RuleViolation("lead.not-a-consultant", person, store);
    }
    queries
        .unscoped(
            "the store is the caller's own",
            "DELETE FROM consultant_skill WHERE store_code = :store AND person_id = :person")
        .param("store", store)
        .param("person", person)
        .update();
    entry.skills().models().forEach(code -> insert(store, person, MODEL, code));
    entry.skills().districts().forEach(code -> insert(store, person, DISTRICT, code));
    return entry;
  }

  private void insert(String store, String person, String kind, String code) {
    queries
        .unscoped(
            "the store is the caller's own",
            """
            INSERT INTO consultant_skill (store_code, person_id, kind, code)
            VALUES (:store, :person, :kind, :code)
            """)
        .param("store", store)
        .param("person", person)
        .param("kind", kind)
        .param("code", code)
        .update();
  }

  private static Map<String, Skills> bySkill(List<Row> rows) {
    Map<String, Skills> known = new HashMap<>();
    for (Row row : rows) {
      Skills skills =
          known.computeIfAbsent(row.personId(), _ -> new Skills(new TreeSet<>(), new TreeSet<>()));
      (row.kind().equals(MODEL) ? skills.models() : skills.districts()).add(row.code());
    }
    return known;
  }
}
