package io.forecourt.crm.followup.domain;

import static io.forecourt.crm.followup.domain.FollowUpMother.AGENT;
import static io.forecourt.crm.followup.domain.FollowUpMother.DELIVERED;
import static io.forecourt.crm.followup.domain.FollowUpMother.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCompleted;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a follow-up in whatever order, what it promises holds after each step. */
class FollowUpPropertyTests {
  private static final int LIVES = 400;
  private static final int STEPS = 25;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_126, 8_675_309})
  void whatAFollowUpPromisesHoldsInEveryLife(long seed) {
    var random = new SplittableRandom(seed);
    for (int life = 0; life < LIVES; life++) {
      var told = new ArrayList<FollowUpCompleted>();
      var steps = new ArrayList<String>();
      FollowUp followUp = call();
      Instant now = DELIVERED;
      for (int i = 0; i < STEPS; i++) {
        now = now.plus(Duration.ofMinutes(random.nextInt(1, 600)));
        FollowUp.Snapshot before = followUp.snapshot();
        steps.add(step(followUp, now, random, told));
        holds(before, followUp.snapshot(), told, "seed %d, steps %s".formatted(seed, steps));
      }
    }
  }

  private static String step(
      FollowUp followUp, Instant now, SplittableRandom random, List<FollowUpCompleted> told) {
    String record = "rec-" + random.nextInt(6);
    ContactOutcome outcome =
        random.nextInt(3) == 0 ? ContactOutcome.REACHED_SATISFIED : ContactOutcome.NOT_REACHED;
    ProofState proof =
        List.of(ProofState.NAMED, ProofState.PROVEN, ProofState.UNPROVEN).get(random.nextInt(3));
    try {
      return switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          remember(followUp.contact(FollowUpMother.attempt(outcome, proof, record, now)), told);
          yield outcome + " " + proof + " " + record;
        }
        case 3 -> {
          remember(
              followUp.prove(FollowUpMother.call(record), now.minusSeconds(random.nextInt(9_000))),
              told);
          yield "prove " + record;
        }
        case 4 -> {
          followUp.refute(attempt -> attempt.evidence().reference().equals(record));
          yield "refute " + record;
        }
        case 5 -> {
          Instant due = now.plus(Duration.ofHours(random.nextInt(1, 200)));
          FollowUp.Plan plan = followUp.plan();
          followUp.replan(
              new FollowUp.Plan(
                  plan.kind(),
                  plan.customerId(),
                  plan.store(),
                  due,
                  plan.leadId(),
                  null,
                  null,
                  null,
                  new PlanBasis("cadence@2026-01-01", "H", 2)),
              now);
          yield "replan";
        }
        case 6 -> {
          if (!followUp.plan().dueAt().isAfter(now)) {
            followUp.lapse(followUp.plan().dueAt());
          }
          yield "lapse";
        }
        default -> {
          if (random.nextInt(10) == 0) {
            followUp.cancel(CancelReason.LEAD_CLOSED, now);
          }
          yield "cancel";
        }
      };
    } catch (RuleViolation refused) {
      return "refused " + refused.code();
    }
  }

  private static void remember(
      Optional<FollowUpCompleted> completed, List<FollowUpCompleted> told) {
    completed.ifPresent(told::add);
  }

  private static void holds(
      FollowUp.Snapshot before,
      FollowUp.Snapshot after,
      List<FollowUpCompleted> told,
      String life) {
    assertThat(after.state() == before.state() || before.state().canBecome(after.state()))
        .as("only allowed steps: %s", life)
        .isTrue();
    if (before.state() != FollowUpState.OPEN) {
      assertThat(after.plan())
          .as("the past is not planned anew: %s", life)
          .isEqualTo(before.plan());
    }
    assertThat(after.attempts().size())
        .as("no try is forgotten: %s", life)
        .isGreaterThanOrEqualTo(before.attempts().size());
    assertThat(told.size()).as("completed at most once: %s", life).isLessThanOrEqualTo(1);
    boolean reached =
        after.attempts().stream()
            .anyMatch(attempt -> attempt.proof().counts() && attempt.outcome().reached());
    assertThat(after.state() == FollowUpState.DONE)
        .as("done by a contact that counts, and only then: %s", life)
        .isEqualTo(!told.isEmpty());
    assertThat(reached || told.isEmpty()).as(life).isTrue();
    told.forEach(
        completion -> {
          assertThat(completion.ownerId()).isEqualTo(AGENT);
          assertThat(completion.onTime())
              .as("on time is before the limit: %s", life)
              .isEqualTo(completion.at().isBefore(after.plan().dueAt()));
          assertThat(after.closedAt()).isEqualTo(completion.at());
        });
  }
}
