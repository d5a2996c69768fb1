package io.forecourt.crm.followup.domain;

import static io.forecourt.crm.followup.domain.ContactOutcome.NOT_REACHED;
import static io.forecourt.crm.followup.domain.ContactOutcome.REACHED_SATISFIED;
import static io.forecourt.crm.followup.domain.FollowUpMother.AGENT;
import static io.forecourt.crm.followup.domain.FollowUpMother.DELIVERED;
import static io.forecourt.crm.followup.domain.FollowUpMother.DUE;
import static io.forecourt.crm.followup.domain.FollowUpMother.attempt;
import static io.forecourt.crm.followup.domain.FollowUpMother.call;
import static io.forecourt.crm.followup.domain.FollowUpMother.in;
import static io.forecourt.crm.followup.domain.FollowUpMother.reception;
import static io.forecourt.crm.followup.domain.FollowUpState.CANCELLED;
import static io.forecourt.crm.followup.domain.FollowUpState.DONE;
import static io.forecourt.crm.followup.domain.FollowUpState.OPEN;
import static io.forecourt.crm.followup.domain.FollowUpState.OVERDUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCompleted;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowUpTests {
  private static final int LIMIT = 3;

  @ParameterizedTest
  @EnumSource
  void everyPairOfStatesFollowsTheTable(FollowUpState from) {
    Map<FollowUpState, Set<FollowUpState>> table =
        Map.of(
            OPEN, EnumSet.of(OVERDUE, DONE, CANCELLED),
            OVERDUE, EnumSet.of(DONE, CANCELLED),
            DONE, EnumSet.noneOf(FollowUpState.class),
            CANCELLED, EnumSet.noneOf(FollowUpState.class));

    for (FollowUpState to : FollowUpState.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(table.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @Nested
  class Contacting {
    @Test
    void aReachedCustomerCompletesTheFollowUpWithItsEvidence() {
      FollowUp call = call();

      var done = call.contact(attempt(REACHED_SATISFIED, DELIVERED.plusSeconds(60)), LIMIT);

      assertThat(done)
          .hasValue(
              new FollowUpCompleted(
                  call.id(),
                  call.plan(),
                  AGENT,
                  AGENT,
                  REACHED_SATISFIED,
                  new Evidence(Evidence.Kind.CALL, "call-2026-17"),
                  true,
                  DELIVERED.plusSeconds(60)));
      assertThat(call.state()).isEqualTo(DONE);
    }

    @Test
    void theLastMomentBeforeTheLimitIsOnTime() {
      var done = call().contact(attempt(REACHED_SATISFIED, DUE.minus(Duration.ofMillis(1))), LIMIT);

      assertThat(done).get().returns(true, FollowUpCompleted::onTime);
    }

    @Test
    void theLimitItselfIsLate() {
      var done = call().contact(attempt(REACHED_SATISFIED, DUE), LIMIT);

      assertThat(done).get().returns(false, FollowUpCompleted::onTime);
    }

    @Test
    void anOverdueCallCanStillBeMade() {
      FollowUp call = in(OVERDUE);

      var done = call.contact(attempt(REACHED_SATISFIED, DUE.plusSeconds(1)), LIMIT);

      assertThat(done).get().returns(false, FollowUpCompleted::onTime);
      assertThat(call.state()).isEqualTo(DONE);
    }

    @Test
    void aCustomerWhoIsNotReachedLeavesItOpen() {
      FollowUp call = call();

      assertThat(call.contact(attempt(NOT_REACHED, DELIVERED), LIMIT)).isEmpty();

      assertThat(call.state()).isEqualTo(OPEN);
      assertThat(call.failedAttempts()).isEqualTo(1);
      assertThat(call.exhausted()).isFalse();
    }

    @Test
    void theThirdFailureIsNotedAndTheCallStaysOpen() {
      FollowUp call = call();
      call.contact(attempt(NOT_REACHED, DELIVERED), LIMIT);
      call.contact(attempt(NOT_REACHED, DELIVERED), LIMIT);
      assertThat(call.exhausted()).isFalse();

      call.contact(attempt(NOT_REACHED, DELIVERED), LIMIT);

      assertThat(call.exhausted()).isTrue();
      assertThat(call.state()).isEqualTo(OPEN);
    }

    @Test
    void aContactWithoutEvidenceIsRefused() {
      var bare =
          new ContactAttempt(
              REACHED_SATISFIED, new Evidence(Evidence.Kind.CALL, " "), AGENT, DELIVERED, null);
      FollowUp call = call();

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> call.contact(bare, LIMIT))
          .returns("follow-up.no-evidence", RuleViolation::code);
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "CANCELLED"})
    void aClosedFollowUpTakesNoContact(FollowUpState state) {
      FollowUp closed = in(state);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> closed.contact(attempt(REACHED_SATISFIED, DELIVERED), LIMIT))
          .returns("follow-up.wrong-state", RuleViolation::code);
    }
  }

  @Nested
  class Lapsing {
    @Test
    void anOpenFollowUpLapsesOnce() {
      FollowUp call = call();

      assertThat(call.lapse(DUE)).isPresent();
      assertThat(call.lapse(DUE)).isEmpty();

      assertThat(call.state()).isEqualTo(OVERDUE);
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "CANCELLED"})
    void aClosedFollowUpDoesNotLapse(FollowUpState state) {
      FollowUp closed = in(state);

      assertThat(closed.lapse(DUE)).isEmpty();
      assertThat(closed.state()).isEqualTo(state);
    }
  }

  @Test
  void receivingTheVisitorCompletesTheReception() {
    FollowUp reception = reception();

    var done = reception.received("p-li", "VI-EAST-20261121-0001", DELIVERED.plusSeconds(30));

    assertThat(done.onTime()).isTrue();
    assertThat(done.evidence().kind()).isEqualTo(Evidence.Kind.VISIT);
  }

  @Test
  void aCallIsNotCompletedByAReception() {
    FollowUp call = call();

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> call.received("p-li", "VI-EAST-20261121-0001", DELIVERED))
        .returns("follow-up.not-a-reception", RuleViolation::code);
  }

  @Test
  void aPendingFollowUpIsHandedOverAndAClosedOneIsNot() {
    FollowUp call = call();
    call.handOver("p-other");

    assertThat(call.ownerId()).isEqualTo("p-other");
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> in(DONE).handOver("p-other"))
        .returns("follow-up.wrong-state", RuleViolation::code);
  }
}
