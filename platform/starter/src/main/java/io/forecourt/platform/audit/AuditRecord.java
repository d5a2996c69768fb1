package io.forecourt.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One change of one aggregate, as stored; times in UTC.
 *
 * @param action what was asked for ({@code @Permit}), or the reaction, deadline or job
 * @param kind {@code CREATE}, {@code UPDATE}, {@code DELETE}
 */
record AuditRecord(
    String recordId,
    LocalDateTime recordedAt,
    LocalDateTime businessAt,
    String actor,
    String actorRoles,
    @Nullable String onBehalfOf,
    String action,
    @Nullable String reason,
    @Nullable String causation,
    String kind,
    String aggregateType,
    String aggregateId,
    @Nullable String store,
    @Nullable String before,
    @Nullable String after) {

  static final String COLUMNS =
      "record_id, recorded_at, business_at, actor, actor_roles, on_behalf_of, action, reason,"
          + " causation, change_kind, aggregate_type, aggregate_id, store_code, before_row,"
          + " after_row";

  AuditRecord {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    businessAt = businessAt.truncatedTo(ChronoUnit.MICROS);
  }

  static AuditRecord read(ResultSet row) throws SQLException {
    return new AuditRecord(
        row.getString("record_id"),
        row.getObject("recorded_at", LocalDateTime.class),
        row.getObject("business_at", LocalDateTime.class),
        row.getString("actor"),
        row.getString("actor_roles"),
        row.getString("on_behalf_of"),
        row.getString("action"),
        row.getString("reason"),
        row.getString("causation"),
        row.getString("change_kind"),
        row.getString("aggregate_type"),
        row.getString("aggregate_id"),
        row.getString("store_code"),
        row.getString("before_row"),
        row.getString("after_row"));
  }

  String mac(AuditKey key) {
    return key.over(
        recordId,
        recordedAt,
        businessAt,
        actor,
        actorRoles,
        onBehalfOf,
        action,
        reason,
        causation,
        kind,
        aggregateType,
        aggregateId,
        store,
        before,
        after);
  }
}
