package io.forecourt.gateway.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The issuer's public keys. An unknown key id or an old set asks the issuer again: one request at a
 * time, not more often than every ten seconds, with little patience.
 */
final class KeySet {

  static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);

  private record Known(List<JWK> keys, Instant fetchedAt) {}

  private final WebClient client = WebClient.create();
  private final URI source;
  private final Clock clock;
  private volatile @Nullable Known known;
  private volatile boolean answered;
  private Instant lastAttempt = Instant.EPOCH;
  private @Nullable Mono<Void> underWay;

  KeySet(URI source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * The keys that may have signed this; none when the issuer does not know them, {@link
   * KeysUnavailable} when it could not be asked.
   */
  Flux<JWK> keys(JWSHeader signed) {
    if (!JWSAlgorithm.RS256.equals(signed.getAlgorithm())) {
      return Flux.empty();
    }
    Known set = known;
    List<JWK> found = find(set, signed.getKeyID());
    if (set == null || found.isEmpty()) {
      return refreshed().thenMany(Flux.defer(() -> refetched(signed.getKeyID())));
    }
    if (clock.instant().isAfter(set.fetchedAt().plus(FRESH))) {
      refreshed().subscribe();
    }
    return Flux.fromIterable(found);
  }

  private Flux<JWK> refetched(@Nullable String id) {
    List<JWK> found = find(known, id);
    return found.isEmpty() && !answered
        ? Flux.error(new KeysUnavailable())
        : Flux.fromIterable(found);
  }

  /** Ends when the issuer has answered or failed; at once when it was asked just now. */
  private synchronized Mono<Void> refreshed() {
    if (underWay != null) {
      return underWay;
    }
    if (clock.instant().isBefore(lastAttempt.plus(BETWEEN_FETCHES))) {
      return Mono.empty();
    }
    lastAttempt = clock.instant();
    Mono<Void> fetch =
        client
            .get()
            .uri(source)
            .retrieve()
            .bodyToMono(String.class)
            .timeout(PATIENCE)
            .doOnNext(this::take)
            .doOnError(this::failed)
            .then()
            .onErrorComplete()
            .doOnTerminate(this::ended)
            // who asked first may be gone before the answer
            .cache();
    underWay = fetch;
    return fetch;
  }

  private synchronized void ended() {
    underWay = null;
  }

  private void take(String answer) {
    try {
      List<JWK> keys = JWKSet.parse(answer).toPublicJWKSet().getKeys();
      if (keys.isEmpty()) {
        throw new ParseException("no key", 0);
      }
      known = new Known(keys, clock.instant());
      answered = true;
    } catch (ParseException unreadable) {
      throw new IllegalStateException("the issuer's key set is not taken", unreadable);
    }
  }

  private void failed(Throwable failure) {
    answered = false;
    LOG.warn("the issuer's keys could not be fetched: {}", failure.toString());
  }

  private static List<JWK> find(@Nullable Known set, @Nullable String id) {
    return set == null
        ? List.of()
        : set.keys().stream().filter(key -> id == null || id.equals(key.getKeyID())).toList();
  }
}
