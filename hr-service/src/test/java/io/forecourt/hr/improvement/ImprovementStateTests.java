package io.forecourt.hr.improvement;

import static io.forecourt.hr.improvement.ImprovementState.CLOSED;
import static io.forecourt.hr.improvement.ImprovementState.OPEN;
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
              OPEN, Set.of(CLOSED),
              CLOSED, Set.of()));

  @ParameterizedTest
  @EnumSource
  void leadsToThoseOfTheTableOnly(ImprovementState from) {
    assertThat(Stream.of(ImprovementState.values()).filter(next -> from.canBecome(next)))
        .containsExactlyInAnyOrderElementsOf(TABLE.getOrDefault(from, Set.of()));
  }
}
