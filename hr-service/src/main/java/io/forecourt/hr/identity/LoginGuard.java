package io.forecourt.hr.identity;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.PersonalVault;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Slows down guessing, by login name and by address, in every replica alike. From the fifth failure
 * of a name (the thirtieth of an address) each further one doubles the wait, from five seconds to
 * fifteen minutes; an hour of quiet forgets.
 */
final class LoginGuard {

  /** What is counted, and how many failures are free. */
  enum Kind {
    ACCOUNT(5),
    ADDRESS(30);

    private final int free;

    Kind(int free) {
      this.free = free;
    }

    /** How long the next try must wait after so many failures. */
    Duration waitAfter(int failures) {
      if (failures < free) {
        return Duration.ZERO;
      }
      Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - free, 20));
      return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
  }

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGET = Duration.ofHours(1);
  private static final String WHY = "logins are counted before a caller is known";

  private final ScopedQueries queries;
  private final PersonalVault vault;
  private final Clock clock;

  LoginGuard(ScopedQueries queries, PersonalVault vault, Clock clock) {
    this.queries = queries;
    this.vault = vault;
    this.clock = clock;
  }

  boolean mustWait(String account, String address) {
    return mustWait(account) || locked(Kind.ADDRESS, address);
  }

  boolean mustWait(String account) {
    return locked(Kind.ACCOUNT, account);
  }

  void failed(String account, String address) {
    failed(account);
    count(Kind.ADDRESS, address);
  }

  void failed(String account) {
    count(Kind.ACCOUNT, account);
  }

  void succeeded(String account) {
    queries
        .unscoped(WHY, "DELETE FROM login_attempt WHERE kind = :kind AND key_hash = :key")
        .param("kind", Kind.ACCOUNT.name())
        .param("key", key(Kind.ACCOUNT, account))
        .update();
  }

  void forgetOld() {
    queries
        .unscoped(WHY, "DELETE FROM login_attempt WHERE last_failed_at < :before")
        .param("before", now().minus(FORGET))
        .update();
  }

  private boolean locked(Kind kind, String what) {
    return queries
            .unscoped(
                WHY,
                "SELECT COUNT(*) FROM login_attempt"
                    + " WHERE kind = :kind AND key_hash = :key AND locked_until > :now")
            .param("kind", kind.name())
            .param("key", key(kind, what))
            .param("now", now())
            .query(Long.class)
            .single()
        > 0;
  }

  private void count(Kind kind, String what) {
    String key = key(kind, what);
    LocalDateTime now = now();
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO login_attempt (kind, key_hash, failures, last_failed_at) VALUES (:kind, :key, 1, :now)
            ON DUPLICATE KEY UPDATE
              failures = CASE WHEN last_failed_at < :forgotten THEN 1 ELSE failures + 1 END,
              last_failed_at = :now
            """)
        .param("kind", kind.name())
        .param("key", key)
        .param("now", now)
        .param("forgotten", now.minus(FORGET))
        .update();
    int failures =
        queries
            .unscoped(
                WHY, "SELECT failures FROM login_attempt WHERE kind = :kind AND key_hash = :key")
            .param("kind", kind.name())
            .param("key", key)
            .query(Integer.class)
            .optional()
            .orElse(1);
    Duration wait = kind.waitAfter(failures);
    if (wait.isPositive()) {
      queries
          .unscoped(
              WHY,
              "UPDATE login_attempt SET locked_until = :until"
                  + " WHERE kind = :kind AND key_hash = :key")
          .param("until", now.plus(wait))
          .param("kind", kind.name())
          .param("key", key)
          .update();
    }
  }

  private String key(Kind kind, String what) {
    return vault.hash(HashKind.NAME, kind + ":" + what.toLowerCase(Locale.ROOT));
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
