package io.forecourt.platform.audit;

import io.forecourt.platform.access.Acting;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The append-only record of changes. Aggregates saved through Spring Data JDBC are recorded by
 * themselves; a feature calls this only for what it changes by plain SQL.
 */
public class Audit {

  static final String START_UP = "start-up";

  private final JdbcClient jdbc;
  private final AuditKey key;
  private final Clock clock;
  private final ObjectProvider<BusinessClock> businessClock;
  private final JsonMapper json;

  Audit(
      JdbcClient jdbc,
      AuditKey key,
      Clock clock,
      ObjectProvider<BusinessClock> businessClock,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.key = key;
    this.clock = clock;
    this.businessClock = businessClock;
    this.json = json;
  }

  /**
   * Records a change in the running transaction.
   *
   * @param type table of the aggregate
   * @param before columns before, absent when it is new; personal columns sealed, hashes left out
   * @param after columns after, absent when it is gone
   * @throws IllegalStateException without a transaction
   */
  public void record(
      String type,
      String id,
      @Nullable String store,
      @Nullable Map<String, ?> before,
      @Nullable Map<String, ?> after) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a change of " + type + " must be saved in a transaction");
    }
    @Nullable Acting acting = Callers.find().orElse(null);
    Instant now = clock.instant();
    BusinessClock business = businessClock.getIfAvailable();
    insert(
        new AuditRecord(
            Ids.next(),
            utc(now),
            utc(business == null ? now : business.instant()),
            acting == null ? "system" : acting.caller().personId(),
            acting == null
                ? ""
                : acting.caller().roles().stream().sorted().collect(Collectors.joining(",")),
            acting == null ? null : acting.onBehalfOf(),
            acting == null ? START_UP : acting.action(),
            acting == null ? null : acting.reason(),
            acting == null ? null : acting.causation(),
            before == null ? "CREATE" : after == null ? "DELETE" : "UPDATE",
            type,
            id,
            store,
            before == null ? null : json.writeValueAsString(before),
            after == null ? null : json.writeValueAsString(after)));
  }

  private void insert(AuditRecord entry) {
    jdbc.sql(
            "INSERT INTO audit_record ("
                + AuditRecord.COLUMNS
                + ", mac) VALUES (:recordId, :recordedAt, :businessAt, :actor, :roles, :onBehalfOf,"
                + " :action, :reason, :causation, :kind, :type, :id, :store, :before, :after,"
                + " :mac)")
        .param("recordId", entry.recordId())
        .param("recordedAt", entry.recordedAt())
        .param("businessAt", entry.businessAt())
        .param("actor", entry.actor())
        .param("roles", entry.actorRoles())
        .param("onBehalfOf", entry.onBehalfOf())
        .param("action", entry.action())
        .param("reason", entry.reason())
        .param("causation", entry.causation())
        .param("kind", entry.kind())
        .param("type", entry.aggregateType())
        .param("id", entry.aggregateId())
        .param("store", entry.store())
        .param("before", entry.before())
        .param("after", entry.after())
        .param("mac", entry.mac(key))
        .update();
    jdbc.sql(
            "INSERT INTO audit_unsealed (id) SELECT id FROM audit_record WHERE record_id ="
                + " :recordId")
        .param("recordId", entry.recordId())
        .update();
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
