package io.forecourt.platform.web;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Locks of the database server that belong to a connection: they end with it, whatever happens. */
final class NamedLocks {

  private static final Logger LOG = LoggerFactory.getLogger(NamedLocks.class);

  private static final int MOST_OUTSIDE = 16;
  private static final int PATIENCE_SECONDS = 5;

  private final Set<String> here = ConcurrentHashMap.newKeySet();
  private final Semaphore outside = new Semaphore(MOST_OUTSIDE);
  private final DataSource pool;
  private final @Nullable JdbcConnectionDetails server;

  NamedLocks(DataSource pool, @Nullable JdbcConnectionDetails server) {
    this.pool = pool;
    this.server = server;
  }

  /** A lock held until closed. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Claims the key within this process, so that copies that meet here cost the database nothing.
   *
   * @return null if it is claimed already
   */
  @Nullable Held claim(IdempotencyKey key) {
    return here.add(key.id()) ? () -> here.remove(key.id()) : null;
  }

  /**
   * Takes the lock of a key without waiting, on the connection of the running transaction, and
   * gives it back after commit or rollback. Lock and change live and die with one session (ADR
   * 0003).
   */
  boolean holdWithTransaction(IdempotencyKey key) {
    Connection connection = DataSourceUtils.getConnection(pool);
    try {
      String name = key.lock(connection.getCatalog());
      if (!take(connection, name)) {
        return false;
      }
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              Connection same = DataSourceUtils.getConnection(pool);
              giveBack(same, name);
              DataSourceUtils.releaseConnection(same, pool);
            }
          });
      return true;
    } catch (SQLException lost) {
      throw new CannotGetJdbcConnectionException("no named lock", lost);
    } finally {
      DataSourceUtils.releaseConnection(connection, pool);
    }
  }

  /**
   * Takes the lock on a connection of its own, outside the pool: it may be held while a neighbour
   * is asked, and a pool whose connections all wait for a second one would stand still.
   *
   * @return null if it is not free
   */
  @Nullable Held holdOutside(IdempotencyKey key) {
    try {
      if (!outside.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new ProblemException(Problem.of(503, "unavailable.busy").retryAfter(2));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
    Held lock = null;
    try {
      lock = connectAndHold(key);
      return lock;
    } finally {
      if (lock == null) {
        outside.release();
      }
    }
  }

  private @Nullable Held connectAndHold(IdempotencyKey key) {
    try {
      Connection connection =
          server == null
              ? pool.getConnection()
              : DriverManager.getConnection(
                  server.getJdbcUrl(), server.getUsername(), server.getPassword());
      try {
        String name = key.lock(connection.getCatalog());
        if (take(connection, name)) {
          return () -> {
            giveBack(connection, name);
            close(connection);
            outside.release();
          };
        }
      } catch (SQLException lost) {
        close(connection);
        throw lost;
      }
      close(connection);
      return null;
    } catch (SQLException lost) {
      throw new CannotGetJdbcConnectionException("no named lock", lost);
    }
  }

  private static boolean take(Connection connection, String name) throws SQLException {
    return one(connection, "SELECT GET_LOCK(?, 0)", name);
  }

  /** A connection that cannot give its lock back is cut: the server then frees the lock itself. */
  private static void giveBack(Connection connection, String name) {
    try {
      if (!one(connection, "SELECT RELEASE_LOCK(?)", name)) {
        LOG.warn("a named lock was lost before its transaction ended");
      }
    } catch (SQLException lost) {
      LOG.warn("a connection that holds a named lock is cut", lost);
      try {
        connection.abort(Runnable::run);
      } catch (SQLException gone) {
        LOG.debug("it was gone already", gone);
      }
    }
  }

  private static boolean one(Connection connection, String sql, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getInt(1) == 1;
      }
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException gone) {
      LOG.debug("a lock connection was gone already", gone);
    }
  }
}
