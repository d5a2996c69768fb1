package io.forecourt.sales.outlet;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Projection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Which reports of the market crm has of which territory; what they say stays there. */
@Component
class KnownIntelligence implements Projection {

  private static final String TABLE = "known_intelligence";
  private static final String WHY = "ids of reports and their territory belong to nobody";

  private final ScopedQueries queries;

  KnownIntelligence(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "known-intelligence";
  }

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public Set<String> types() {
    return Set.of("io.forecourt.crm.intelligence-reported.v1");
  }

  @Override
  public void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table) {
    String centre = event.data().path("centreCode").asString("");
    if (centre.isEmpty()) {
      return;
    }
    queries
        .unscoped(
            WHY,
            """
            REPLACE INTO %s (intelligence_id, store_code, centre_code, reported_at)
            VALUES (:id, :store, :centre, :at)
            """
                .formatted(table.apply(TABLE)))
        .param("id", event.data().path("intelligenceId").asString())
        .param("store", event.store())
        .param("centre", centre)
        .param("at", LocalDateTime.ofInstant(event.time(), ZoneOffset.UTC))
        .update();
  }

  /** Those of the ids that were reported of the territory since then. */
  Set<String> among(Collection<String> ids, String store, String centreCode, Instant since) {
    return ids.isEmpty()
        ? Set.of()
        : Set.copyOf(
            queries
                .unscoped(
                    WHY,
                    """
                    SELECT intelligence_id FROM known_intelligence
                     WHERE intelligence_id IN (:ids) AND store_code = :store
                       AND centre_code = :centre AND reported_at >= :since
                    """)
                .param("ids", ids)
                .param("store", store)
                .param("centre", centreCode)
                .param("since", LocalDateTime.ofInstant(since, ZoneOffset.UTC))
                .query(String.class)
                .list());
  }
}
