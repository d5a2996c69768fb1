package io.forecourt.crm.customer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentInForceTests {
  private static final Instant MERGE = Instant.parse("2026-11-21T04:00:00Z");

  private static Consent said(
      String who, int ordinal, boolean given, @Nullable ContactChannel channel, Instant at) {
    return new Consent(
        who + ordinal,
        who,
        "EAST",
        "MARKETING_SMS",
        ordinal,
        given,
        Purpose.Basis.CONSENT,
        "2026-1",
        "hash",
        Consent.Channel.STORE,
        null,
        channel,
        null,
        "p-1",
        at);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true",
    "true, false, false",
    "false, true, false",
    "false, false, false"
  })
  void theStricterWordBeforeAMergeHolds(boolean survivor, boolean absorbed, boolean allowed) {
    Instant before = MERGE.minus(Duration.ofDays(1));
    var entries =
        List.of(said("b", 1, survivor, null, before), said("a", 1, absorbed, null, before));

    assertThat(ConsentInForce.allows("b", entries, MERGE, null)).isEqualTo(allowed);
  }

  @Test
  void aWordAtTheMomentOfTheMergeOrLaterDecidesAlone() {
    var entries =
        List.of(said("a", 1, false, null, MERGE.minusSeconds(1)), said("b", 1, true, null, MERGE));

    assertThat(ConsentInForce.allows("b", entries, MERGE, null)).isTrue();
    assertThat(ConsentInForce.allows("b", entries, MERGE.plusNanos(1), null)).isFalse();
  }

  @Test
  void aYesOfTheAbsorbedOneCountsWhereTheSurvivorNeverSpoke() {
    var entries = List.of(said("a", 1, true, null, MERGE.minusSeconds(1)));

    assertThat(ConsentInForce.allows("b", entries, MERGE, null)).isTrue();
    assertThat(ConsentInForce.allows("b", List.of(), MERGE, null)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aWordForOneChannelSaysNothingOfTheOthers(ContactChannel asked) {
    var entries = List.of(said("b", 1, true, ContactChannel.SMS, MERGE));

    assertThat(ConsentInForce.allows("b", entries, null, asked))
        .isEqualTo(asked == ContactChannel.SMS);
    assertThat(ConsentInForce.allows("b", entries, null, null)).isFalse();
  }

  @Test
  void theNewestWordAboutAChannelCountsWhetherItNamedTheChannelOrAll() {
    var entries =
        List.of(
            said("b", 1, true, null, MERGE),
            said("b", 2, false, ContactChannel.CALL, MERGE),
            said("b", 3, true, ContactChannel.SMS, MERGE));

    assertThat(ConsentInForce.allows("b", entries, null, ContactChannel.CALL)).isFalse();
    assertThat(ConsentInForce.allows("b", entries, null, ContactChannel.SMS)).isTrue();
    assertThat(ConsentInForce.allows("b", entries, null, ContactChannel.WECOM)).isTrue();
  }
}
