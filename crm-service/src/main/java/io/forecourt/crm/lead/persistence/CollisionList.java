package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.lead.domain.Collision;
import io.forecourt.crm.lead.domain.Collisions;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collisions in a table. */
@Component
public class CollisionList implements Collisions {
  private static final String WHY = "a collision follows its lead, whoever enters it";

  private final ScopedQueries queries;
  private final Keyset pages;

  CollisionList(ScopedQueries queries, Keyset pages) {
    this.queries = queries;
    this.pages = pages;
  }

  public Page<Collision> page(Collision.@Nullable State state, ListRequest request) {
    var query =
        ListQuery.of("SELECT c.* FROM lead_collision c WHERE {scope:c.store_code}")
            .and("c.state = :state", state);
    return pages.page(
        "crm.lead.read-collision",
        query,
        request,
        Map.of("claimedAt", "c.claimed_at"),
        "c.id",
        CollisionList::read);
  }

  @Override
  public Collision get(String id) {
    return queries
        .unscoped(WHY, "SELECT * FROM lead_collision WHERE id = :id")
        .param("id", id)
        .query(CollisionList::read)
        .optional()
        .orElseThrow(() -> new NotFound("lead-collision", id));
  }

  @Override
  public void add(Collision collision) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO lead_collision
              (id, lead_id, store_code, owner_id, claimant_id, claimed_at, state, given_to_id, version)
            VALUES (:id, :lead, :store, :owner, :claimant, :at, :state, :given, 0)
            """)
        .param("id", collision.id())
        .param("lead", collision.leadId())
        .param("store", collision.store())
        .param("owner", collision.ownerId())
        .param("claimant", collision.claimantId())
        .param("at", collision.claimedAt())
        .param("state", collision.state().name())
        .param("given", collision.givenToId())
        .update();
  }

  @Override
  public void settled(String leadId, String givenTo, String by, Instant at) {
    queries
        .unscoped(
            WHY,
            """
            UPDATE lead_collision
               SET state = 'DECIDED', given_to_id = :given, decided_by = :by, decided_at = :at,
                   version = version + 1
             WHERE lead_id = :lead AND state = 'OPEN'
            """)
        .param("lead", leadId)
        .param("given", givenTo)
        .param("by", by)
        .param("at", at)
        .update();
  }

  private static Collision read(ResultSet row, int number) throws SQLException {
    var decidedAt = row.getTimestamp("decided_at");
    return new Collision(
        row.getString("id"),
        row.getString("lead_id"),
        row.getString("store_code"),
        row.getString("owner_id"),
        row.getString("claimant_id"),
        row.getTimestamp("claimed_at").toInstant(),
        Collision.State.valueOf(row.getString("state")),
        row.getString("given_to_id"),
        row.getString("decided_by"),
        decidedAt == null ? null : decidedAt.toInstant());
  }
}
