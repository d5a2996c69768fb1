package io.forecourt.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.forecourt.gateway.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Verifies bearer tokens. A verified token is kept, so its signature is checked once; it is asked
 * again only for its expiry and for the not-before of its person. The services verify for
 * themselves, with key sets that they keep: while the issuer's keys cannot be had here, a token is
 * left to them.
 */
@Component
public class Tokens {

  /** A token whose signature is good. */
  public record Verified(String subject, Instant issuedAt, Instant expiresAt) {}

  private static final String SCHEME = "Bearer ";
  private static final Duration LONGEST_TOKEN = Duration.ofMinutes(10);

  private final ReactiveJwtDecoder decoder;
  private final Clock clock;
  private final Cache<String, Verified> verified;
  private final Cache<String, Instant> notBefore;

  Tokens(TokenSettings settings, Clock clock) {
    this.clock = clock;
    KeySet keys = new KeySet(settings.jwkSetUri(), clock);
    NimbusReactiveJwtDecoder nimbus =
        NimbusReactiveJwtDecoder.withJwkSource(signed -> keys.keys(signed.getHeader()))
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .build();
    nimbus.setJwtValidator(JwtValidators.createDefaultWithIssuer(settings.issuer()));
    this.decoder = nimbus;
    this.verified =
        Caffeine.newBuilder().maximumSize(settings.kept()).expireAfterWrite(LONGEST_TOKEN).build();
    // A not-before older than the longest token has nothing left to refuse.
    this.notBefore = Caffeine.newBuilder().expireAfterWrite(LONGEST_TOKEN).build();
  }

  /** Refuses this person's tokens issued before the moment. */
  public void revokeBefore(String person, Instant moment) {
    notBefore.put(person, moment);
  }

  /** Whether these headers carry a token that was verified and still counts. */
  public boolean knows(HttpHeaders headers) {
    String token = bearer(headers);
    Verified kept = token == null ? null : verified.getIfPresent(token);
    return kept != null && refusal(kept) == null;
  }

  /** What the token says; empty while the issuer's keys cannot be had. */
  Mono<Optional<Verified>> verify(String token) {
    Verified kept = verified.getIfPresent(token);
    if (kept != null) {
      return current(kept).map(Optional::of);
    }
    return decoder
        .decode(token)
        .onErrorMap(BadJwtException.class, bad -> refused(code(bad)))
        .map(Tokens::verified)
        .doOnNext(good -> verified.put(token, good))
        .flatMap(this::current)
        .map(Optional::of)
        .onErrorResume(Tokens::isForWantOfKeys, _ -> Mono.just(Optional.empty()));
  }

  private Mono<Verified> current(Verified token) {
    String refusal = refusal(token);
    return refusal == null ? Mono.just(token) : Mono.error(refused(refusal));
  }

  private @Nullable String refusal(Verified token) {
    if (!clock.instant().isBefore(token.expiresAt())) {
      return "access.token-expired";
    }
    Instant earliest = notBefore.getIfPresent(token.subject());
    return earliest != null && token.issuedAt().isBefore(earliest) ? "access.token-revoked" : null;
  }

  private static boolean isForWantOfKeys(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof KeysUnavailable) {
        return true;
      }
    }
    return false;
  }

  static @Nullable String bearer(HttpHeaders headers) {
    String value = headers.getFirst(HttpHeaders.AUTHORIZATION);
    if (value == null || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    return value.substring(SCHEME.length()).strip();
  }

  private static Verified verified(Jwt jwt) {
    Instant issued = jwt.getIssuedAt();
    Instant expires = jwt.getExpiresAt();
    if (issued == null || expires == null || jwt.getSubject() == null) {
      throw refused("access.token-invalid");
    }
    return new Verified(jwt.getSubject(), issued, expires);
  }

  private static String code(BadJwtException bad) {
    String message = String.valueOf(bad.getMessage());
    return message.contains("expired") ? "access.token-expired" : "access.token-invalid";
  }

  static Problem refused(String code) {
    return new Problem(
        HttpStatus.UNAUTHORIZED,
        code,
        Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
  }
}
