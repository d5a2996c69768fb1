package io.forecourt.platform.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's public keys. Fetched when first needed, never at the start; the last set is kept in
 * the schema and counts for 24 hours, so neither a start nor an hour without the issuer stops the
 * service. An unknown key id or an old set asks the issuer again, not more often than every ten
 * seconds.
 */
final class KeySets {

  static final Duration COUNTS = Duration.ofHours(24);
  static final Duration FRESH = Duration.ofMinutes(10);
  static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(KeySets.class);

  /** Asks the issuer. */
  interface Fetch {
    JWKSet fetch() throws IOException, ParseException;
  }

  /** Where the last set outlives the process. */
  interface Store {
    Optional<Stored> load();

    void save(Stored set);
  }

  /**
   * @param json the public keys as the issuer gave them
   */
  record Stored(String json, Instant fetchedAt) {}

  private record Known(JWKSet keys, Instant fetchedAt) {}

  private final Fetch fetch;
  private final Store store;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Known known;
  private volatile Instant lastAttempt = Instant.EPOCH;
  private boolean loaded;

  KeySets(Fetch fetch, Store store, Clock clock) {
    this.fetch = fetch;
    this.store = store;
    this.clock = clock;
  }

  /**
   * @return the key, or empty when the issuer does not know the id
   * @throws KeysUnavailable if there is no set that still counts and the issuer does not answer
   */
  Optional<RSAKey> key(@Nullable String id) {
    Known set = current();
    if (set != null) {
      Optional<RSAKey> key = find(set, id);
      if (key.isPresent()) {
        if (isOlderThan(set, FRESH) && mayFetch() && fetching.tryLock()) {
          refetch();
        }
        return key;
      }
    }
    fetching.lock();
    refetch();
    set = current();
    if (set == null) {
      throw new KeysUnavailable();
    }
    return find(set, id);
  }

  /** The set that still counts; looks into the store once. */
  private @Nullable Known current() {
    Known set = known;
    if (set == null) {
      set = stored();
    }
    return set == null || isOlderThan(set, COUNTS) ? null : set;
  }

  private @Nullable Known stored() {
    fetching.lock();
    try {
      if (known == null && !loaded) {
        known = store.load().map(KeySets::read).orElse(null);
        loaded = true;
      }
      return known;
    } finally {
      fetching.unlock();
    }
  }

  /** Asks the issuer unless it was asked just now; the caller holds the lock, which ends here. */
  private void refetch() {
    try {
      if (!mayFetch()) {
        return;
      }
      lastAttempt = clock.instant();
      JWKSet keys = fetch.fetch().toPublicJWKSet();
      if (keys.getKeys().isEmpty()) {
        LOG.warn("the issuer's key set is empty and is not taken");
        return;
      }
      Instant now = clock.instant();
      known = new Known(keys, now);
      store.save(new Stored(keys.toString(true), now));
    } catch (IOException | ParseException | RuntimeException failure) {
      LOG.warn("the issuer's keys could not be fetched or kept: {}", failure.toString());
    } finally {
      fetching.unlock();
    }
  }

  private boolean mayFetch() {
    return !clock.instant().isBefore(lastAttempt.plus(BETWEEN_FETCHES));
  }

  private boolean isOlderThan(Known set, Duration age) {
    return clock.instant().isAfter(set.fetchedAt.plus(age));
  }

  private static Known read(Stored stored) {
    try {
      return new Known(JWKSet.parse(stored.json()), stored.fetchedAt());
    } catch (ParseException unreadable) {
      throw new IllegalStateException("the stored key set cannot be read", unreadable);
    }
  }

  private static Optional<RSAKey> find(Known set, @Nullable String id) {
    return set.keys.getKeys().stream()
        .filter(RSAKey.class::isInstance)
        .filter(key -> id == null ? set.keys.size() == 1 : id.equals(key.getKeyID()))
        .map(JWK::toRSAKey)
        .findFirst();
  }
}
