package io.forecourt.insurance.cases;

import static io.forecourt.insurance.cases.CaseState.CLOSED;
import static io.forecourt.insurance.cases.CaseState.INSURED;
import static io.forecourt.insurance.cases.CaseState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseStateTests {

  /** The whole table: what is not named here is refused. */
  private static final Map<CaseState, Set<CaseState>> TABLE =
      new EnumMap<>(
          Map.of(
              OPEN, Set.of(INSURED, CLOSED),
              INSURED, Set.of(OPEN, CLOSED),
              CLOSED, Set.of()));

  @ParameterizedTest
  @EnumSource
  void leadsToThoseOfTheTableOnly(CaseState from) {
    assertThat(Stream.of(CaseState.values()).filter(next -> from.canBecome(next)))
        .containsExactlyInAnyOrderElementsOf(TABLE.getOrDefault(from, Set.of()));
  }
}
