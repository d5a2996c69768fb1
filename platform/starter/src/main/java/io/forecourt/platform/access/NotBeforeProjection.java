package io.forecourt.platform.access;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Projection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * From when on a person's tokens count, after leaving, losing access or changing the post. It is a
 * moment of system time, as tokens are: the one in which the event was recorded, which its
 * time-ordered id tells.
 */
final class NotBeforeProjection implements Projection {

  private static final String TABLE = "token_not_before";

  private final JdbcClient jdbc;
  private final Clock clock;

  NotBeforeProjection(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "access";
  }

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public Set<String> types() {
    return Set.of(
        StaffProjection.LEFT,
        StaffProjection.ACCESS_REVOKED,
        StaffProjection.POSITION_CHANGED,
        StaffProjection.APPOINTED);
  }

  @Override
  public void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table) {
    jdbc.sql(
            """
            INSERT INTO %s (person_id, not_before) VALUES (:person, :notBefore)
            ON DUPLICATE KEY UPDATE not_before = GREATEST(not_before, VALUES(not_before))
            """
                .formatted(table.apply(TABLE)))
        .param("person", event.subject())
        .param("notBefore", recorded(event.id()).atOffset(ZoneOffset.UTC).toLocalDateTime())
        .update();
  }

  private Instant recorded(String eventId) {
    try {
      UUID id = UUID.fromString(eventId);
      if (id.version() == 7) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
      }
    } catch (IllegalArgumentException notOurs) {
      // An id made elsewhere tells no time: the moment of arrival is late, never early.
    }
    return clock.instant();
  }
}
