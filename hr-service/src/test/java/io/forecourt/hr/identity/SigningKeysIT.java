package io.forecourt.hr.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.testing.ForecourtTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForecourtTest
class SigningKeysIT {

  private static final Instant BEGIN = Instant.parse("2026-11-21T02:00:00Z");
  private static final Duration AGE = Duration.ofDays(90);
  private static final Duration AHEAD = Duration.ofMinutes(10);
  private static final Duration AFTER = Duration.ofDays(1);
  private static final JWKSelector ALL = new JWKSelector(new JWKMatcher.Builder().build());
  private static final String MASTER = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  @Autowired private ScopedQueries queries;
  @Autowired private JdbcClient jdbc;

  private Instant now = BEGIN;
  private @Nullable SigningKeys made;

  @BeforeEach
  void aFirstKey() {
    jdbc.sql("DELETE FROM signing_key").update();
    now = BEGIN;
    made = keys();
    assertThat(published()).hasSize(1);
    pass(AHEAD);
  }

  @AfterEach
  void leaveNone() {
    jdbc.sql("DELETE FROM signing_key").update();
  }

  @Test
  void aNewKeyIsPublishedBeforeItSigns() {
    String old = signing().getKeyID();

    made().rotate();

    assertThat(published()).hasSize(2).contains(old);
    assertThat(signing().getKeyID()).isEqualTo(old);
    pass(AHEAD.minusSeconds(1));
    assertThat(signing().getKeyID()).isEqualTo(old);
    pass(Duration.ofSeconds(1));
    assertThat(signing().getKeyID()).isNotEqualTo(old).isIn(published());
  }

  @Test
  void aTokenOfTheOldKeyIsVerifiedUntilItExpires() throws Exception {
    made().rotate();
    pass(AHEAD.minusSeconds(1));
    SignedJWT last = token(Duration.ofMinutes(5));

    pass(Duration.ofMinutes(5));

    assertThat(signing().getKeyID()).isNotEqualTo(last.getHeader().getKeyID());
    assertThat(verifies(last)).isTrue();
  }

  @Test
  void anOldKeyIsPublishedForADayAfterItsLastSignature() {
    String old = signing().getKeyID();
    made().rotate();

    pass(AHEAD.plus(AFTER).minusSeconds(1));
    assertThat(published()).contains(old);
    pass(Duration.ofSeconds(1));
    assertThat(published()).hasSize(1).doesNotContain(old);
  }

  @Test
  void aKeyOfNinetyDaysIsFollowedByItself() {
    String old = signing().getKeyID();

    pass(AGE.minus(AHEAD));
    assertThat(published()).hasSize(1);
    pass(Duration.ofSeconds(61));
    assertThat(published()).hasSize(2);
    assertThat(signing().getKeyID()).isEqualTo(old);
  }

  @Test
  void anotherReplicaSignsWithTheSameKeys() {
    made().rotate();
    pass(AHEAD);

    SigningKeys replica = keys();

    assertThat(replica.signing(ALL).getFirst().getKeyID()).isEqualTo(signing().getKeyID());
    assertThat(replica.get(ALL, null)).hasSize(2);
  }

  private SigningKeys made() {
    return Objects.requireNonNull(made);
  }

  private SigningKeys keys() {
    return new SigningKeys(queries, new KeySeal(MASTER), new Movable(), AGE);
  }

  /** Stands where the test puts it. */
  private final class Movable extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private RSAKey signing() {
    return made().signing(ALL).getFirst().toRSAKey();
  }

  private List<String> published() {
    return made().get(ALL, null).stream().map(JWK::getKeyID).toList();
  }

  private SignedJWT token(Duration life) throws Exception {
    RSAKey key = signing();
    var claims = new JWTClaimsSet.Builder().expirationTime(Date.from(now.plus(life))).build();
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    var jwt = new SignedJWT(header, claims);
    jwt.sign(new RSASSASigner(key));
    return jwt;
  }

  private boolean verifies(SignedJWT token) throws Exception {
    for (JWK key : made().get(ALL, null)) {
      if (key.getKeyID().equals(token.getHeader().getKeyID())) {
        JWSVerifier verifier = new RSASSAVerifier(key.toRSAKey().toPublicJWK());
        return token.verify(verifier);
      }
    }
    return false;
  }
}
