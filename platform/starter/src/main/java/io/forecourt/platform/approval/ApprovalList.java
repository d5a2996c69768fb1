package io.forecourt.platform.approval;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Approvals in the caller's scope, those that lapse first before the others. */
final class ApprovalList {

  /**
   * What to list; null means any.
   *
   * @param waitingForMe only what waits for one of the caller's roles, as holder or deputy
   */
  record Filter(
      @Nullable ApprovalState state,
      @Nullable String subjectKind,
      @Nullable String subjectId,
      boolean waitingForMe) {}

  private final Keyset pages;
  private final Access access;

  ApprovalList(Keyset pages, Access access) {
    this.pages = pages;
    this.access = access;
  }

  Page<Approval> page(Filter filter, ListRequest request) {
    var sql =
        new StringBuilder("SELECT a.* FROM approval a WHERE {scope:a.store_code,a.requested_by}");
    Map<String, Object> parameters = new HashMap<>();
    if (filter.state() != null) {
      sql.append(" AND a.state = :state");
      parameters.put("state", filter.state().name());
    }
    if (filter.subjectKind() != null) {
      sql.append(" AND a.subject_kind = :kind");
      parameters.put("kind", filter.subjectKind());
    }
    if (filter.subjectId() != null) {
      sql.append(" AND a.subject_id = :subject");
      parameters.put("subject", filter.subjectId());
    }
    if (filter.waitingForMe()) {
      sql.append(
          """
           AND a.open_marker = 1 AND a.requested_by <> :me
           AND (a.holder_roles REGEXP :roles OR a.deputy_roles REGEXP :roles)
          """);
      parameters.put("me", access.caller().personId());
      parameters.put("roles", ",(" + String.join("|", access.caller().roles()) + "),");
    }
    return pages.page(
        Approvals.READ,
        sql.toString(),
        parameters,
        request,
        Map.of("dueAt", "a.due_at"),
        "a.id",
        ApprovalList::approval);
  }

  private static Approval approval(ResultSet row, int index) throws SQLException {
    return new Approval(
        row.getString("id"),
        row.getString("subject_kind"),
        row.getString("subject_id"),
        row.getString("store_code"),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        ApprovalState.valueOf(row.getString("state")),
        row.getString("outcome"),
        row.getObject("open_marker", Integer.class),
        row.getInt("level"),
        row.getBigDecimal("authority"),
        row.getString("holder_roles"),
        row.getString("deputy_roles"),
        row.getString("requested_by"),
        Objects.requireNonNull(instant(row, "requested_at")),
        Objects.requireNonNull(instant(row, "due_at")),
        row.getString("decided_by"),
        instant(row, "decided_at"),
        row.getLong("version"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime stored = row.getObject(column, LocalDateTime.class);
    return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
  }
}
