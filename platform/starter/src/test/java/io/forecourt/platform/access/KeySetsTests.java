package io.forecourt.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeySetsTests {

  private static final RSAKey FIRST = key("first");
  private static final RSAKey SECOND = key("second");

  private final Issuer issuer = new Issuer();
  private final Kept kept = new Kept();
  private final Moving clock = new Moving();
  private final KeySets keys = new KeySets(issuer, kept, clock);

  @Test
  void theIssuerIsAskedWhenAKeyIsFirstNeeded() {
    assertThat(issuer.asked).isZero();

    assertThat(keys.key("first")).isPresent();
    assertThat(keys.key("first")).isPresent();

    assertThat(issuer.asked).isEqualTo(1);
  }

  @Test
  void onlyPublicKeysAreKept() {
    keys.key("first");

    assertThat(kept.load().orElseThrow().json()).contains("first").doesNotContain("\"d\"");
  }

  @Test
  void aRestartWithoutTheIssuerStillKnowsTheKeysForADay() {
    keys.key("first");
    issuer.down = true;
    clock.move(Duration.ofHours(24));

    assertThat(new KeySets(issuer, kept, clock).key("first")).isPresent();
  }

  @Test
  void afterADayWithoutTheIssuerNobodyCanSayWhetherATokenIsGood() {
    keys.key("first");
    issuer.down = true;
    clock.move(Duration.ofHours(24).plusSeconds(1));

    assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> keys.key("first"));
    assertThatExceptionOfType(KeysUnavailable.class)
        .isThrownBy(() -> new KeySets(issuer, kept, clock).key("first"));
  }

  @Test
  void aFirstStartWithoutTheIssuerIsUnavailableAndRecoversByItself() {
    issuer.down = true;
    assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> keys.key("first"));

    issuer.down = false;
    clock.move(KeySets.BETWEEN_FETCHES);

    assertThat(keys.key("first")).isPresent();
  }

  @Test
  void anUnknownKeyAsksTheIssuerAgainButNotMoreOftenThanEveryTenSeconds() {
    keys.key("first");
    issuer.set = new JWKSet(SECOND);

    for (int i = 0; i < 50; i++) {
      assertThat(keys.key("second")).isEmpty();
    }
    clock.move(KeySets.BETWEEN_FETCHES);

    assertThat(keys.key("second")).isPresent();
    assertThat(issuer.asked).isEqualTo(2);
  }

  @Test
  void anOldSetIsRenewedWhileItStillCounts() {
    keys.key("first");
    clock.move(KeySets.FRESH.plusSeconds(1));
    issuer.down = true;
    assertThat(keys.key("first")).isPresent();

    issuer.down = false;
    clock.move(KeySets.BETWEEN_FETCHES);
    keys.key("first");
    clock.move(Duration.ofHours(23));

    assertThat(keys.key("first")).isPresent();
  }

  @Test
  void aKeyThatTheIssuerWithdrewIsGoneAfterTheNextFetch() {
    keys.key("first");
    issuer.set = new JWKSet(SECOND);
    clock.move(KeySets.FRESH.plusSeconds(1));
    keys.key("first");

    assertThat(keys.key("first")).isEmpty();
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static final class Issuer implements KeySets.Fetch {
    private int asked;
    private boolean down;
    private JWKSet set = new JWKSet(FIRST);

    @Override
    public JWKSet fetch() throws IOException {
      asked++;
      if (down) {
        throw new IOException("connection refused");
      }
      return set;
    }
  }

  private static final class Kept implements KeySets.Store {
    private KeySets.@Nullable Stored set;

    @Override
    public Optional<KeySets.Stored> load() {
      return Optional.ofNullable(set);
    }

    @Override
    public void save(KeySets.Stored fetched) {
      set = fetched;
    }
  }

  private static final class Moving extends Clock {
    private Instant now = Instant.parse("2026-11-21T02:04:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

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
}
