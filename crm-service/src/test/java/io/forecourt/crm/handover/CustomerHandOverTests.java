package io.forecourt.crm.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.handover.CustomerHandOver.State;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerHandOverTests {

  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

  @ParameterizedTest
  @EnumSource
  void onlyAWaitingCustomerIsGivenToSomebody(State state) {
    check(state, Set.of(State.OPEN), waiting -> waiting.assigned("sc-2", "sm-1", NOW), State.DONE);
  }

  @ParameterizedTest
  @EnumSource
  void theFormerConsultantTakesTheCustomerBackOnce(State state) {
    check(state, Set.of(State.OPEN, State.DONE), CustomerHandOver::returned, State.RETURNED);
  }

  @ParameterizedTest
  @EnumSource
  void onlyACustomerWhomADeputyServesWaitsAgain(State state) {
    check(state, Set.of(State.DONE), served -> served.waitsAgain(NOW), State.OPEN);
  }

  @Test
  void whoDoesNotComeBackHasNoDeputies() {
    CustomerHandOver served = in(State.OPEN).assigned("sc-2", "sm-1", NOW);

    assertThat(served.isDeputy("sc-2")).isTrue();
    assertThat(served.forGood(CustomerHandOver.Cause.LEFT).isDeputy("sc-2")).isFalse();
  }

  private static void check(
      State from, Set<State> allowed, UnaryOperator<CustomerHandOver> step, State to) {
    if (allowed.contains(from)) {
      assertThat(step.apply(in(from)).state()).isEqualTo(to);
    } else {
      assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> step.apply(in(from)));
    }
  }

  private static CustomerHandOver in(State state) {
    return new CustomerHandOver(
        "h",
        "c",
        "EAST",
        "sc-1",
        CustomerHandOver.Cause.ON_LEAVE,
        state,
        NOW,
        NOW.plusSeconds(3600),
        NOW.plusSeconds(7200),
        null,
        null,
        null,
        null);
  }
}
