package io.forecourt.crm.followup.domain;

import static io.forecourt.crm.followup.domain.ContactOutcome.NOT_REACHED;
import static io.forecourt.crm.followup.domain.ContactOutcome.REACHED;
import static io.forecourt.crm.followup.domain.ContactOutcome.REACHED_SATISFIED;
import static io.forecourt.crm.followup.domain.ContactOutcome.REACHED_UNSATISFIED;
import static io.forecourt.crm.followup.domain.ContactOutcome.WRONG_NUMBER;
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

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCompleted;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowUpTests {
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

      var done = call.contact(attempt(REACHED_SATISFIED, DELIVERED.plusSeconds(60)));

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
      var done = call().contact(attempt(REACHED_SATISFIED, DUE.minus(Duration.ofMillis(1))));

      assertThat(done).get().returns(true, FollowUpCompleted::onTime);
    }

    @Test
    void theLimitItselfIsLate() {
      var done = call().contact(attempt(REACHED_SATISFIED, DUE));

      assertThat(done).get().returns(false, FollowUpCompleted::onTime);
    }

    @Test
    void anOverdueCallCanStillBeMade() {
      FollowUp call = in(OVERDUE);

      var done = call.contact(attempt(REACHED_SATISFIED, DUE.plusSeconds(1)));

      assertThat(done).get().returns(false, FollowUpCompleted::onTime);
      assertThat(call.state()).isEqualTo(DONE);
    }

    @Test
    void aCustomerWhoIsNotReachedLeavesItOpen() {
      FollowUp call = call();

      assertThat(call.contact(attempt(NOT_REACHED, DELIVERED))).isEmpty();

      assertThat(call.state()).isEqualTo(OPEN);
      assertThat(call.failedAttempts()).isEqualTo(1);
      assertThat(call.exhausted()).isFalse();
    }

    @Test
    void theThirdFailureIsNotedAndTheCallStaysOpen() {
      FollowUp call = call();
      call.contact(attempt(NOT_REACHED, DELIVERED));
      call.contact(attempt(NOT_REACHED, DELIVERED));
      assertThat(call.exhausted()).isFalse();

      call.contact(attempt(NOT_REACHED, DELIVERED));

      assertThat(call.exhausted()).isTrue();
      assertThat(call.state()).isEqualTo(OPEN);
    }

    @Test
    void aContactWithoutEvidenceIsRefused() {
      var bare =
          new ContactAttempt(
              REACHED_SATISFIED,
              new Evidence(Evidence.Kind.CALL, " "),
              ProofState.NAMED,
              AGENT,
              DELIVERED,
              null);
      FollowUp call = call();

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> call.contact(bare))
          .returns("follow-up.no-evidence", RuleViolation::code);
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "CANCELLED"})
    void aClosedFollowUpTakesNoContact(FollowUpState state) {
      FollowUp closed = in(state);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> closed.contact(attempt(REACHED_SATISFIED, DELIVERED)))
          .returns("follow-up.wrong-state", RuleViolation::code);
    }
  }

  @Nested
  class Proving {
    private static final Instant CALLED = DELIVERED.plusSeconds(600);
    private static final Instant CLAIMED = DELIVERED.plusSeconds(3_600);

    @Test
    void aContactWhoseRecordHasNotArrivedLeavesItOpenAndIsNoFailure() {
      FollowUp call = call();

      assertThat(call.contact(unproven(REACHED_SATISFIED))).isEmpty();

      assertThat(call.state()).isEqualTo(OPEN);
      assertThat(call.failedAttempts()).isZero();
      assertThat(call.awaitsProofSince()).hasValue(CLAIMED);
    }

    @Test
    void theRecordThatArrivesCompletesItAtTheRecordsTime() {
      FollowUp call = call();
      call.contact(unproven(REACHED_SATISFIED));

      var done = call.prove(call("rec-1"), CALLED);

      assertThat(done).get().returns(CALLED, FollowUpCompleted::at);
      assertThat(call.state()).isEqualTo(DONE);
      assertThat(call.awaitsProofSince()).isEmpty();
    }

    @Test
    void aRecordFromBeforeTheLimitMakesAnOverdueOneOnTime() {
      FollowUp call = call();
      call.contact(unproven(REACHED_SATISFIED));
      call.lapse(DUE);

      var done = call.prove(call("rec-1"), DUE.minusSeconds(1));

      assertThat(done).get().returns(true, FollowUpCompleted::onTime);
    }

    @Test
    void anotherRecordProvesNothing() {
      FollowUp call = call();
      call.contact(unproven(REACHED_SATISFIED));

      assertThat(call.prove(call("rec-2"), CALLED)).isEmpty();

      assertThat(call.state()).isEqualTo(OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "CANCELLED"})
    void whatIsClosedMeanwhileStaysAsItIs(FollowUpState state) {
      FollowUp closed = in(state, unproven(REACHED_SATISFIED));

      assertThat(closed.prove(call("rec-1"), CALLED)).isEmpty();

      assertThat(closed.state()).isEqualTo(state);
    }

    @Test
    void aRecordThatNeverArrivedNeverCounts() {
      FollowUp call = call();
      call.contact(unproven(REACHED_SATISFIED));
      call.refute(attempt -> !attempt.at().isAfter(CLAIMED));

      assertThat(call.prove(call("rec-1"), CALLED)).isEmpty();

      assertThat(call.state()).isEqualTo(OPEN);
      assertThat(call.snapshot().attempts())
          .extracting(ContactAttempt::proof)
          .containsExactly(ProofState.UNFOUNDED);
    }

    @Test
    void oneRecordProvesOneTry() {
      FollowUp call = call();
      call.contact(attempt(NOT_REACHED, ProofState.PROVEN, "rec-1", CALLED));

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> call.contact(attempt(NOT_REACHED, ProofState.PROVEN, "rec-1", CALLED)))
          .returns("follow-up.evidence-used", RuleViolation::code);
    }

    @Test
    void whatTheCustomerThoughtIsSaidOnceOfARecordThatCompletedIt() {
      FollowUp call = call();
      call.contact(attempt(REACHED, ProofState.PROVEN, "rec-1", CALLED));

      var described = call.describe(REACHED_UNSATISFIED, null);

      assertThat(described.outcome()).isEqualTo(REACHED_UNSATISFIED);
      assertThat(described.at()).isEqualTo(CALLED);
      assertThat(described.onTime()).isTrue();
      assertThat(call.canBeDescribedBy(call("rec-1"))).isFalse();
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> call.describe(REACHED_SATISFIED, null))
          .returns("follow-up.wrong-state", RuleViolation::code);
    }

    private static ContactAttempt unproven(ContactOutcome outcome) {
      return attempt(outcome, ProofState.UNPROVEN, "rec-1", CLAIMED);
    }
  }

  @Nested
  class Replanning {
    private static final Instant LATER = DUE.plus(Duration.ofDays(2));
    private static final PlanBasis GRADE_H = new PlanBasis("cadence@2026-01-01", "H", 5);

    @Test
    void anOpenOneMovesAndIsToldAgain() {
      FollowUp call = call();

      var moved = call.replan(later(), DELIVERED.plusSeconds(5));

      assertThat(moved).get().returns(DELIVERED.plusSeconds(5), FollowUpEvent::at);
      assertThat(call.plan().dueAt()).isEqualTo(LATER);
      assertThat(call.plan().basis()).isEqualTo(GRADE_H);
      assertThat(call.plan().orderId()).isEqualTo("o-1");
    }

    private static FollowUp.Plan later() {
      return new FollowUp.Plan(
          FollowUpKind.THREE_DAY_CALL, "c-1", "EAST", LATER, "l-1", null, null, null, GRADE_H);
    }

    @Test
    void theSamePlanAgainIsNoNews() {
      FollowUp call = call();

      assertThat(call.replan(call.plan(), DELIVERED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    void thePastIsNotPlannedAnew(FollowUpState state) {
      FollowUp call = in(state);

      assertThat(call.replan(later(), DELIVERED)).isEmpty();

      assertThat(call.plan().dueAt()).isEqualTo(DUE);
    }
  }

  @Test
  void aWrongNumberEndsTheTriesAtOnce() {
    FollowUp call = call();

    call.contact(attempt(WRONG_NUMBER, DELIVERED));

    assertThat(call.exhausted()).isTrue();
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

  @Nested
  class Missing {
    @Test
    void whoeverOwedItAtTheLimitMissedItWhoeverHasItLater() {
      FollowUp call = call();
      call.lapse(DUE);

      call.handOver("p-other");
      call.cancel(CancelReason.REASSIGNED, DUE.plusSeconds(60));

      assertThat(call.snapshot().missed()).isEqualTo(new FollowUp.Missed(DUE, AGENT));
    }

    @Test
    void whatIsCancelledAtItsLimitIsMissedAndBeforeItIsNot() {
      FollowUp late = call();
      late.cancel(CancelReason.LEAD_CLOSED, DUE);
      FollowUp early = call();
      early.cancel(CancelReason.LEAD_CLOSED, DUE.minusSeconds(1));

      assertThat(late.snapshot().missed()).isNotNull();
      assertThat(early.snapshot().missed()).isNull();
    }

    @Test
    void aRecordOfATalkInTimeUndoesTheMiss() {
      FollowUp call = call();
      call.lapse(DUE);

      call.contact(attempt(REACHED, ProofState.PROVEN, "rec-1", DELIVERED.plusSeconds(60)));

      assertThat(call.snapshot().missed()).isNull();
    }

    @Test
    void whatNobodyMayDoIsNeverOwedNorMissed() {
      FollowUp never = FollowUp.neverOwed(call().plan(), DUE.plusSeconds(60));

      assertThat(never.state()).isEqualTo(CANCELLED);
      assertThat(never.cancelled().reason()).isEqualTo(CancelReason.CUSTOMER_GONE);
      assertThat(never.snapshot().missed()).isNull();
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
