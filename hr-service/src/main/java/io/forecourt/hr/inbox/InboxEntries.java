package io.forecourt.hr.inbox;

import io.forecourt.hr.fact.Fact;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.value.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The rows of the inboxes. A delivered entry has the next number of its person, given under a lock
 * that is held until the commit: who has seen a number has seen all before it.
 */
@Repository
class InboxEntries {

  static final String COLUMNS =
      "e.id, e.number, e.owner_id, e.rule_code, e.subject_id, e.event_type, e.happened_at,"
          + " e.delivered_at, e.urgent, e.text_zh, e.text_en, e.resource, e.read_at";

  private static final String WHY = "inboxes are filled and streamed for their owners only";

  private final ScopedQueries queries;

  InboxEntries(ScopedQueries queries) {
    this.queries = queries;
  }

  /**
   * @return the id of the new entry; empty when the person was told of this already
   */
  Optional<String> add(InboxRule rule, Fact fact, String person) {
    String id = Ids.next();
    int added =
        queries
            .unscoped(
                WHY,
                """
                INSERT INTO inbox_entry
                       (id, store_code, owner_id, rule_code, subject_id, occasion, event_id,
                        event_type, happened_at, urgent, text_zh, text_en, resource)
                VALUES (:id, :store, :owner, :rule, :subject, :occasion, :event, :type, :at, :urgent,
                        :zh, :en, :resource)
                ON DUPLICATE KEY UPDATE owner_id = owner_id
                """)
            .param("id", id)
            .param("store", fact.store())
            .param("owner", person)
            .param("rule", rule.code())
            .param("subject", fact.subject())
            .param("occasion", rule.occasionOf(fact))
            .param("event", fact.eventId())
            .param("type", fact.type())
            .param("at", utc(fact.at()))
            .param("urgent", rule.urgent())
            .param("zh", rule.textZh())
            .param("en", rule.textEn())
            .param("resource", rule.resourceOf(fact))
            .update();
    return added > 0 && exists(id) ? Optional.of(id) : Optional.empty();
  }

  /** Gives the entry its number; one that has a number keeps it. */
  void deliver(String id, Instant now) {
    Optional<String> owner =
        queries
            .unscoped(WHY, "SELECT owner_id FROM inbox_entry WHERE id = :id AND number IS NULL")
            .param("id", id)
            .query(String.class)
            .optional();
    if (owner.isEmpty()) {
      return;
    }
    queries
        .unscoped(
            WHY,
            "INSERT INTO inbox_counter (owner_id, last_number) VALUES (:owner, 1)"
                + " ON DUPLICATE KEY UPDATE last_number = last_number + 1")
        .param("owner", owner.get())
        .update();
    queries
        .unscoped(
            WHY,
            "UPDATE inbox_entry SET delivered_at = :now, number ="
                + " (SELECT c.last_number FROM inbox_counter c WHERE c.owner_id = :owner)"
                + " WHERE id = :id")
        .param("now", utc(now))
        .param("owner", owner.get())
        .param("id", id)
        .update();
  }

  /** What these people have got beyond the number, oldest first. */
  List<InboxEntry> after(Collection<String> people, long number, int limit) {
    return queries
        .unscoped(
            WHY,
            "SELECT "
                + COLUMNS
                + " FROM inbox_entry e WHERE e.owner_id IN (:people) AND e.number > :number"
                + " ORDER BY e.number, e.owner_id LIMIT :limit")
        .param("people", people)
        .param("number", number)
        .param("limit", limit)
        .query((row, _) -> entry(row))
        .list();
  }

  Optional<InboxEntry> find(String id) {
    return queries
        .unscoped(
            WHY,
            "SELECT " + COLUMNS + " FROM inbox_entry e WHERE e.id = :id AND e.number IS NOT NULL")
        .param("id", id)
        .query((row, _) -> entry(row))
        .optional();
  }

  long unread(String person) {
    return queries
        .unscoped(
            WHY,
            "SELECT COUNT(*) FROM inbox_entry"
                + " WHERE owner_id = :person AND read_at IS NULL AND number IS NOT NULL")
        .param("person", person)
        .query(Long.class)
        .single();
  }

  long lastNumber(String person) {
    return queries
        .unscoped(WHY, "SELECT last_number FROM inbox_counter WHERE owner_id = :person")
        .param("person", person)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  void markRead(String id, Instant now) {
    queries
        .unscoped(WHY, "UPDATE inbox_entry SET read_at = :now WHERE id = :id AND read_at IS NULL")
        .param("now", utc(now))
        .param("id", id)
        .update();
  }

  static InboxEntry entry(ResultSet row) throws SQLException {
    return new InboxEntry(
        row.getString("id"),
        row.getLong("number"),
        row.getString("owner_id"),
        row.getString("rule_code"),
        row.getString("subject_id"),
        row.getString("event_type"),
        instant(row, "happened_at"),
        instant(row, "delivered_at"),
        row.getBoolean("urgent"),
        row.getString("text_zh"),
        row.getString("text_en"),
        row.getString("resource"),
        optionalInstant(row, "read_at"));
  }

  private boolean exists(String id) {
    return queries
            .unscoped(WHY, "SELECT COUNT(*) FROM inbox_entry WHERE id = :id")
            .param("id", id)
            .query(Long.class)
            .single()
        > 0;
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Instant optionalInstant(ResultSet row, String column)
      throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
