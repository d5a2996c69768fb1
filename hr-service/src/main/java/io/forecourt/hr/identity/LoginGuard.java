package io.forecourt.hr.identity;

import io.forecourt.hr.identity.TryLimit.Tries;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.PersonalVault;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows down guessing, by login name and by address, in every replica alike. A try counts before
 * the password is looked at, so that many at once are no more than the limit; it is taken back when
 * the password was right, and with it the person's mistakes before.
 *
 * <p>Rows are locked address first, then account, and never deleted or rolled back while in use:
 * waiting for a row that goes away again ends in deadlocks.
 */
final class LoginGuard {

  /** What is counted. */
  enum Kind {
    ACCOUNT,
    ADDRESS
  }

  private static final String WHY = "logins are counted before a caller is known";
  private static final int NETWORK_BYTES = 8;

  private final ScopedQueries queries;
  private final PersonalVault vault;
  private final Clock clock;
  private final IdentityProperties.Guard limits;
  private final TransactionTemplate transaction;

  LoginGuard(
      ScopedQueries queries,
      PersonalVault vault,
      Clock clock,
      IdentityProperties.Guard limits,
      PlatformTransactionManager transactions) {
    this.queries = queries;
    this.vault = vault;
    this.clock = clock;
    this.limits = limits;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Counts a try of the login page; a refused one does not count. */
  boolean admit(String account, String address) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> {
              Counted from = locked(Kind.ADDRESS, network(address));
              Optional<Tries> ofAddress = from.oneMore(now());
              if (ofAddress.isEmpty()) {
                return false;
              }
              boolean admitted = count(locked(Kind.ACCOUNT, account));
              if (admitted) {
                store(from, ofAddress.get());
              }
              return admitted;
            }));
  }

  /** Counts a try of somebody who is logged in already. */
  boolean admit(String account) {
    return Boolean.TRUE.equals(transaction.execute(_ -> count(locked(Kind.ACCOUNT, account))));
  }

  /**
   * The password was right: what the person mistyped is forgiven, to the address too. Guesses at
   * others are not, or who has a login of his own could guess without end.
   */
  void succeeded(String account, String address) {
    transaction.executeWithoutResult(
        _ -> {
          Counted from = locked(Kind.ADDRESS, network(address));
          Counted of = locked(Kind.ACCOUNT, account);
          int mistakes = of.tries().count();
          store(from, from.limit().without(mistakes, from.tries()));
          store(of, of.limit().without(mistakes, of.tries()));
        });
  }

  /** The account's tries are forgotten. */
  void forget(String account) {
    queries
        .unscoped(
            WHY,
            "UPDATE login_attempt SET failures = 0, locked_until = NULL"
                + " WHERE kind = :kind AND key_hash = :key")
        .param("kind", Kind.ACCOUNT.name())
        .param("key", key(Kind.ACCOUNT, account))
        .update();
  }

  void forgetOld() {
    queries
        .unscoped(WHY, "DELETE FROM login_attempt WHERE last_failed_at < :before")
        .param("before", utc(now().minus(limits.longestMemory())))
        .update();
  }

  /**
   * What counts as one address: with IPv6 everybody owns 2^64 of them, which share their first
   * half.
   */
  static String network(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length > NETWORK_BYTES
          ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
          : address;
    } catch (IllegalArgumentException unreadable) {
      return address;
    }
  }

  /** A row that nobody else changes until the transaction ends. */
  private record Counted(Kind kind, String key, TryLimit limit, Tries tries) {
    Optional<Tries> oneMore(Instant now) {
      return limit.oneMore(tries, now);
    }
  }

  private boolean count(Counted counted) {
    Optional<Tries> more = counted.oneMore(now());
    more.ifPresent(tries -> store(counted, tries));
    return more.isPresent();
  }

  private Counted locked(Kind kind, String what) {
    String key = key(kind, what);
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO login_attempt (kind, key_hash, failures, last_failed_at, counted_from)
            VALUES (:kind, :key, 0, :now, :now)
            ON DUPLICATE KEY UPDATE failures = failures
            """)
        .param("kind", kind.name())
        .param("key", key)
        .param("now", utc(now()))
        .update();
    Tries tries =
        queries
            .unscoped(
                WHY,
                """
                SELECT failures, COALESCE(counted_from, last_failed_at) AS since, locked_until
                  FROM login_attempt WHERE kind = :kind AND key_hash = :key FOR UPDATE
                """)
            .param("kind", kind.name())
            .param("key", key)
            .query((row, _) -> tries(row))
            .single();
    return new Counted(kind, key, limits.of(kind), tries);
  }

  private void store(Counted counted, Tries tries) {
    Instant until = tries.lockedUntil();
    queries
        .unscoped(
            WHY,
            """
            UPDATE login_attempt
               SET failures = :failures, last_failed_at = :now, counted_from = :since,
                   locked_until = :until
             WHERE kind = :kind AND key_hash = :key
            """)
        .param("failures", tries.count())
        .param("now", utc(now()))
        .param("since", utc(tries.since()))
        .param("until", until == null ? null : utc(until))
        .param("kind", counted.kind().name())
        .param("key", counted.key())
        .update();
  }

  private static Tries tries(ResultSet row) throws SQLException {
    LocalDateTime until = row.getObject("locked_until", LocalDateTime.class);
    return new Tries(
        row.getInt("failures"),
        row.getObject("since", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        until == null ? null : until.toInstant(ZoneOffset.UTC));
  }

  private String key(Kind kind, String what) {
    return vault.hash(HashKind.NAME, kind + ":" + what.toLowerCase(Locale.ROOT));
  }

  private Instant now() {
    return clock.instant();
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
