package io.forecourt.platform.time;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Projection;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Keeps {@code store_ref} as hr tells it. */
final class StoreProjection implements Projection {
  private static final String STORE_OPENED = "io.forecourt.hr.store-opened.v1";
  private static final String TABLE = "store_ref";

  private final JdbcClient jdbc;

  StoreProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "stores";
  }

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public Set<String> types() {
    return Set.of(STORE_OPENED);
  }

  @Override
  public void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table) {
    JsonNode store = event.data();
    String zone = ZoneId.of(store.path("zone").asString()).getId();
    JsonNode hours = store.path("openingHours");
    JsonNode closed = store.path("closedDates");
    jdbc.sql(
            """
            INSERT INTO %s (code, zone, name, opening_hours, closed_dates)
            VALUES (:code, :zone, :name, :hours, :closed)
            ON DUPLICATE KEY UPDATE
              zone = :zone, name = :name, opening_hours = :hours, closed_dates = :closed
            """
                .formatted(table.apply(TABLE)))
        .param("code", store.path("storeCode").asString())
        .param("zone", zone)
        .param("name", store.path("name").asString(""))
        .param("hours", hours.isObject() ? hours.toString() : "{}")
        .param("closed", closed.isArray() ? closed.toString() : "[]")
        .update();
  }
}
