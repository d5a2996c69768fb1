package io.forecourt.insurance.policy;

import static io.forecourt.insurance.policy.PolicyState.CANCELLED;
import static io.forecourt.insurance.policy.PolicyState.EXPIRED;
import static io.forecourt.insurance.policy.PolicyState.IN_DOUBT;
import static io.forecourt.insurance.policy.PolicyState.ISSUED;
import static io.forecourt.insurance.policy.PolicyState.REGISTERED;
import static io.forecourt.insurance.policy.PolicyState.REJECTED;
import static io.forecourt.insurance.policy.PolicyState.SUBMITTED;
import static io.forecourt.insurance.policy.PolicyState.TRANSFERRED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyStateTests {

  private static final Map<PolicyState, Set<PolicyState>> TABLE =
      Map.of(
          SUBMITTED, EnumSet.of(IN_DOUBT, ISSUED, REJECTED),
          IN_DOUBT, EnumSet.of(ISSUED, REJECTED),
          ISSUED, EnumSet.of(REGISTERED, TRANSFERRED, EXPIRED, CANCELLED),
          REGISTERED, EnumSet.of(TRANSFERRED, EXPIRED, CANCELLED),
          TRANSFERRED, EnumSet.of(TRANSFERRED, EXPIRED, CANCELLED));

  @ParameterizedTest
  @EnumSource
  void everyPairOfStatesFollowsTheTable(PolicyState from) {
    for (PolicyState to : PolicyState.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(TABLE.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsInForceCanStillEnd(PolicyState state) {
    assertThat(state.isInForce()).isEqualTo(state.canBecome(EXPIRED));
  }
}
