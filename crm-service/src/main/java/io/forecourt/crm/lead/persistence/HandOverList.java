package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.lead.domain.HandOver;
import io.forecourt.crm.lead.domain.HandOvers;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of leads that wait for a new owner, and of those that found one. */
@Component
public class HandOverList implements HandOvers {
  private static final String WHY = "a hand-over follows its lead, whoever moves it";

  private final ScopedQueries queries;
  private final Keyset pages;

  HandOverList(ScopedQueries queries, Keyset pages) {
    this.queries = queries;
    this.pages = pages;
  }

  public Page<HandOver> page(HandOver.@Nullable State state, ListRequest request) {
    var query =
        ListQuery.of("SELECT h.* FROM lead_hand_over h WHERE {scope:h.store_code}")
            .and("h.state = :state", state);
    return pages.page(
        "crm.lead.read-hand-over",
        query,
        request,
        Map.of("dueAt", "h.due_at"),
        "h.id",
        HandOverList::read);
  }

  @Override
  public void add(HandOver handOver) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO lead_hand_over
              (id, lead_id, store_code, previous_owner_id, cause, state, opened_at, due_at, version)
            VALUES (:id, :lead, :store, :owner, :cause, :state, :opened, :due, 0)
            """)
        .param("id", handOver.id())
        .param("lead", handOver.leadId())
        .param("store", handOver.store())
        .param("owner", handOver.previousOwnerId())
        .param("cause", handOver.cause().name())
        .param("state", handOver.state().name())
        .param("opened", handOver.openedAt())
        .param("due", handOver.dueAt())
        .update();
  }

  @Override
  public Optional<HandOver> openOf(String leadId) {
    return queries
        .unscoped(WHY, "SELECT * FROM lead_hand_over WHERE lead_id = :lead AND state = 'OPEN'")
        .param("lead", leadId)
        .query(HandOverList::read)
        .optional();
  }

  @Override
  public void close(String leadId, HandOver.State how, @Nullable String consultantId, Instant at) {
    queries
        .unscoped(
            WHY,
            """
            UPDATE lead_hand_over
               SET state = :state, given_to_id = :consultant, closed_at = :at, version = version + 1
             WHERE lead_id = :lead AND state = 'OPEN'
            """)
        .param("lead", leadId)
        .param("state", how.name())
        .param("consultant", consultantId)
        .param("at", at)
        .update();
  }

  private static HandOver read(ResultSet row, int number) throws SQLException {
    var closedAt = row.getTimestamp("closed_at");
    return new HandOver(
        row.getString("id"),
        row.getString("lead_id"),
        row.getString("store_code"),
        row.getString("previous_owner_id"),
        HandOver.Cause.valueOf(row.getString("cause")),
        HandOver.State.valueOf(row.getString("state")),
        row.getTimestamp("opened_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        row.getString("given_to_id"),
        closedAt == null ? null : closedAt.toInstant());
  }
}
