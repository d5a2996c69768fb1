package io.forecourt.platform.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * A deadline or daily job that has run, or has failed for good.
 *
 * @param id id of the run; what it caused names it as causation
 * @param kind kind of the deadline, or name of the job
 * @param subject subject of the deadline, or the job's business date
 * @param due business time at which it was due
 * @param at system time at which it was completed
 * @param failed whether its handler refused three times
 */
public record FiredItem(
    String id, String kind, String subject, String store, Instant due, Instant at, boolean failed) {

  static FiredItem of(ResultSet row, String subject) throws SQLException {
    return new FiredItem(
        row.getString("id"),
        row.getString("kind"),
        subject,
        row.getString("store_code"),
        Utc.instant(row.getObject("due_at", LocalDateTime.class)),
        Utc.instant(row.getObject("closed_at", LocalDateTime.class)),
        row.getString("state").equals("FAILED"));
  }
}
