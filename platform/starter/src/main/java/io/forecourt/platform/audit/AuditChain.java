package io.forecourt.platform.audit;

import io.forecourt.platform.bulk.BulkWrites;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals records one after the other: each seal holds the one before, so a record that is changed,
 * removed or slipped in later shows. The locked head row lets one process of the service seal at a
 * time. ADR 0004.
 */
class AuditChain {

  static final String GENESIS = "0".repeat(64);

  private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);
  private static final int BATCH = 500;

  /** Where the chain ends. */
  record Head(long position, String hash) {}

  private record Unsealed(long id, AuditRecord entry, String mac) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AuditKey key;
  private final Clock clock;

  AuditChain(JdbcClient jdbc, TransactionTemplate transaction, AuditKey key, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.key = key;
    this.clock = clock;
  }

  /** Seals whatever waits, in order of ids. */
  void seal() {
    while (sealBatch() == BATCH) {
      Thread.onSpinWait();
    }
  }

  private int sealBatch() {
    Integer sealed = transaction.execute(status -> lock().map(this::sealAfter).orElse(0));
    return sealed == null ? 0 : sealed;
  }

  private int sealAfter(Head head) {
    List<Unsealed> waiting =
        jdbc.sql(
                "SELECT u.id AS id, r.mac AS mac, "
                    + AuditRecord.COLUMNS
                    + " FROM audit_unsealed u JOIN audit_record r ON r.id = u.id ORDER BY u.id"
                    + " LIMIT "
                    + BATCH)
            .query(
                (row, index) ->
                    new Unsealed(row.getLong("id"), AuditRecord.read(row), row.getString("mac")))
            .list();
    if (waiting.isEmpty()) {
      return 0;
    }
    Head last = head;
    List<Object> seals = new ArrayList<>();
    LocalDateTime now = Audit.utc(clock.instant());
    for (Unsealed one : waiting) {
      if (!one.mac().equals(one.entry().mac(key))) {
        LOG.error("audit record {} was not written by this service", one.id());
      }
      last = after(last, one);
      Collections.addAll(
          seals, last.position(), one.id(), one.entry().recordId(), last.hash(), now);
    }
    jdbc.sql(
            "INSERT INTO audit_seal (position, id, record_id, hash, sealed_at) VALUES "
                + BulkWrites.values(waiting.size(), seals.size() / waiting.size()))
        .params(seals)
        .update();
    jdbc.sql("DELETE FROM audit_unsealed WHERE id IN (:ids)")
        .param("ids", waiting.stream().map(Unsealed::id).toList())
        .update();
    jdbc.sql("UPDATE audit_head SET position = :position, hash = :hash, mac = :mac WHERE id = 1")
        .param("position", last.position())
        .param("hash", last.hash())
        .param("mac", mac(last))
        .update();
    return waiting.size();
  }

  private Head after(Head last, Unsealed one) {
    long position = last.position() + 1;
    return new Head(
        position, hash(key, position, last.hash(), one.id(), one.entry().recordId(), one.mac()));
  }

  /** The locked head, or empty while another process seals. */
  private Optional<Head> lock() {
    return jdbc.sql("SELECT position, hash FROM audit_head WHERE id = 1 FOR UPDATE SKIP LOCKED")
        .query((row, index) -> new Head(row.getLong("position"), row.getString("hash")))
        .optional();
  }

  /** The head as stored, or null when it is missing or was changed. */
  @Nullable Head head() {
    return jdbc.sql("SELECT position, hash, mac FROM audit_head WHERE id = 1")
        .query(
            (row, index) -> {
              var head = new Head(row.getLong("position"), row.getString("hash"));
              boolean genuine = head.position() == 0 || row.getString("mac").equals(mac(head));
              return genuine ? head : new Head(-1, "");
            })
        .optional()
        .filter(head -> head.position() >= 0)
        .orElse(null);
  }

  private String mac(Head head) {
    return key.over("head", head.position(), head.hash());
  }

  static String hash(
      AuditKey key, long position, String previous, long id, String recordId, String mac) {
    return key.over("seal", position, previous, id, recordId, mac);
  }
}
