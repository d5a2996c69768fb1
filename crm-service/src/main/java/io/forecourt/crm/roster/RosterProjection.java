package io.forecourt.crm.roster;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Projection;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the shifts of every rota as hr last published it, the swaps after that, and the days of
 * leave.
 */
@Component
class RosterProjection implements Projection {
  private static final String SHIFTS = "roster_shift";
  private static final String LEAVES = "roster_leave";
  private static final String PUBLISHED = "io.forecourt.hr.rota-published.v1";
  private static final String SWAPPED = "io.forecourt.hr.shift-swapped.v1";
  private static final String LEAVE = "io.forecourt.hr.leave-approved.v1";
  private static final String WHY = "a projection applies what hr published for any store";

  private final ScopedQueries queries;
  private final StoreCalendars calendars;

  RosterProjection(ScopedQueries queries, StoreCalendars calendars) {
    this.queries = queries;
    this.calendars = calendars;
  }

  @Override
  public String name() {
    return "roster";
  }

  @Override
  public List<String> tables() {
    return List.of(SHIFTS, LEAVES);
  }

  @Override
  public Set<String> types() {
    return Set.of(PUBLISHED, SWAPPED, LEAVE);
  }

  @Override
  public void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table) {
    switch (event.type()) {
      case PUBLISHED -> published(event, table.apply(SHIFTS));
      case SWAPPED -> swapped(event, table.apply(SHIFTS));
      case LEAVE -> onLeave(event, table.apply(LEAVES));
      default -> {} // a string, not our own type
    }
  }

  private void published(IncomingEvent<JsonNode> event, String shifts) {
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

  private void swapped(IncomingEvent<JsonNode> event, String shifts) {
    LocalDate date = LocalDate.parse(event.data().path("date").asString());
    var zone = calendars.zone(event.store());
    queries
        .unscoped(
            WHY,
            "UPDATE "
                + shifts
                + " SET person_id = :to WHERE rota_id = :rota AND person_id = :from"
                + " AND starts_at >= :start AND starts_at < :end")
        .param("to", event.data().path("toPersonId").asString())
        .param("rota", event.subject())
        .param("from", event.data().path("fromPersonId").asString())
        .param("start", date.atStartOfDay(zone).toInstant())
        .param("end", date.plusDays(1).atStartOfDay(zone).toInstant())
        .update();
  }

  private void onLeave(IncomingEvent<JsonNode> event, String leaves) {
    queries
        .unscoped(
            WHY,
            "INSERT INTO "
                + leaves
                + " (leave_id, person_id, from_date, to_date) VALUES (:leave, :person, :from, :to)"
                + " ON DUPLICATE KEY UPDATE from_date = :from, to_date = :to")
        .param("leave", event.subject())
        .param("person", event.data().path("personId").asString())
        .param("from", LocalDate.parse(event.data().path("from").asString()))
        .param("to", LocalDate.parse(event.data().path("to").asString()))
        .update();
  }
}
