package io.forecourt.platform.event;

import io.forecourt.platform.bulk.BulkWrites;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
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
    return Objects.requireNonNull(
        countUp(connection, new TreeMap<>(Map.of(subject, 1))).get(subject));
  }

  /**
   * Counts each subject up by so many, and answers the new counts. In order of the subjects, so
   * that two who count many wait for each other and do not stop each other.
   */
  static Map<String, Long> countUp(Connection connection, SortedMap<String, Integer> subjects)
      throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement(
            "INSERT INTO event_stream (subject, sequence) VALUES "
                + BulkWrites.values(subjects.size(), 2)
                + " ON DUPLICATE KEY UPDATE sequence = sequence + VALUES(sequence)")) {
      int parameter = 0;
      for (Map.Entry<String, Integer> subject : subjects.entrySet()) {
        count.setString(++parameter, subject.getKey());
        count.setInt(++parameter, subject.getValue());
      }
      count.executeUpdate();
    }
    try (PreparedStatement read =
        connection.prepareStatement(
            "SELECT subject, sequence FROM event_stream WHERE subject IN "
                + BulkWrites.values(1, subjects.size()))) {
      int parameter = 0;
      for (String subject : subjects.keySet()) {
        read.setString(++parameter, subject);
      }
      Map<String, Long> counts = new HashMap<>();
      try (ResultSet result = read.executeQuery()) {
        while (result.next()) {
          counts.put(result.getString(1), result.getLong(2));
        }
      }
      return counts;
    }
  }

  static void insert(Connection connection, OutboxRow row) throws SQLException {
    insert(connection, List.of(row));
  }

  static void insert(Connection connection, List<OutboxRow> rows) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO outbox (eventid, aggregatetype, aggregateid, type, topic, sequence, store,"
                + " actor, onbehalfof, causation, time, recordedtime, traceparent, payload)"
                + " VALUES "
                + BulkWrites.values(rows.size(), 14))) {
      int parameter = 0;
      for (OutboxRow row : rows) {
        insert.setString(++parameter, row.eventId());
        insert.setString(++parameter, row.aggregateType());
        insert.setString(++parameter, row.aggregateId());
        insert.setString(++parameter, row.type());
        insert.setString(++parameter, row.topic());
        insert.setLong(++parameter, row.sequence());
        insert.setString(++parameter, row.store());
        insert.setString(++parameter, row.actor());
        insert.setString(++parameter, row.onBehalfOf());
        insert.setString(++parameter, row.causation());
        insert.setObject(++parameter, utc(row.time()));
        insert.setObject(++parameter, utc(row.recordedTime()));
        insert.setString(++parameter, row.traceparent());
        insert.setString(++parameter, row.payload());
      }
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
