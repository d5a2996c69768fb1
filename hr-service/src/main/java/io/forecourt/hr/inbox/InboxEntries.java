package io.forecourt.hr.inbox;

import io.forecourt.hr.fact.Fact;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/**
 * The rows of the inboxes. A delivered entry has the next number of its person, given under a lock
 * that is held until the commit: who has seen a number has seen all before it.
 */
@Repository
class InboxEntries {

  static final String COLUMNS =
      "e.id, e.number, e.owner_id, e.rule_code AS code, e.subject_id, e.event_type, e.happened_at,"
          + " e.delivered_at, e.urgent, e.text_zh, e.text_en, e.resource, e.read_at";

  static final RowMapper<InboxEntry> ROW = RecordMapper.of(InboxEntry.class);

  private static final String WHY = "inboxes are filled and streamed for their owners only";

  /** People in one statement. */
  private static final int RANGES = 50;

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

  /**
   * What these people have got beyond the number that each has seen, oldest first. Numbers are each
   * person's own, so each has an own range and limit: nobody waits for what another has missed.
   *
   * @param limit at most so many for each person
   */
  List<InboxEntry> after(Map<String, Long> seen, int limit) {
    List<InboxEntry> news = new ArrayList<>();
    seen.entrySet().stream()
        .gather(Gatherers.windowFixed(RANGES))
        .forEach(some -> news.addAll(ranges(some, limit)));
    news.sort(Comparator.comparingLong(InboxEntry::number));
    return news;
  }

  private List<InboxEntry> ranges(List<Map.Entry<String, Long>> seen, int limit) {
    String sql =
        IntStream.range(0, seen.size())
            .mapToObj(
                place ->
                    """
                    (SELECT %s FROM inbox_entry e
                      WHERE e.owner_id = :owner%d AND e.number > :seen%d
                      ORDER BY e.number LIMIT :limit)
                    """
                        .formatted(COLUMNS, place, place))
            .collect(Collectors.joining(" UNION ALL "));
    var query = queries.unscoped(WHY, sql).param("limit", limit);
    for (int place = 0; place < seen.size(); place++) {
      query =
          query
              .param("owner" + place, seen.get(place).getKey())
              .param("seen" + place, seen.get(place).getValue());
    }
    return query.query(ROW).list();
  }

  Optional<InboxEntry> find(String id) {
    return queries
        .unscoped(
            WHY,
            "SELECT " + COLUMNS + " FROM inbox_entry e WHERE e.id = :id AND e.number IS NOT NULL")
        .param("id", id)
        .query(ROW)
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

  /** The last number of each of these people who has one. */
  Map<String, Long> lastNumbers(Collection<String> people) {
    return queries
        .unscoped(
            WHY, "SELECT owner_id, last_number FROM inbox_counter WHERE owner_id IN (:people)")
        .param("people", people)
        .query((row, _) -> Map.entry(row.getString("owner_id"), row.getLong("last_number")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void markRead(String id, Instant now) {
    queries
        .unscoped(WHY, "UPDATE inbox_entry SET read_at = :now WHERE id = :id AND read_at IS NULL")
        .param("now", utc(now))
        .param("id", id)
        .update();
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
}
