package io.forecourt.insurance.renewal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moments of insurance days as columns hold them: UTC. */
final class Times {
  private Times() {}

  static LocalDateTime column(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }

  static LocalDateTime startOf(LocalDate day) {
    return column(day.atStartOfDay(Renewal.ZONE).toInstant());
  }

  static LocalDateTime startOf(YearMonth month) {
    return startOf(month.atDay(1));
  }
}
