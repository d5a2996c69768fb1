package io.forecourt.hr.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.identity.TryLimit.Tries;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TryLimitTests {

  private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
  private static final TryLimit ACCOUNT = new TryLimit(5, Duration.ofHours(1), true);
  private static final TryLimit ADDRESS = new TryLimit(100, Duration.ofHours(1), false);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1,  PT0S
          4,  PT0S
          5,  PT5S
          6,  PT10S
          12, PT10M40S
          13, PT15M
          90, PT15M
          """)
  void theWaitGrowsWithEachTry(int tries, Duration wait) {
    assertThat(ACCOUNT.waitAfter(tries)).isEqualTo(wait);
  }

  @Test
  void theLastFreeTryIsAdmittedAndTheNextMustWait() {
    Tries fifth = ACCOUNT.oneMore(new Tries(4, NINE, null), NINE).orElseThrow();

    assertThat(fifth).isEqualTo(new Tries(5, NINE, NINE.plusSeconds(5)));
    assertThat(ACCOUNT.oneMore(fifth, NINE.plusSeconds(4))).isEmpty();
    assertThat(ACCOUNT.oneMore(fifth, NINE.plusSeconds(5)))
        .hasValueSatisfying(sixth -> assertThat(sixth.count()).isEqualTo(6));
  }

  @Test
  void aNameIsForgivenAfterAnHourOfQuietOnly() {
    Tries four = new Tries(4, NINE, null);

    assertThat(ACCOUNT.oneMore(four, NINE.plusSeconds(3599)).orElseThrow())
        .isEqualTo(new Tries(5, NINE.plusSeconds(3599), NINE.plusSeconds(3604)));
    assertThat(ACCOUNT.oneMore(four, NINE.plusSeconds(3600)).orElseThrow())
        .isEqualTo(new Tries(1, NINE.plusSeconds(3600), null));
  }

  @Test
  void anAddressIsForgivenWhenItsHourIsOverThoughSomebodyAlwaysMistypes() {
    Tries busy = ADDRESS.oneMore(new Tries(98, NINE, null), NINE.plusSeconds(3599)).orElseThrow();

    assertThat(busy).isEqualTo(new Tries(99, NINE, null));
    assertThat(ADDRESS.oneMore(busy, NINE.plusSeconds(3600)).orElseThrow().count()).isEqualTo(1);
  }

  @Test
  void whatIsForgivenUnlocksBelowTheLimitOnly() {
    Instant later = NINE.plusSeconds(60);

    assertThat(ADDRESS.without(3, new Tries(102, NINE, later)))
        .isEqualTo(new Tries(99, NINE, null));
    assertThat(ADDRESS.without(2, new Tries(102, NINE, later)))
        .isEqualTo(new Tries(100, NINE, later));
    assertThat(ADDRESS.without(3, new Tries(1, NINE, null)).count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          203.0.113.7,       203.0.113.7
          2001:db8:1:2::7,   20010db800010002
          2001:db8:1:2:9::8, 20010db800010002
          2001:db8:1:3::7,   20010db800010003
          nonsense,          nonsense
          """)
  void anIpv6NetworkIsOneAddress(String address, String counted) {
    assertThat(LoginGuard.network(address)).isEqualTo(counted);
  }
}
