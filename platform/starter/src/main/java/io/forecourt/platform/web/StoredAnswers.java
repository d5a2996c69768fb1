package io.forecourt.platform.web;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The table of answers to idempotency keys. Times here are system time: a key is a technical thing.
 */
class StoredAnswers {

  private static final int SWEEP = 1_000;

  /**
   * What was answered to a key.
   *
   * @param location where the resource is read again
   */
  record Answer(int status, @Nullable String location) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration keep;

  StoredAnswers(JdbcClient jdbc, Clock clock, Duration keep) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.keep = keep;
  }

  /**
   * @throws ProblemException 422 if the key was used with another body
   */
  Optional<Answer> find(IdempotencyKey key) {
    return jdbc.sql(
            """
            SELECT body_hmac, status, location FROM stored_answer
             WHERE id = :id AND expires_at > :now
            """)
        .param("id", key.id())
        .param("now", now())
        .query(
            (row, _) -> {
              if (!MessageDigest.isEqual(row.getBytes("body_hmac"), key.body())) {
                throw ProblemException.of(422, "idempotency.other-body");
              }
              return new Answer(row.getInt("status"), row.getString("location"));
            })
        .optional();
  }

  void store(IdempotencyKey key, Answer answer) {
    jdbc.sql("DELETE FROM stored_answer WHERE id = :id AND expires_at <= :now")
        .param("id", key.id())
        .param("now", now())
        .update();
    jdbc.sql(
            """
            INSERT INTO stored_answer (id, body_hmac, status, location, expires_at)
            VALUES (:id, :body, :status, :location, :expires)
            """)
        .param("id", key.id())
        .param("body", key.body())
        .param("status", answer.status())
        .param("location", answer.location())
        .param("expires", now().plus(keep))
        .update();
  }

  /** Deletes what is past its time; many replicas may do so at once. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
  public void sweep() {
    int deleted;
    do {
      deleted =
          jdbc.sql(
                  "DELETE FROM stored_answer WHERE expires_at <= :now ORDER BY expires_at LIMIT 1000")
              .param("now", now())
              .update();
    } while (deleted == SWEEP);
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
