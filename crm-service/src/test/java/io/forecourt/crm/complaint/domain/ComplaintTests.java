package io.forecourt.crm.complaint.domain;

import static io.forecourt.crm.complaint.domain.ComplaintMother.AGENT;
import static io.forecourt.crm.complaint.domain.ComplaintMother.ASK_UNTIL;
import static io.forecourt.crm.complaint.domain.ComplaintMother.CALL;
import static io.forecourt.crm.complaint.domain.ComplaintMother.HEARD;
import static io.forecourt.crm.complaint.domain.ComplaintMother.LIMITS;
import static io.forecourt.crm.complaint.domain.ComplaintMother.OWNER;
import static io.forecourt.crm.complaint.domain.ComplaintMother.in;
import static io.forecourt.crm.complaint.domain.ComplaintMother.inHand;
import static io.forecourt.crm.complaint.domain.ComplaintMother.offer;
import static io.forecourt.crm.complaint.domain.ComplaintMother.open;
import static io.forecourt.crm.complaint.domain.ComplaintMother.resolved;
import static io.forecourt.crm.complaint.domain.ComplaintState.CLOSED;
import static io.forecourt.crm.complaint.domain.ComplaintState.DROPPED;
import static io.forecourt.crm.complaint.domain.ComplaintState.ESCALATED;
import static io.forecourt.crm.complaint.domain.ComplaintState.IN_HAND;
import static io.forecourt.crm.complaint.domain.ComplaintState.LINKED;
import static io.forecourt.crm.complaint.domain.ComplaintState.OPEN;
import static io.forecourt.crm.complaint.domain.ComplaintState.REOPENED;
import static io.forecourt.crm.complaint.domain.ComplaintState.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComplaintTests {

  private static final Map<ComplaintState, Set<ComplaintState>> TABLE =
      Map.of(
          OPEN, EnumSet.of(IN_HAND, ESCALATED, LINKED, DROPPED),
          IN_HAND, EnumSet.of(ESCALATED, RESOLVED, LINKED, DROPPED),
          ESCALATED, EnumSet.of(ESCALATED, RESOLVED, LINKED, DROPPED),
          REOPENED, EnumSet.of(ESCALATED, RESOLVED, LINKED, DROPPED),
          RESOLVED, EnumSet.of(CLOSED, REOPENED, DROPPED));

  @ParameterizedTest
  @EnumSource
  void everyPairOfStatesFollowsTheTable(ComplaintState from) {
    for (ComplaintState to : ComplaintState.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(TABLE.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDoneToAComplaintLeadsOnlyWhereTheTableAllows(ComplaintState from) {
    Map<String, Consumer<Complaint>> deeds = new LinkedHashMap<>();
    deeds.put("answer", c -> c.answer(CALL, null, OWNER, HEARD));
    deeds.put("raise", c -> c.raise("p-sd", HEARD));
    deeds.put("critical", c -> c.critical("p-gm", HEARD));
    deeds.put("propose", c -> c.propose(offer(true), ASK_UNTIL));
    deeds.put("close", c -> c.close("ATTITUDE", CALL, null, AGENT, HEARD));
    deeds.put("reopen", c -> c.reopen(LIMITS, "p-sd", CALL, null, AGENT, HEARD));
    deeds.put("link", c -> c.link(open(), HEARD));
    deeds.put("drop", c -> c.drop(HEARD));

    deeds.forEach(
        (name, deed) -> {
          Complaint complaint = in(from, 0);
          try {
            deed.accept(complaint);
            assertThat(complaint.state() == from || from.canBecome(complaint.state()))
                .as("%s from %s to %s", name, from, complaint.state())
                .isTrue();
          } catch (RuleViolation refused) {
            assertThat(refused.code()).isEqualTo("complaint.wrong-state");
            assertThat(complaint.state()).isEqualTo(from);
          }
        });
  }

  @Nested
  class Answering {
    @Test
    void theFirstAnswerTakesItInHandWithItsEvidence() {
      Complaint complaint = inHand();

      assertThat(complaint.state()).isEqualTo(IN_HAND);
      assertThat(complaint.snapshot().contacts())
          .extracting(CustomerContact::purpose)
          .containsExactly(CustomerContact.Purpose.FIRST_ANSWER);
    }

    @Test
    void anAnswerAfterAnEarlyEscalationIsNotedAndTheStateStays() {
      Complaint complaint = open();
      complaint.critical("p-gm", HEARD);

      complaint.answer(CALL, null, "p-gm", HEARD.plusSeconds(5));

      assertThat(complaint.state()).isEqualTo(ESCALATED);
      assertThat(complaint.snapshot().answeredAt()).isEqualTo(HEARD.plusSeconds(5));
    }

    @Test
    void thereIsOneFirstAnswerAndItNeedsEvidence() {
      assertRefused(() -> inHand().answer(CALL, null, OWNER, HEARD), "complaint.wrong-state");
      assertRefused(
          () -> open().answer(new Evidence(Evidence.Kind.CALL, " "), null, OWNER, HEARD),
          "complaint.no-evidence");
    }
  }

  @Nested
  class Limited {
    @ParameterizedTest
    @CsvSource({"0, 24", "1, 72", "2, 168", "3, 336"})
    void anUnsolvedOneGoesUpAtTheLimitOfItsLevel(int level, int hours) {
      Complaint complaint = in(ESCALATED, level);
      Instant limit = HEARD.plus(Duration.ofHours(hours));
      assertThat(complaint.snapshot().nextLimit()).hasValue(limit);

      var escalated = complaint.limitPassed(limit, "p-next", ASK_UNTIL);

      assertThat(escalated).get().returns(limit, ComplaintEvent::at);
      assertThat(complaint.level()).isEqualTo(Math.min(level + 1, 3));
      assertThat(complaint.snapshot().withinLimit()).isFalse();
    }

    @Test
    void aLimitThatWasMovedDoesNothing() {
      Complaint complaint = inHand();

      assertThat(complaint.limitPassed(LIMITS.answer(), "p-next", ASK_UNTIL)).isEmpty();
      assertThat(complaint.limitPassed(LIMITS.first().minusSeconds(1), "p-next", ASK_UNTIL))
          .isEmpty();
      assertThat(complaint.snapshot().withinLimit()).isTrue();
    }

    @Test
    void withoutAFirstAnswerItGoesToTheManager() {
      Complaint complaint = open();

      var escalated = complaint.limitPassed(LIMITS.answer(), "p-manager", ASK_UNTIL).orElseThrow();

      assertThat(escalated.reason()).isEqualTo(EscalationReason.NOT_ANSWERED);
      assertThat(escalated.previousOwnerId()).isEqualTo(OWNER);
      assertThat(complaint.ownerId()).isEqualTo("p-manager");
      assertThat(complaint.snapshot().nextLimit()).hasValue(LIMITS.second());
    }

    @Test
    void theLastLimitPassesOnce() {
      Complaint complaint = in(ESCALATED, 3);

      assertThat(complaint.limitPassed(LIMITS.last(), "p-gm", ASK_UNTIL)).isPresent();

      assertThat(complaint.snapshot().nextLimit()).isEmpty();
    }

    @Test
    void aSolutionNobodyAsksAboutGoesUpAndStaysASolution() {
      Complaint complaint = resolved();

      var escalated =
          complaint.limitPassed(ASK_UNTIL, "p-next", ASK_UNTIL.plusSeconds(60)).orElseThrow();

      assertThat(escalated.reason()).isEqualTo(EscalationReason.NOT_ASKED);
      assertThat(complaint.state()).isEqualTo(RESOLVED);
      assertThat(complaint.level()).isEqualTo(1);
      assertThat(complaint.snapshot().nextLimit()).hasValue(ASK_UNTIL.plusSeconds(60));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "LINKED", "DROPPED"})
    void whatIsOverHasNoLimit(ComplaintState state) {
      assertThat(in(state, 1).snapshot().nextLimit()).isEmpty();
      assertThat(in(state, 1).limitPassed(LIMITS.last(), "p", ASK_UNTIL)).isEmpty();
    }
  }

  @Nested
  class Raising {
    @Test
    void dangerGoesToTheHighestLevelAtOnce() {
      Complaint complaint = open("c-1", true);

      var escalated = complaint.critical("p-gm", HEARD);

      assertThat(complaint.level()).isEqualTo(3);
      assertThat(escalated.reason()).isEqualTo(EscalationReason.CRITICAL);
    }

    @Test
    void thereIsNothingAboveTheHighestLevel() {
      assertRefused(() -> in(ESCALATED, 3).raise("p", HEARD), "complaint.highest-level");
    }

    @Test
    void whoeverHadItKeepsItWhenNobodyOfTheNextLevelIsThere() {
      Complaint complaint = inHand();

      complaint.raise(null, HEARD);

      assertThat(complaint.ownerId()).isEqualTo(OWNER);
    }
  }

  @Nested
  class Solving {
    @Test
    void aDepartmentThatOwesSomethingHoldsTheSolutionBack() {
      Complaint complaint = inHand();
      var assigned = complaint.assign("SERVICE", "p-sv", null, HEARD, HEARD.plusSeconds(60));
      assertRefused(() -> complaint.propose(offer(true), ASK_UNTIL), "complaint.tasks-open");

      var closed = complaint.completeTask(assigned.task().id(), "p-sv", null, HEARD.plusSeconds(9));

      assertThat(closed.task().doneAt()).isEqualTo(HEARD.plusSeconds(9));
      complaint.propose(offer(true), ASK_UNTIL);
      assertThat(complaint.state()).isEqualTo(RESOLVED);
      assertThat(complaint.snapshot().departments()).containsExactly("SERVICE");
    }

    @Test
    void aTaskIsDoneOnceAndLapsesOnlyWhileItIsOpen() {
      Complaint complaint = inHand();
      String task =
          complaint.assign("SERVICE", "p-sv", null, HEARD, HEARD.plusSeconds(60)).task().id();

      assertThat(complaint.taskLapsed(task)).isTrue();
      assertThat(complaint.taskLapsed(task)).isFalse();
      complaint.completeTask(task, "p-sv", null, HEARD);
      assertRefused(() -> complaint.completeTask(task, "p-sv", null, HEARD), "complaint.task-done");
    }

    @Test
    void aCostAboveAuthorityWaitsForTheAnswer() {
      Complaint complaint = inHand();
      complaint.propose(offer(false), ASK_UNTIL);

      assertThat(complaint.state()).isEqualTo(IN_HAND);
      assertThat(complaint.snapshot().nextLimit()).hasValue(LIMITS.first());
      assertRefused(() -> complaint.propose(offer(true), ASK_UNTIL), "complaint.cost-pending");

      complaint.costGranted(HEARD, ASK_UNTIL);
      assertThat(complaint.state()).isEqualTo(RESOLVED);
    }

    @Test
    void aRefusedCostAsksForAnotherOffer() {
      Complaint complaint = inHand();
      complaint.propose(offer(false), ASK_UNTIL);

      complaint.costRefused();

      assertThat(complaint.snapshot().solution()).isNull();
      complaint.propose(offer(true), ASK_UNTIL);
      assertThat(complaint.state()).isEqualTo(RESOLVED);
    }
  }

  @Nested
  class Asking {
    @Test
    void aContentCustomerClosesItWithTheCause() {
      Complaint complaint = resolved();

      var closed = complaint.close("ATTITUDE", CALL, null, AGENT, HEARD.plusSeconds(7200));

      assertThat(closed.closedBy()).isEqualTo(AGENT);
      assertThat(closed.complaint().causeCode()).isEqualTo("ATTITUDE");
      assertThat(closed.complaint().withinLimit()).isTrue();
    }

    @Test
    void anotherCustomerReopensItOneLevelHigherWithNewLimits() {
      Complaint complaint = resolved();
      Instant later = HEARD.plus(Duration.ofDays(2));
      Limits anew = new Limits(later, later.plusSeconds(1), later.plusSeconds(2), later, later);

      complaint.reopen(anew, "p-sd", CALL, null, AGENT, later);

      assertThat(complaint.state()).isEqualTo(REOPENED);
      assertThat(complaint.level()).isEqualTo(1);
      assertThat(complaint.ownerId()).isEqualTo("p-sd");
      assertThat(complaint.snapshot().solution()).isNull();
      assertThat(complaint.snapshot().nextLimit()).hasValue(later.plusSeconds(2));
    }

    @Test
    void withoutEvidenceTheCustomerWasNotAsked() {
      assertRefused(
          () ->
              resolved()
                  .close("ATTITUDE", new Evidence(Evidence.Kind.CALL, ""), null, AGENT, HEARD),
          "complaint.no-evidence");
    }
  }

  @Nested
  class Linking {
    @Test
    void onlyToAnOpenOneOfTheSameCustomer() {
      Complaint complaint = open();

      assertRefused(() -> complaint.link(complaint, HEARD), "complaint.not-linkable");
      assertRefused(() -> complaint.link(open("c-2", false), HEARD), "complaint.not-linkable");
      assertRefused(() -> complaint.link(in(CLOSED, 0), HEARD), "complaint.not-linkable");

      Complaint other = inHand();
      complaint.link(other, HEARD);
      assertThat(complaint.snapshot().linkedTo()).isEqualTo(other.id());
    }
  }

  @Test
  void whoLeavesHandsOverWhatIsOpen() {
    Complaint complaint = inHand();
    String task = complaint.assign("SALES", OWNER, null, HEARD, HEARD.plusSeconds(60)).task().id();

    complaint.handOver(OWNER, "p-head");

    assertThat(complaint.ownerId()).isEqualTo("p-head");
    assertThat(complaint.task(task).ownerId()).isEqualTo("p-head");
    assertThat(complaint.snapshot().coordinatorId()).isEqualTo("p-cs");
  }

  private static void assertRefused(ThrowingCallable deed, String code) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(deed)
        .returns(code, RuleViolation::code);
  }
}
