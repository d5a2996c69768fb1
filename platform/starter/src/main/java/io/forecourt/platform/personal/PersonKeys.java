package io.forecourt.platform.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of wrapped keys, one a person, and the keys this process has opened lately. An erased
 * person keeps a row without a key, so that nobody makes a new one.
 */
final class PersonKeys {

  private static final int KEPT = 5_000;
  private static final Duration LOOK_BACK = Duration.ofMinutes(10);

  private record Row(@Nullable String wrapped, String masterKey) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final String current;
  private final Map<String, SecretKey> masters = new HashMap<>();
  private final Cache<String, SecretKey> opened =
      Caffeine.newBuilder()
          .maximumSize(KEPT)
          .expireAfterWrite(LOOK_BACK.dividedBy(2))
          .executor(Runnable::run)
          .build();

  /**
   * @param formerMasters master keys that older rows were wrapped with
   */
  PersonKeys(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      byte[] master,
      Iterable<byte[]> formerMasters) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.current = Sealing.fingerprint(master);
    masters.put(current, Sealing.key(master));
    formerMasters.forEach(former -> masters.put(Sealing.fingerprint(former), Sealing.key(former)));
  }

  /** The person's key, or empty when there is none, or none any more. */
  Optional<SecretKey> find(String person) {
    SecretKey known = opened.getIfPresent(person);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<SecretKey> key = row(person).flatMap(row -> unwrap(person, row));
    key.ifPresent(found -> keep(person, found));
    return key;
  }

  /**
   * @throws PersonErasedEarlier if the person was erased
   */
  SecretKey findOrCreate(String person) {
    return find(person).orElseGet(() -> transaction.execute(status -> create(person)));
  }

  /**
   * Two may try at once; the row that stands decides, for the driver's count does not tell who made
   * it.
   */
  private SecretKey create(String person) {
    SecretKey fresh = Sealing.newKey();
    jdbc.sql(
            """
            INSERT INTO person_key (person_id, wrapped, master_key, created_at)
            VALUES (:person, :wrapped, :master, :now)
            ON DUPLICATE KEY UPDATE person_id = VALUES(person_id)
            """)
        .param("person", person)
        .param("wrapped", Sealing.seal(master(current), fresh.getEncoded(), "key:" + person))
        .param("master", current)
        .param("now", now())
        .update();
    SecretKey key =
        row(person)
            .flatMap(row -> unwrap(person, row))
            .orElseThrow(() -> new PersonErasedEarlier(person));
    keep(person, key);
    return key;
  }

  void erase(String person) {
    jdbc.sql(
            """
            INSERT INTO person_key (person_id, wrapped, master_key, created_at, erased_at)
            VALUES (:person, NULL, :master, :now, :now)
            ON DUPLICATE KEY UPDATE erased_at = COALESCE(erased_at, VALUES(erased_at)), wrapped = NULL
            """)
        .param("person", person)
        .param("master", current)
        .param("now", now())
        .update();
    opened.invalidate(person);
    afterCommit(() -> opened.invalidate(person));
  }

  /** Drops opened keys of persons whom another process of this service erased. */
  void dropErased() {
    jdbc.sql("SELECT person_id FROM person_key WHERE erased_at > :since")
        .param("since", LocalDateTime.ofInstant(clock.instant().minus(LOOK_BACK), ZoneOffset.UTC))
        .query(String.class)
        .list()
        .forEach(opened::invalidate);
  }

  private Optional<Row> row(String person) {
    return jdbc.sql("SELECT wrapped, master_key FROM person_key WHERE person_id = :person")
        .param("person", person)
        .query((row, index) -> new Row(row.getString("wrapped"), row.getString("master_key")))
        .optional();
  }

  private Optional<SecretKey> unwrap(String person, Row row) {
    if (row.wrapped() == null) {
      return Optional.empty();
    }
    return Optional.of(
        Sealing.key(Sealing.open(master(row.masterKey()), row.wrapped(), "key:" + person)));
  }

  private SecretKey master(String fingerprint) {
    SecretKey key = masters.get(fingerprint);
    if (key == null) {
      throw new IllegalStateException(
          "a person's key was wrapped by master key "
              + fingerprint
              + ", which is neither forecourt.personal.master-key nor a former one");
    }
    return key;
  }

  /** A key made in a transaction that is rolled back must not be used by another. */
  private void keep(String person, SecretKey key) {
    afterCommit(() -> opened.put(person, key));
  }

  private static void afterCommit(Runnable work) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      work.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }

  private LocalDateTime now() {
    Instant now = clock.instant();
    return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }
}
