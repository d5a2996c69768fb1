package io.forecourt.platform.access;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the last key set in the schema; both replicas and restarts find it. */
final class JdbcKeyStore implements KeySets.Store {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  JdbcKeyStore(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public Optional<KeySets.Stored> load() {
    return jdbc.sql("SELECT jwk_set, fetched_at FROM issuer_keys WHERE id = 1")
        .query(
            (row, index) ->
                new KeySets.Stored(
                    row.getString("jwk_set"),
                    row.getObject("fetched_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .optional();
  }

  @Override
  public void save(KeySets.Stored set) {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql(
                    """
                    INSERT INTO issuer_keys (id, jwk_set, fetched_at) VALUES (1, :keys, :fetchedAt)
                    ON DUPLICATE KEY UPDATE jwk_set = VALUES(jwk_set), fetched_at = VALUES(fetched_at)
                    """)
                .param("keys", set.json())
                .param("fetchedAt", LocalDateTime.ofInstant(set.fetchedAt(), ZoneOffset.UTC))
                .update());
  }
}
