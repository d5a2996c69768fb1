package io.forecourt.platform.time;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Business time that can be moved forward, in the sandbox only. The offset is a row of the schema,
 * so that all replicas move together; each reads it again at least once a second.
 */
public final class SandboxClock implements BusinessClock {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxClock.class);
  private static final Duration FRESH = Duration.ofMillis(900);

  private final JdbcClient jdbc;
  private final InstantSource system;
  private final ZoneId zone;
  private final Runnable moved;
  private final AtomicLong readAt = new AtomicLong(System.nanoTime() - 2 * FRESH.toNanos());
  private volatile Duration offset = Duration.ZERO;

  /**
   * @param zone the zone in which the length of a store day is measured
   * @param moved called after a move
   */
  SandboxClock(JdbcClient jdbc, InstantSource system, ZoneId zone, Runnable moved) {
    this.jdbc = jdbc;
    this.system = system;
    this.zone = zone;
    this.moved = moved;
  }

  /**
   * A clock of its own on a schema, for a program beside the services, such as a test or a bench.
   */
  public static SandboxClock on(DataSource schema) {
    return new SandboxClock(
        JdbcClient.create(schema), InstantSource.system(), ZoneOffset.UTC, () -> {});
  }

  @Override
  public Instant instant() {
    return Standing.moment().orElseGet(this::running);
  }

  /** How far business time runs ahead. */
  public Duration offset() {
    refreshWhenStale();
    return offset;
  }

  /** Reads the offset now instead of when it gets old. */
  public void refresh() {
    readAt.set(System.nanoTime());
    jdbc.sql("SELECT offset_micros FROM business_clock WHERE id = 1")
        .query(Long.class)
        .optional()
        .map(SandboxClock::micros)
        .filter(stored -> stored.compareTo(offset) > 0)
        .ifPresent(stored -> offset = stored);
  }

  /**
   * Moves business time.
   *
   * @throws RuleViolation {@code clock.backward} if the moment has passed, {@code
   *     clock.step-too-long} if it lies more than one store day ahead
   */
  public void moveTo(Instant moment) {
    refresh();
    moveOffset(Duration.between(Utc.micros(system.instant()), moment));
  }

  /** Moves business time forward by an amount of at most one store day. */
  public void moveBy(Duration step) {
    refresh();
    moveOffset(offset.plus(step));
  }

  /**
   * Sets how far business time runs ahead; setting the present offset again changes nothing.
   *
   * @throws RuleViolation {@code clock.backward}, {@code clock.step-too-long}
   */
  public void moveOffset(Duration target) {
    refresh();
    Duration present = offset;
    if (target.compareTo(present) < 0) {
      throw new RuleViolation("clock.backward", present.toString());
    }
    Instant now = running();
    Instant limit = now.atZone(zone).plusDays(1).toInstant();
    if (now.plus(target.minus(present)).isAfter(limit)) {
      throw new RuleViolation("clock.step-too-long", limit.toString());
    }
    jdbc.sql(
            """
            UPDATE business_clock SET offset_micros = :offset, changed_at = :at
             WHERE id = 1 AND offset_micros < :offset
            """)
        .param("offset", micros(target))
        .param("at", Utc.column(system.instant()))
        .update();
    refresh();
    moved.run();
  }

  private Instant running() {
    refreshWhenStale();
    return Utc.micros(system.instant().plus(offset));
  }

  private void refreshWhenStale() {
    long last = readAt.get();
    long now = System.nanoTime();
    if (now - last < FRESH.toNanos() || !readAt.compareAndSet(last, now)) {
      return;
    }
    try {
      refresh();
    } catch (DataAccessException | TransactionException unreadable) {
      LOG.debug("business clock keeps its offset of {}", offset, unreadable);
    }
  }

  private static Duration micros(long micros) {
    return Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1_000);
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
