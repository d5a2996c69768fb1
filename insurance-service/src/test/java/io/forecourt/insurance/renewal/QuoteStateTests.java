package io.forecourt.insurance.renewal;

import static io.forecourt.insurance.renewal.QuoteState.ASKED;
import static io.forecourt.insurance.renewal.QuoteState.CALLED;
import static io.forecourt.insurance.renewal.QuoteState.DELIVERED;
import static io.forecourt.insurance.renewal.QuoteState.REFUSED;
import static io.forecourt.insurance.renewal.QuoteState.REPLACED;
import static io.forecourt.insurance.renewal.QuoteState.SENT;
import static io.forecourt.insurance.renewal.QuoteState.UNDELIVERED;
import static io.forecourt.insurance.renewal.QuoteState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuoteStateTests {
  private static final Map<QuoteState, Set<QuoteState>> TABLE =
      new EnumMap<>(
          Map.of(
              ASKED, Set.of(SENT, REFUSED, CALLED, REPLACED),
              SENT, Set.of(DELIVERED, UNDELIVERED, UNKNOWN, CALLED, REPLACED),
              UNKNOWN, Set.of(DELIVERED, UNDELIVERED, CALLED, REPLACED),
              DELIVERED, Set.of(CALLED, REPLACED),
              UNDELIVERED, Set.of(CALLED, REPLACED),
              REFUSED, Set.of(CALLED, REPLACED),
              CALLED, Set.of(),
              REPLACED, Set.of()));

  static Stream<Arguments> everyPair() {
    return Stream.of(QuoteState.values())
        .flatMap(from -> Stream.of(QuoteState.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void aStateIsReachedFromThoseOfTheTableOnly(QuoteState from, QuoteState to) {
    assertThat(from.canBecome(to)).isEqualTo(TABLE.getOrDefault(from, Set.of()).contains(to));
  }
}
