package io.forecourt.hr.duty;

import io.forecourt.hr.fact.Fact;
import io.forecourt.platform.access.ScopedQueries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What has counted for which item, and facts that came before the item they settle. */
@Repository
class EvidenceBook {

  /** How a fact stands to an item. */
  enum Part {
    /** It counts. */
    PART,
    /** It is one of those that a share is taken of. */
    WHOLE,
    /** It would count but happened after the deadline. */
    LATE
  }

  record Entry(
      String eventId,
      Part part,
      String type,
      String subject,
      Instant happenedAt,
      Instant recordedAt) {}

  record Share(int wholes, int parts) {}

  private static final String WHY = "facts are matched for everybody, before a caller is known";

  private final ScopedQueries queries;
  private final JsonMapper json;

  EvidenceBook(ScopedQueries queries, JsonMapper json) {
    this.queries = queries;
    this.json = json;
  }

  /**
   * @return false if it is noted already
   */
  boolean note(String itemId, int requirement, Fact fact, Part part, String caseKey, Instant now) {
    boolean known =
        queries
                .unscoped(
                    WHY,
                    "SELECT COUNT(*) FROM duty_evidence"
                        + " WHERE item_id = :item AND event_id = :event AND part = :part"
                        + " AND requirement = :requirement")
                .param("item", itemId)
                .param("requirement", requirement)
                .param("event", fact.eventId())
                .param("part", part.name())
                .query(Long.class)
                .single()
            > 0;
    if (known) {
      return false;
    }
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO duty_evidence
                   (item_id, event_id, part, requirement, type, subject, case_key, happened_at,
                    recorded_at)
            VALUES (:item, :event, :part, :requirement, :type, :subject, :case, :at, :now)
            """)
        .param("item", itemId)
        .param("event", fact.eventId())
        .param("part", part.name())
        .param("requirement", requirement)
        .param("type", fact.type())
        .param("subject", fact.subject())
        .param("case", caseKey)
        .param("at", utc(fact.at()))
        .param("now", utc(now))
        .update();
    return true;
  }

  int count(String itemId, int requirement) {
    return number("COUNT(DISTINCT event_id)", itemId, requirement);
  }

  int countCases(String itemId, int requirement) {
    return number("COUNT(DISTINCT case_key)", itemId, requirement);
  }

  private int number(String what, String itemId, int requirement) {
    return queries
        .unscoped(
            WHY,
            "SELECT "
                + what
                + " FROM duty_evidence"
                + " WHERE item_id = :item AND requirement = :requirement AND part = 'PART'")
        .param("item", itemId)
        .param("requirement", requirement)
        .query(Integer.class)
        .single();
  }

  Share share(String itemId, int requirement) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(DISTINCT w.case_key) AS wholes, COUNT(DISTINCT p.case_key) AS parts
              FROM duty_evidence w
              LEFT JOIN duty_evidence p
                ON p.item_id = w.item_id AND p.requirement = w.requirement AND p.part = 'PART'
               AND p.case_key = w.case_key
             WHERE w.item_id = :item AND w.requirement = :requirement AND w.part = 'WHOLE'
            """)
        .param("item", itemId)
        .param("requirement", requirement)
        .query((row, _) -> new Share(row.getInt("wholes"), row.getInt("parts")))
        .single();
  }

  List<Entry> entries(String itemId, int limit) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT event_id, part, type, subject, happened_at, recorded_at FROM duty_evidence
             WHERE item_id = :item ORDER BY happened_at DESC, event_id LIMIT :limit
            """)
        .param("item", itemId)
        .param("limit", limit)
        .query((row, _) -> entry(row))
        .list();
  }

  Optional<Entry> last(String itemId) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT event_id, part, type, subject, happened_at, recorded_at FROM duty_evidence
             WHERE item_id = :item AND part = 'PART' ORDER BY happened_at DESC, event_id LIMIT 1
            """)
        .param("item", itemId)
        .query((row, _) -> entry(row))
        .optional();
  }

  /** The item counts until another moment now: what was late for the old one is in time for it. */
  void judgeLateAgain(String itemId, Instant until) {
    queries
        .unscoped(
            WHY,
            "UPDATE duty_evidence SET part = 'PART'"
                + " WHERE item_id = :item AND part = 'LATE' AND happened_at < :until")
        .param("item", itemId)
        .param("until", utc(until))
        .update();
  }

  /** Cases of a share that nobody has settled are another's from now on. */
  void forgetOpenCases(String itemId) {
    queries
        .unscoped(
            WHY,
            """
            DELETE w FROM duty_evidence w
              LEFT JOIN duty_evidence p
                ON p.item_id = w.item_id AND p.requirement = w.requirement AND p.part = 'PART'
               AND p.case_key = w.case_key
             WHERE w.item_id = :item AND w.part = 'WHOLE' AND p.item_id IS NULL
            """)
        .param("item", itemId)
        .update();
  }

  /**
   * Holds a case until the end of the running transaction, so that of two facts that speak of it
   * the later one sees what the earlier one opened or kept. One statement for a new case and a
   * known one, which asks for the exclusive lock at once; whoever holds several asks in the order
   * of their keys.
   */
  void holdCase(String caseKey, Instant now) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO duty_case (case_key, touched_at) VALUES (:case, :now)
            ON DUPLICATE KEY UPDATE touched_at = :now
            """)
        .param("case", caseKey)
        .param("now", utc(now))
        .update();
  }

  /** Cases of which nothing was told for long are held by a new row when something is. */
  void forgetCases(Instant before) {
    queries
        .unscoped(WHY, "DELETE FROM duty_case WHERE touched_at < :before")
        .param("before", utc(before))
        .update();
  }

  void keepEarly(String dutyId, String caseKey, Fact fact) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO duty_early_fact
                   (duty_id, event_id, case_key, type, subject, sequence, store_code, actor,
                    happened_at, data)
            VALUES (:duty, :event, :case, :type, :subject, :sequence, :store, :actor, :at, :data)
            ON DUPLICATE KEY UPDATE case_key = case_key
            """)
        .param("duty", dutyId)
        .param("event", fact.eventId())
        .param("case", caseKey)
        .param("type", fact.type())
        .param("subject", fact.subject())
        .param("sequence", fact.sequence())
        .param("store", fact.store())
        .param("actor", fact.actor())
        .param("at", utc(fact.at()))
        .param("data", json.writeValueAsString(fact.data()))
        .update();
  }

  /** Takes the facts that came before their item, oldest first. */
  List<Fact> takeEarly(String dutyId, String caseKey) {
    List<Fact> early =
        queries
            .unscoped(
                WHY,
                """
                SELECT event_id, type, subject, sequence, store_code, actor, happened_at, data
                  FROM duty_early_fact WHERE duty_id = :duty AND case_key = :case
                 ORDER BY happened_at, sequence, event_id
                """)
            .param("duty", dutyId)
            .param("case", caseKey)
            .query(
                (row, _) ->
                    new Fact(
                        row.getString("event_id"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getLong("sequence"),
                        row.getString("store_code"),
                        row.getString("actor"),
                        instant(row, "happened_at"),
                        json.readTree(row.getString("data"))))
            .list();
    if (!early.isEmpty()) {
      queries
          .unscoped(WHY, "DELETE FROM duty_early_fact WHERE duty_id = :duty AND case_key = :case")
          .param("duty", dutyId)
          .param("case", caseKey)
          .update();
    }
    return early;
  }

  void forgetEarly(Instant before) {
    queries
        .unscoped(WHY, "DELETE FROM duty_early_fact WHERE happened_at < :before")
        .param("before", utc(before))
        .update();
  }

  static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("event_id"),
        Part.valueOf(row.getString("part")),
        row.getString("type"),
        row.getString("subject"),
        instant(row, "happened_at"),
        instant(row, "recorded_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
