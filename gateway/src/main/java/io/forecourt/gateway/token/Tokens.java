package io.forecourt.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.forecourt.gateway.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
 * themselves.
 */
@Component
public class Tokens {

  /** A token whose signature is good. */
  public record Verified(String subject, Instant issuedAt, Instant expiresAt) {}

  private static final Duration LONGEST_TOKEN = Duration.ofMinutes(10);

  private final ReactiveJwtDecoder decoder;
  private final Clock clock;
  private final Cache<String, Verified> verified;
  private final Cache<String, Instant> notBefore;

  Tokens(TokenSettings settings, Clock clock) {
    this.clock = clock;
    NimbusReactiveJwtDecoder nimbus =
        NimbusReactiveJwtDecoder.withJwkSetUri(settings.jwkSetUri().toString())
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

  Mono<Verified> verify(String token) {
    Verified kept = verified.getIfPresent(token);
    if (kept != null) {
      return current(kept);
    }
    return decoder
        .decode(token)
        .onErrorMap(BadJwtException.class, bad -> refused(code(bad)))
        .map(Tokens::verified)
        .doOnNext(good -> verified.put(token, good))
        .flatMap(this::current);
  }

  private Mono<Verified> current(Verified token) {
    if (!clock.instant().isBefore(token.expiresAt())) {
      return Mono.error(refused("access.token-expired"));
    }
    Instant earliest = notBefore.getIfPresent(token.subject());
    if (earliest != null && token.issuedAt().isBefore(earliest)) {
      return Mono.error(refused("access.token-revoked"));
    }
    return Mono.just(token);
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
