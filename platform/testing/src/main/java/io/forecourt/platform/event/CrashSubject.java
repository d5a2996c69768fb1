package io.forecourt.platform.event;

import io.forecourt.platform.value.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A process with nothing but writers, an outbox and its relay, to be killed from outside. At a
 * named step its relay stands still and the process says so, so that the kill finds it exactly
 * there; called with step {@code DRAIN} it writes nothing and ends when the outbox is empty.
 */
final class CrashSubject {

  private static final int WRITERS = 4;
  private static final int SUBJECTS = 12;

  private CrashSubject() {}

  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    String user = arguments[1];
    String password = arguments[2];
    String servers = arguments[3];
    String namespace = arguments[4];
    String step = arguments[5];
    var random = new SplittableRandom(Long.parseLong(arguments[6]));
    int life = Integer.parseInt(arguments[7]);
    boolean draining = step.equals("DRAIN");
    var relay =
        new OutboxRelay(
            new OutboxRelay.Settings(
                "/forecourt/crash",
                namespace,
                200,
                Duration.ofMillis(20),
                Duration.ofSeconds(10),
                Map.of("bootstrap.servers", servers)),
            () -> DriverManager.getConnection(url, user, password),
            () -> {},
            standStillAt(step, step.equals(RelayStep.LOCKED.name()) ? 1 : 1 + random.nextInt(15)));
    Thread.ofPlatform().daemon().name("relay").start(relay);
    if (draining) {
      awaitEmpty(url, user, password);
      return;
    }
    System.out.println(OutboxCrashDrill.REACHED + OutboxCrashDrill.WRITING);
    for (int i = 0; i < WRITERS; i++) {
      SplittableRandom own = random.split();
      Thread.ofPlatform().start(() -> write(url, user, password, relay, own, life));
    }
  }

  private static RelayStep.Listener standStillAt(String name, int time) {
    var times = new AtomicInteger();
    return (step, _) -> {
      if (step.name().equals(name) && times.incrementAndGet() == time) {
        System.out.println(OutboxCrashDrill.REACHED + name);
        while (true) {
          LockSupport.park();
        }
      }
    };
  }

  /**
   * Small transactions: some are slow to commit, some roll back; what commits is also noted in a
   * table of truth.
   */
  private static void write(
      String url,
      String user,
      String password,
      OutboxRelay relay,
      SplittableRandom random,
      int life) {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      while (true) {
        int subject = random.nextInt(SUBJECTS);
        int events = 1 + random.nextInt(3);
        for (int i = 0; i < events; i++) {
          append(connection, "deal-" + subject, life);
        }
        if (random.nextInt(10) == 0) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(30)));
        }
        if (random.nextInt(10) == 0) {
          connection.rollback();
        } else {
          connection.commit();
          relay.wake();
        }
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(3_000)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void append(Connection connection, String subject, int life) throws SQLException {
    long sequence = OutboxTable.nextSequence(connection, subject);
    String id = Ids.next();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    OutboxTable.insert(
        connection,
        new OutboxRow(
            id,
            "deal",
            subject,
            "io.forecourt.crash.happened.v1",
            OutboxCrashDrill.TOPIC,
            sequence,
            "EAST",
            "system",
            null,
            null,
            now,
            now,
            null,
            "{\"n\":" + sequence + "}"));
    try (PreparedStatement truth =
        connection.prepareStatement(
            "INSERT INTO committed (eventid, subject, sequence, life) VALUES (?, ?, ?, ?)")) {
      truth.setString(1, id);
      truth.setString(2, subject);
      truth.setLong(3, sequence);
      truth.setInt(4, life);
      truth.executeUpdate();
    }
  }

  private static void awaitEmpty(String url, String user, String password) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      while (true) {
        try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM outbox")) {
          rows.next();
          if (rows.getLong(1) == 0) {
            return;
          }
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }
}
