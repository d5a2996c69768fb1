package io.forecourt.hr.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.value.Ids;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * The issuer's RS256 keys, kept sealed in the schema so that every replica and every restart signs
 * with the same. A new key is published ten minutes before it signs, and an old one stays published
 * for a day after.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

  private static final Duration AHEAD = Duration.ofMinutes(10);
  private static final Duration AFTER = Duration.ofDays(1);
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final String WHY = "signing keys belong to nobody";

  private record Generation(int number, RSAKey key, Instant createdAt) {}

  private record Loaded(List<Generation> newestFirst, Instant at) {}

  private final ScopedQueries queries;
  private final KeySeal seal;
  private final Clock clock;
  private final Duration maximumAge;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile @Nullable Loaded loaded;

  SigningKeys(ScopedQueries queries, KeySeal seal, Clock clock, Duration maximumAge) {
    this.queries = queries;
    this.seal = seal;
    this.clock = clock;
    this.maximumAge = maximumAge;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    return selector.select(new JWKSet(published()));
  }

  /** Only the key that signs now. */
  List<JWK> signing(JWKSelector selector) {
    List<Generation> all = current().newestFirst();
    Instant now = clock.instant();
    Generation signing =
        all.stream()
            .filter(generation -> !generation.createdAt().plus(AHEAD).isAfter(now))
            .findFirst()
            .orElse(all.getLast());
    return selector.select(new JWKSet(signing.key()));
  }

  /** Adds a generation now; it signs in ten minutes. */
  void rotate() {
    add(current().newestFirst().getFirst().number() + 1);
    loaded = null;
  }

  private List<JWK> published() {
    Instant now = clock.instant();
    List<Generation> all = current().newestFirst();
    return java.util.stream.IntStream.range(0, all.size())
        .filter(
            place ->
                place == 0 || all.get(place - 1).createdAt().plus(AHEAD).plus(AFTER).isAfter(now))
        .mapToObj(place -> (JWK) all.get(place).key())
        .toList();
  }

  private Loaded current() {
    Loaded seen = loaded;
    Instant now = clock.instant();
    if (seen != null && seen.at().plus(FRESH).isAfter(now)) {
      return seen;
    }
    loading.lock();
    try {
      List<Generation> all = read();
      if (all.isEmpty() || all.getFirst().createdAt().plus(maximumAge).isBefore(now)) {
        add(all.isEmpty() ? 1 : all.getFirst().number() + 1);
        all = read();
      }
      Loaded fresh = new Loaded(all, now);
      loaded = fresh;
      return fresh;
    } finally {
      loading.unlock();
    }
  }

  private List<Generation> read() {
    return queries
        .unscoped(
            WHY,
            "SELECT generation, key_id, sealed_key, created_at FROM signing_key"
                + " ORDER BY generation DESC LIMIT 4")
        .query(
            (row, _) -> {
              String keyId = row.getString("key_id");
              return new Generation(
                  row.getInt("generation"),
                  parse(seal.open(keyId, row.getString("sealed_key"))),
                  row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
            })
        .list();
  }

  private void add(int generation) {
    String keyId = Ids.next();
    try {
      RSAKey key =
          new RSAKeyGenerator(2048)
              .keyID(keyId)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .generate();
      queries
          .unscoped(
              WHY,
              "INSERT INTO signing_key (generation, key_id, sealed_key, created_at)"
                  + " VALUES (:generation, :keyId, :sealed, :at)")
          .param("generation", generation)
          .param("keyId", keyId)
          .param("sealed", seal.seal(keyId, key.toJSONString()))
          .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException another) {
      // another replica made this generation: its key is read next
      return;
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static RSAKey parse(String json) {
    try {
      return RSAKey.parse(json);
    } catch (ParseException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
