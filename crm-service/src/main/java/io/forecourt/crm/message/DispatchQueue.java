package io.forecourt.crm.message;

import io.forecourt.crm.message.channel.ProviderProperties;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.UnderWay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The messages that wait for a provider, in system time. A worker takes some for the length of a
 * lease; one that dies leaves them to the others when the lease has ended. For the first attempt
 * business time goes on from where the message was queued, wherever the sandbox has moved it
 * meanwhile: what was released in the morning does not meet the night.
 */
@Component
class DispatchQueue implements UnderWay {
  private static final String WHY = "the worker sends for all stores";

  /**
   * A message that is due.
   *
   * @param at business time for it
   */
  record Turn(String messageId, Instant at) {}

  private final ScopedQueries queries;
  private final Clock system;
  private final BusinessClock clock;
  private final ProviderProperties.Sending sending;

  DispatchQueue(
      ScopedQueries queries, Clock system, BusinessClock clock, ProviderProperties properties) {
    this.queries = queries;
    this.system = system;
    this.clock = clock;
    this.sending = properties.sending();
  }

  /** In the transaction that queues the message. */
  void add(String messageId) {
    Instant now = system.instant();
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO message_dispatch (message_id, next_attempt_at, attempts, ahead_micros)
            VALUES (:id, :now, 0, :ahead)
            """)
        .param("id", messageId)
        .param("now", column(now))
        .param("ahead", ChronoUnit.MICROS.between(now, clock.instant()))
        .update();
  }

  /** Takes messages that are due; nobody else gets them while the lease lasts. */
  @Transactional
  List<Turn> claim(int most) {
    Instant now = system.instant();
    Instant present = clock.instant();
    List<Turn> turns =
        queries
            .unscoped(
                WHY,
                """
                SELECT message_id, attempts, ahead_micros FROM message_dispatch
                 WHERE next_attempt_at <= :now
                 ORDER BY next_attempt_at, message_id LIMIT :most FOR UPDATE SKIP LOCKED
                """)
            .param("now", column(now))
            .param("most", most)
            .query(
                (row, _) ->
                    new Turn(
                        row.getString("message_id"),
                        row.getInt("attempts") == 0
                            ? now.plus(row.getLong("ahead_micros"), ChronoUnit.MICROS)
                            : present))
            .list();
    if (!turns.isEmpty()) {
      queries
          .unscoped(
              WHY,
              """
              UPDATE message_dispatch SET next_attempt_at = :until, attempts = attempts + 1
               WHERE message_id IN (:ids)
              """)
          .param("until", column(now.plus(sending.lease())))
          .param("ids", turns.stream().map(Turn::messageId).toList())
          .update();
    }
    return turns;
  }

  /** Tries again after a pause that doubles with every attempt. */
  @Transactional
  void retry(String messageId, String why) {
    int attempts =
        queries
            .unscoped(
                WHY, "SELECT attempts FROM message_dispatch WHERE message_id = :id FOR UPDATE")
            .param("id", messageId)
            .query(Integer.class)
            .optional()
            .orElse(0);
    queries
        .unscoped(
            WHY,
            """
            UPDATE message_dispatch SET next_attempt_at = :next, failure = :why
             WHERE message_id = :id
            """)
        .param("next", column(system.instant().plus(pause(attempts))))
        .param("why", why.length() > 120 ? why.substring(0, 120) : why)
        .param("id", messageId)
        .update();
  }

  /** The provider has it: it is asked after a while what became of it. */
  void inquireLater(String messageId) {
    queries
        .unscoped(
            WHY,
            """
            UPDATE message_dispatch SET next_attempt_at = :next, attempts = 0, failure = NULL
             WHERE message_id = :id
            """)
        .param("next", column(system.instant().plus(sending.firstInquiry())))
        .param("id", messageId)
        .update();
  }

  void remove(String messageId) {
    queries
        .unscoped(WHY, "DELETE FROM message_dispatch WHERE message_id = :id")
        .param("id", messageId)
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public int underWay() {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(*) FROM message_dispatch d JOIN message m ON m.id = d.message_id
             WHERE m.state = 'QUEUED' AND d.failure IS NULL
            """)
        .query(Integer.class)
        .single();
  }

  private Duration pause(int attempts) {
    Duration doubled = sending.firstRetry().multipliedBy(1L << Math.clamp(attempts - 1L, 0, 16));
    return doubled.compareTo(sending.longestRetry()) < 0 ? doubled : sending.longestRetry();
  }

  private static LocalDateTime column(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
