package io.forecourt.platform.audit;

import io.forecourt.platform.access.Acting;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.bulk.BulkWrites;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    AuditRecord entry =
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
            after == null ? null : json.writeValueAsString(after));
    BulkWrites.write(this, entry, this::insert);
  }

  private void insert(List<AuditRecord> entries) {
    List<@Nullable Object> values = new ArrayList<>();
    for (AuditRecord entry : entries) {
      Collections.addAll(
          values,
          entry.recordId(),
          entry.recordedAt(),
          entry.businessAt(),
          entry.actor(),
          entry.actorRoles(),
          entry.onBehalfOf(),
          entry.action(),
          entry.reason(),
          entry.causation(),
          entry.kind(),
          entry.aggregateType(),
          entry.aggregateId(),
          entry.store(),
          entry.before(),
          entry.after(),
          entry.mac(key));
    }
    jdbc.sql(
            "INSERT INTO audit_record ("
                + AuditRecord.COLUMNS
                + ", mac) VALUES "
                + BulkWrites.values(entries.size(), values.size() / entries.size()))
        .params(values)
        .update();
    jdbc.sql(
            "INSERT INTO audit_unsealed (id) SELECT id FROM audit_record WHERE record_id IN"
                + " (:recordIds)")
        .param("recordIds", entries.stream().map(AuditRecord::recordId).toList())
        .update();
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
