package io.forecourt.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The moments before which a person's tokens no longer count, as this process knows them; read
 * again every half second.
 */
final class NotBefore {

  /** Longer than any access token lives. */
  private static final Duration REMEMBERED = Duration.ofHours(25);

  private final JdbcClient jdbc;
  private final Clock clock;
  private volatile Map<String, Instant> moments = Map.of();

  NotBefore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void refresh() {
    Map<String, Instant> read = new HashMap<>();
    jdbc.sql("SELECT person_id, not_before FROM token_not_before WHERE not_before > :since")
        .param("since", LocalDateTime.ofInstant(clock.instant().minus(REMEMBERED), ZoneOffset.UTC))
        .query(
            (RowCallbackHandler)
                row ->
                    read.put(
                        row.getString("person_id"),
                        row.getObject("not_before", LocalDateTime.class)
                            .toInstant(ZoneOffset.UTC)));
    moments = read;
  }

  boolean revokes(String person, Instant issuedAt) {
    Instant moment = moments.get(person);
    return moment != null && issuedAt.isBefore(moment);
  }
}
