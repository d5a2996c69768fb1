package io.forecourt.platform.web;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
