package io.forecourt.crm.campaign.domain;

import static io.forecourt.crm.campaign.domain.CampaignMother.FIRST_DAY;
import static io.forecourt.crm.campaign.domain.CampaignMother.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.campaign.domain.Campaign.AdvertisingCheck;
import io.forecourt.crm.campaign.domain.Campaign.Copy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTests {
  private static final Set<String> STEPS =
      Set.of(
          "DRAFT APPROVED",
          "DRAFT CANCELLED",
          "APPROVED INVITING",
          "APPROVED CANCELLED",
          "INVITING RUNNING",
          "INVITING CANCELLED",
          "RUNNING CLOSED");

  /** Guests are invited first; a campaign without guests goes this way. */
  private static final String NOT_WITH_GUESTS = "APPROVED RUNNING";

  static Stream<Arguments> everyPair() {
    return Arrays.stream(CampaignState.values())
        .flatMap(
            from -> Arrays.stream(CampaignState.values()).map(next -> Arguments.of(from, next)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void aCampaignTakesTheStepsOfItsStateAndNoOther(CampaignState from, CampaignState next) {
    Campaign campaign = CampaignMother.in(from);
    boolean possible = STEPS.contains(from + " " + next);
    assertThat(from.canBecome(next))
        .isEqualTo(possible || NOT_WITH_GUESTS.equals(from + " " + next));

    if (possible) {
      take(campaign, next);

      assertThat(campaign.state()).isEqualTo(next);
    } else {
      assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> take(campaign, next));
      assertThat(campaign.state()).isEqualTo(from);
    }
  }

  private static void take(Campaign campaign, CampaignState next) {
    switch (next) {
      case DRAFT -> campaign.revise(CampaignMother.plan(10));
      case APPROVED -> campaign.approve("p-sd", 0, null, NOON);
      case INVITING -> campaign.openInvitations();
      case RUNNING -> campaign.start(FIRST_DAY, NOON);
      case CLOSED -> campaign.close(CampaignMother.result(), 0, NOON);
      case CANCELLED -> campaign.cancel("p-mk", NOON);
    }
  }

  @ParameterizedTest
  @EnumSource(CampaignState.class)
  void moneyIsSpentWhileTheBooksAreOpen(CampaignState state) {
    Campaign campaign = CampaignMother.in(state);

    if (state.spends()) {
      campaign.spend(Money.cny("1.00"));

      assertThat(campaign.snapshot().spent()).isEqualTo(Money.cny("1.00"));
    } else {
      refused(() -> campaign.spend(Money.cny("1.00")), "campaign.wrong-state");
    }
  }

  @Nested
  class ThePlan {

    @Test
    void sumsItsBudget() {
      assertThat(CampaignMother.draft(60).budget()).isEqualTo(Money.cny("10000.00"));
    }

    @Test
    void doesNotEndBeforeItBegins() {
      var plan = CampaignMother.plan(60);

      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(
              () ->
                  new CampaignPlan(
                      plan.name(),
                      plan.goal(),
                      plan.customerGroup(),
                      plan.theme(),
                      plan.period(),
                      null,
                      plan.type(),
                      plan.channel(),
                      plan.origin(),
                      plan.audience(),
                      null,
                      FIRST_DAY,
                      FIRST_DAY.minusDays(1),
                      0,
                      plan.budget(),
                      plan.tasks(),
                      null,
                      null,
                      null,
                      plan.team(),
                      plan.intelligenceIds()));
    }

    @Test
    void isNotChangedWhileItWaitsForItsApproval() {
      refused(
          () -> CampaignMother.submitted(60).revise(CampaignMother.plan(5)), "campaign.submitted");
    }

    @Test
    void isADraftAgainWhenItWasRefused() {
      Campaign campaign = CampaignMother.submitted(60);

      campaign.returnToDraft();

      assertThat(campaign.isOpenDraft()).isTrue();
    }

    @Test
    void namesEverybodyWhoHasAPart() {
      assertThat(CampaignMother.draft(60).snapshot().teamIds())
          .isEqualTo(Set.of("p-mk", "p-planner", "p-executor", "p-ca", "p-sh"));
    }
  }

  @Nested
  class TheAdvertising {
    private final AdvertisingCheck passed = new AdvertisingCheck(true, "fine", "p-ad", NOON);

    @Test
    void isCheckedOnceThereAreWords() {
      refused(() -> CampaignMother.draft(60).checkAdvertising(passed), "campaign.nothing-to-check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p-mk", "p-planner"})
    void isNotCheckedByTheOwnerOrByWhoWroteIt(String checker) {
      Campaign campaign = CampaignMother.draft(60);
      campaign.write(new Copy("drive it home", "come and drive", "p-planner", NOON));

      refused(
          () -> campaign.checkAdvertising(new AdvertisingCheck(true, "fine", checker, NOON)),
          "campaign.own-advertising");
    }

    @Test
    void thatFailedKeepsThePlanFromItsApproval() {
      Campaign campaign = CampaignMother.checked(60);
      campaign.checkAdvertising(new AdvertisingCheck(false, "superlative", "p-ad", NOON));

      refused(campaign::submit, "campaign.advertising-not-passed");
    }

    @Test
    void isCheckedAgainAfterNewWords() {
      Campaign campaign = CampaignMother.checked(60);
      campaign.write(new Copy("fastest of all", "come", "p-planner", NOON));

      refused(campaign::submit, "campaign.advertising-not-passed");
    }

    @Test
    void isCheckedAgainAfterANewPlan() {
      Campaign campaign = CampaignMother.checked(60);
      campaign.revise(CampaignMother.plan(50));

      refused(campaign::submit, "campaign.advertising-not-passed");
    }

    @Test
    void needsAnInvitationWhereGuestsAreWanted() {
      Campaign campaign = CampaignMother.draft(60);
      campaign.write(new Copy("drive it home", null, "p-planner", NOON));
      campaign.checkAdvertising(passed);

      refused(campaign::submit, "campaign.no-invitation-text");
    }
  }

  @Nested
  class TheDay {

    @Test
    void doesNotComeEarly() {
      refused(
          () -> CampaignMother.inviting().start(FIRST_DAY.minusDays(1), NOON), "campaign.not-yet");
    }

    @Test
    void mayBeMovedToTodayButNotToThePast() {
      Campaign campaign = CampaignMother.inviting();
      var today = FIRST_DAY.plusDays(3);

      refused(
          () -> campaign.move(today.minusDays(1), today, today, NOON),
          "campaign.moved-to-the-past");
      campaign.move(today, today, today, NOON);

      assertThat(campaign.plan().from()).isEqualTo(today);
    }

    @ParameterizedTest
    @EnumSource(
        value = CampaignState.class,
        names = {"APPROVED", "INVITING"},
        mode = Mode.EXCLUDE)
    void isMovedOnlyBeforeItStarts(CampaignState state) {
      refused(
          () -> CampaignMother.in(state).move(FIRST_DAY, FIRST_DAY, FIRST_DAY, NOON),
          "campaign.wrong-state");
    }

    @Test
    void mayBeginOnTheFirstDay() {
      Campaign campaign = CampaignMother.inviting();

      campaign.start(FIRST_DAY, NOON);

      assertThat(campaign.state()).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void needsInvitationsWhereGuestsAreWanted() {
      refused(() -> CampaignMother.approved(60).start(FIRST_DAY, NOON), "campaign.not-inviting");
    }

    @Test
    void needsNoneWhereNobodyIsInvited() {
      Campaign campaign = CampaignMother.approved(0);

      refused(campaign::openInvitations, "campaign.invites-nobody");
      campaign.start(FIRST_DAY, NOON);

      assertThat(campaign.state()).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void doesNotEndWhileACrisisIsOpen() {
      refused(
          () -> CampaignMother.running().close(CampaignMother.result(), 1, NOON),
          "campaign.crisis-open");
    }

    @Test
    void isSignedOffByThePlannerOnly() {
      Campaign campaign = CampaignMother.running();

      refused(() -> campaign.signOff("p-mk", NOON), "campaign.planner-signs");
      campaign.signOff("p-planner", NOON);

      assertThat(campaign.snapshot().signOff()).isNotNull();
    }
  }

  @Nested
  class TheMoney {

    @Test
    void mayBeSpentToTheLastCent() {
      Campaign campaign = CampaignMother.approved(60);

      campaign.spend(Money.cny("10000.00"));

      assertThat(campaign.snapshot().spent()).isEqualTo(Money.cny("10000.00"));
    }

    @Test
    void isRefusedOneCentAboveTheBudget() {
      Campaign campaign = CampaignMother.approved(60);
      campaign.spend(Money.cny("9999.99"));

      refused(() -> campaign.spend(Money.cny("0.02")), "campaign.over-budget");
      assertThat(campaign.snapshot().spent()).isEqualTo(Money.cny("9999.99"));
    }

    @Test
    void mayBeSpentOnceMoreWasApproved() {
      Campaign campaign = CampaignMother.approved(60);
      campaign.raiseBudget(Money.cny("500.00"));

      campaign.spend(Money.cny("10500.00"));

      assertThat(campaign.snapshot().spent()).isEqualTo(Money.cny("10500.00"));
    }

    @ParameterizedTest
    @EnumSource(
        value = CampaignState.class,
        names = {"APPROVED", "INVITING", "RUNNING"},
        mode = Mode.EXCLUDE)
    void isNotRaisedForACampaignThatSpendsNothing(CampaignState state) {
      refused(
          () -> CampaignMother.in(state).raiseBudget(Money.cny("1.00")), "campaign.wrong-state");
    }
  }

  @Nested
  class ATask {

    @Test
    void isDoneOnce() {
      Campaign campaign = CampaignMother.approved(60);

      campaign.completeTask(1, "p-sh", NOON);

      assertThat(campaign.plan().tasks().getFirst().doneBy()).isEqualTo("p-sh");
      refused(() -> campaign.completeTask(1, "p-sh", NOON), "campaign.task-done");
    }

    @Test
    void thatThePlanDoesNotHaveIsNotFound() {
      assertThatExceptionOfType(NotFound.class)
          .isThrownBy(() -> CampaignMother.approved(60).completeTask(2, "p-sh", NOON));
    }
  }

  private static void refused(ThrowingCallable attempt, String code) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(attempt)
        .returns(code, RuleViolation::code);
  }
}
