package io.forecourt.platform.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.forecourt.platform.bulk.BulkWrites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.RowCallbackHandler;
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
    SecretKey read = known == null ? ofTransaction().get(person) : known;
    if (read != null) {
      return Optional.of(read);
    }
    return Optional.ofNullable(read(List.of(person)).get(person));
  }

  /**
   * @throws PersonErasedEarlier if the person was erased
   */
  SecretKey findOrCreate(String person) {
    return find(person).orElseGet(() -> transaction.execute(status -> create(person)));
  }

  private SecretKey create(String person) {
    SecretKey key = makeAndRead(List.of(person)).get(person);
    if (key == null) {
      throw new PersonErasedEarlier(person);
    }
    return key;
  }

  /** Makes the keys of persons who have none; reading them afterwards costs nothing. */
  void prepare(Collection<String> persons) {
    if (!persons.isEmpty()) {
      transaction.executeWithoutResult(_ -> makeAndRead(persons));
    }
  }

  /**
   * Two may try at once; the row that stands decides, for the driver's count does not tell who made
   * it.
   */
  private Map<String, SecretKey> makeAndRead(Collection<String> persons) {
    LocalDateTime now = now();
    List<Object> values = new ArrayList<>();
    for (String person : persons) {
      String wrapped =
          Sealing.seal(master(current), Sealing.newKey().getEncoded(), "key:" + person);
      Collections.addAll(values, person, wrapped, current, now);
    }
    jdbc.sql(
            "INSERT INTO person_key (person_id, wrapped, master_key, created_at) VALUES "
                + BulkWrites.values(persons.size(), values.size() / persons.size())
                + " ON DUPLICATE KEY UPDATE person_id = VALUES(person_id)")
        .params(values)
        .update();
    return read(persons);
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
    ofTransaction().remove(person);
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

  private Map<String, SecretKey> read(Collection<String> persons) {
    Map<String, SecretKey> keys = new HashMap<>();
    jdbc.sql("SELECT person_id, wrapped, master_key FROM person_key WHERE person_id IN (:persons)")
        .param("persons", persons)
        .query(
            (RowCallbackHandler)
                row -> {
                  String person = row.getString("person_id");
                  String wrapped = row.getString("wrapped");
                  if (wrapped != null) {
                    SecretKey master = master(row.getString("master_key"));
                    keys.put(person, Sealing.key(Sealing.open(master, wrapped, "key:" + person)));
                  }
                });
    keep(keys);
    return keys;
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
  private void keep(Map<String, SecretKey> keys) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      ofTransaction().putAll(keys);
    } else {
      opened.putAll(keys);
    }
  }

  /** The keys that the running transaction has read or made. */
  @SuppressWarnings("unchecked")
  private Map<String, SecretKey> ofTransaction() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return new HashMap<>();
    }
    var keys = (Map<String, SecretKey>) TransactionSynchronizationManager.getResource(this);
    if (keys == null) {
      keys = new HashMap<>();
      TransactionSynchronizationManager.bindResource(this, keys);
      TransactionSynchronizationManager.registerSynchronization(new Keeping(keys));
    }
    return keys;
  }

  private final class Keeping implements TransactionSynchronization {
    private final Map<String, SecretKey> keys;

    Keeping(Map<String, SecretKey> keys) {
      this.keys = keys;
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(PersonKeys.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(PersonKeys.this, keys);
    }

    @Override
    public void afterCommit() {
      opened.putAll(keys);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(PersonKeys.this);
    }
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
