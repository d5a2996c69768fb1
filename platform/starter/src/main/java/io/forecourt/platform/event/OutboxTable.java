package io.forecourt.platform.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** SQL of the outbox on a plain connection, in whose transaction it takes part. */
final class OutboxTable {

  private static final int MOST_IDS = 5_000;

  /** A row with the id by which it is deleted. */
  record Waiting(long id, OutboxRow row) {}

  private OutboxTable() {}

  /**
   * Counts the subject up in its row, whose lock is held to the end of the transaction, and answers
   * the new count.
   */
  static long nextSequence(Connection connection, String subject) throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement(
            "INSERT INTO event_stream (subject, sequence) VALUES (?, 1)"
                + " ON DUPLICATE KEY UPDATE sequence = sequence + 1")) {
      count.setString(1, subject);
      count.executeUpdate();
    }
    try (PreparedStatement read =
        connection.prepareStatement("SELECT sequence FROM event_stream WHERE subject = ?")) {
      read.setString(1, subject);
      try (ResultSet result = read.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  static void insert(Connection connection, OutboxRow row) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO outbox (eventid, aggregatetype, aggregateid, type, topic, sequence, store,"
                + " actor, onbehalfof, causation, time, recordedtime, traceparent, payload)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, row.eventId());
      insert.setString(2, row.aggregateType());
      insert.setString(3, row.aggregateId());
      insert.setString(4, row.type());
      insert.setString(5, row.topic());
      insert.setLong(6, row.sequence());
      insert.setString(7, row.store());
      insert.setString(8, row.actor());
      insert.setString(9, row.onBehalfOf());
      insert.setString(10, row.causation());
      insert.setObject(11, utc(row.time()));
      insert.setObject(12, utc(row.recordedTime()));
      insert.setString(13, row.traceparent());
      insert.setString(14, row.payload());
      insert.executeUpdate();
    }
  }

  /** The first rows in order of their ids. */
  static List<Waiting> first(Connection connection, int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, eventid, aggregatetype, aggregateid, type, topic, sequence, store, actor,"
                + " onbehalfof, causation, time, recordedtime, traceparent, payload"
                + " FROM outbox ORDER BY id LIMIT ?")) {
      select.setInt(1, limit);
      try (ResultSet result = select.executeQuery()) {
        List<Waiting> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(new Waiting(result.getLong(1), row(result)));
        }
        return rows;
      }
    }
  }

  /** Deletes exactly these rows: a lower id can still be uncommitted. */
  static void delete(Connection connection, Collection<Long> ids) throws SQLException {
    List<Long> all = List.copyOf(ids);
    try (Statement delete = connection.createStatement()) {
      for (int from = 0; from < all.size(); from += MOST_IDS) {
        List<Long> some = all.subList(from, Math.min(all.size(), from + MOST_IDS));
        delete.executeUpdate(
            "DELETE FROM outbox WHERE id IN ("
                + some.stream().map(String::valueOf).collect(Collectors.joining(","))
                + ")");
      }
    }
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet result, int column) throws SQLException {
    return result.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static OutboxRow row(ResultSet result) throws SQLException {
    return new OutboxRow(
        result.getString(2),
        result.getString(3),
        result.getString(4),
        result.getString(5),
        result.getString(6),
        result.getLong(7),
        result.getString(8),
        result.getString(9),
        result.getString(10),
        result.getString(11),
        instant(result, 12),
        instant(result, 13),
        result.getString(14),
        result.getString(15));
  }
}
