package io.forecourt.insurance.policy;

import static io.forecourt.insurance.policy.EndorsementState.AWAITED;
import static io.forecourt.insurance.policy.EndorsementState.DONE;
import static io.forecourt.insurance.policy.EndorsementState.OVERTAKEN;
import static io.forecourt.insurance.policy.EndorsementState.REFUSED;
import static io.forecourt.insurance.policy.EndorsementState.REJECTED;
import static io.forecourt.insurance.policy.EndorsementState.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndorsementStateTests {

  /** The whole table: what is not named here is refused. */
  private static final Map<EndorsementState, Set<EndorsementState>> TABLE =
      new EnumMap<>(
          Map.of(
              AWAITED, Set.of(SUBMITTED, DONE, REFUSED, OVERTAKEN),
              SUBMITTED, Set.of(DONE, REJECTED, OVERTAKEN),
              DONE, Set.of(),
              REFUSED, Set.of(),
              REJECTED, Set.of(),
              OVERTAKEN, Set.of()));

  @Test
  void whatNobodyNeedGrantBeginsWithTheInsurerWhereOneIsAsked() {
    assertThat(EndorsementState.granted(true)).isEqualTo(SUBMITTED);
    assertThat(EndorsementState.granted(false)).isEqualTo(DONE);
  }

  @ParameterizedTest
  @EnumSource
  void leadsToThoseOfTheTableOnly(EndorsementState from) {
    assertThat(Stream.of(EndorsementState.values()).filter(next -> from.canBecome(next)))
        .containsExactlyInAnyOrderElementsOf(TABLE.getOrDefault(from, Set.of()));
  }
}
