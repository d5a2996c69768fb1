package io.forecourt.platform.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * A deadline or daily job that its handler refused three times.
 *
 * @param kind kind of the deadline, or name of the job
 * @param subject subject of the deadline, or the job's business date
 * @param due business time at which it was due, and at which another attempt will stand
 * @param failure code of the broken rule, or the kind of error
 * @param failedAt system time
 */
public record FailedWork(
    String id,
    String kind,
    String subject,
    String store,
    Instant due,
    String failure,
    Instant failedAt) {

  static FailedWork of(ResultSet row, String subject) throws SQLException {
    return new FailedWork(
        row.getString("id"),
        row.getString("kind"),
        subject,
        row.getString("store_code"),
        Utc.instant(row.getObject("due_at", LocalDateTime.class)),
        String.valueOf(row.getString("failure")),
        Utc.instant(row.getObject("closed_at", LocalDateTime.class)));
  }
}
