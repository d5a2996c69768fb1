package io.forecourt.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens: RS256 signature, issuer, expiry, and the person's not-before. A verified
 * token is kept until its expiry, so only the first request of each pays for the signature; expiry
 * and not-before are looked at every time.
 */
final class Tokens {

  static final Duration SKEW = Duration.ofSeconds(5);

  private static final int KEPT = 2_000;
  private static final int MAX_LENGTH = 8_192;

  private record Verified(Caller caller, Instant issuedAt, Instant expiresAt) {}

  private final String issuer;
  private final KeySets keys;
  private final BiPredicate<String, Instant> revoked;
  private final Clock clock;
  private final Cache<String, Verified> kept =
      Caffeine.newBuilder()
          .maximumSize(KEPT)
          .expireAfterWrite(Duration.ofHours(1))
          .executor(Runnable::run)
          .build();

  /**
   * @param revoked whether a person's token of that moment no longer counts
   */
  Tokens(String issuer, KeySets keys, BiPredicate<String, Instant> revoked, Clock clock) {
    this.issuer = issuer;
    this.keys = keys;
    this.revoked = revoked;
    this.clock = clock;
  }

  /**
   * @throws TokenRefused if the token does not count
   * @throws KeysUnavailable if no key says whether it does
   */
  CallerToken verify(String token) {
    Verified verified = kept.getIfPresent(token);
    if (verified == null) {
      verified = read(token);
      requireInTime(token, verified);
      kept.put(token, verified);
    } else {
      requireInTime(token, verified);
    }
    if (revoked.test(verified.caller().personId(), verified.issuedAt())) {
      kept.invalidate(token);
      throw new TokenRefused(TokenRefused.EXPIRED, "issued before the rights changed");
    }
    return new CallerToken(verified.caller(), token);
  }

  private void requireInTime(String token, Verified verified) {
    if (!clock.instant().isBefore(verified.expiresAt().plus(SKEW))) {
      kept.invalidate(token);
      throw new TokenRefused(TokenRefused.EXPIRED, "expired");
    }
  }

  private Verified read(String token) {
    if (token.length() > MAX_LENGTH) {
      throw invalid("too long");
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
        throw invalid("not RS256");
      }
      RSAKey key = keys.key(jwt.getHeader().getKeyID()).orElseThrow(() -> invalid("unknown key"));
      if (!jwt.verify(new RSASSAVerifier(key))) {
        throw invalid("wrong signature");
      }
      return verified(jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
      throw invalid("unreadable");
    }
  }

  private Verified verified(JWTClaimsSet claims) throws ParseException {
    String subject = claims.getSubject();
    Date expires = claims.getExpirationTime();
    Date issued = claims.getIssueTime();
    Date notBefore = claims.getNotBeforeTime();
    List<String> roles = claims.getStringListClaim("roles");
    if (!issuer.equals(claims.getIssuer())) {
      throw invalid("another issuer");
    }
    // An identity token names no roles: it says who somebody is, not what they may do.
    if (subject == null
        || subject.isBlank()
        || expires == null
        || issued == null
        || roles == null) {
      throw invalid("a claim is missing");
    }
    if (subject.equals(Caller.SYSTEM)) {
      throw invalid("the system has no token");
    }
    if (notBefore != null && clock.instant().plus(SKEW).isBefore(notBefore.toInstant())) {
      throw invalid("not valid yet");
    }
    String store = text(claims, "store");
    Set<String> stores = new LinkedHashSet<>();
    if (!store.isEmpty()) {
      stores.add(store);
    }
    List<String> more = claims.getStringListClaim("stores");
    if (more != null) {
      stores.addAll(more);
    }
    Caller caller = new Caller(subject, Set.copyOf(roles), store, Set.copyOf(stores), team(claims));
    return new Verified(caller, issued.toInstant(), expires.toInstant());
  }

  private static String text(JWTClaimsSet claims, String name) throws ParseException {
    String value = claims.getStringClaim(name);
    return value == null ? "" : value;
  }

  private static @Nullable String team(JWTClaimsSet claims) throws ParseException {
    String team = text(claims, "team");
    return team.isEmpty() ? null : team;
  }

  private static TokenRefused invalid(String why) {
    return new TokenRefused(TokenRefused.INVALID, why);
  }
}
