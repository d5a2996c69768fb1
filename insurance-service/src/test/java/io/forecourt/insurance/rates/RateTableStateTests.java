package io.forecourt.insurance.rates;

import static io.forecourt.insurance.rates.RateTableState.LOADED;
import static io.forecourt.insurance.rates.RateTableState.PUBLISHED;
import static io.forecourt.insurance.rates.RateTableState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateTableStateTests {

  /** The whole table: what is not named here is refused. */
  private static final Map<RateTableState, Set<RateTableState>> TABLE =
      new EnumMap<>(
          Map.of(
              LOADED, Set.of(PUBLISHED, WITHDRAWN),
              PUBLISHED, Set.of(),
              WITHDRAWN, Set.of()));

  @ParameterizedTest
  @EnumSource
  void leadsToThoseOfTheTableOnly(RateTableState from) {
    assertThat(Stream.of(RateTableState.values()).filter(next -> from.canBecome(next)))
        .containsExactlyInAnyOrderElementsOf(TABLE.getOrDefault(from, Set.of()));
  }
}
