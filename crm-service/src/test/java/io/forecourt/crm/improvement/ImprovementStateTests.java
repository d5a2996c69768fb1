package io.forecourt.crm.improvement;

import static io.forecourt.crm.improvement.ImprovementState.CLOSED;
import static io.forecourt.crm.improvement.ImprovementState.MEASURE_SET;
import static io.forecourt.crm.improvement.ImprovementState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImprovementStateTests {

  /** The whole table: what is not named here is refused. */
  private static final Map<ImprovementState, Set<ImprovementState>> TABLE =
      new EnumMap<>(
          Map.of(
              OPEN, Set.of(MEASURE_SET),
              MEASURE_SET, Set.of(MEASURE_SET, OPEN, CLOSED),
              CLOSED, Set.of()));

  @ParameterizedTest
  @EnumSource
  void leadsToThoseOfTheTableOnly(ImprovementState from) {
    assertThat(Stream.of(ImprovementState.values()).filter(next -> from.canBecome(next)))
        .containsExactlyInAnyOrderElementsOf(TABLE.getOrDefault(from, Set.of()));
  }
}
