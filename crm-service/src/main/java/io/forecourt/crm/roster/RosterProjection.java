package io.forecourt.crm.roster;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Projection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Keeps the shifts of every rota as hr last published it. */
@Component
class RosterProjection implements Projection {
  private static final String TABLE = "roster_shift";
  private static final String WHY = "a projection applies what hr published for any store";

  private final ScopedQueries queries;

  RosterProjection(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "roster";
  }

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public Set<String> types() {
    return Set.of("io.forecourt.hr.rota-published.v1");
  }

  @Override
  public void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table) {
    String shifts = table.apply(TABLE);
    queries
        .unscoped(WHY, "DELETE FROM " + shifts + " WHERE rota_id = :rota")
        .param("rota", event.subject())
        .update();
    String store = event.data().path("storeCode").asString(event.store());
    for (JsonNode shift : event.data().path("shifts")) {
      queries
          .unscoped(
              WHY,
              "INSERT INTO "
                  + shifts
                  + " (rota_id, person_id, starts_at, ends_at, store_code)"
                  + " VALUES (:rota, :person, :starts, :ends, :store)"
                  + " ON DUPLICATE KEY UPDATE ends_at = :ends")
          .param("rota", event.subject())
          .param("person", shift.path("personId").asString())
          .param("starts", Instant.parse(shift.path("startsAt").asString()))
          .param("ends", Instant.parse(shift.path("endsAt").asString()))
          .param("store", store)
          .update();
    }
  }
}
