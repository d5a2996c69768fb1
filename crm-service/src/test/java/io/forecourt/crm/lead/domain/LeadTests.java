package io.forecourt.crm.lead.domain;

import static io.forecourt.crm.lead.domain.LeadMother.LI;
import static io.forecourt.crm.lead.domain.LeadMother.MANAGER;
import static io.forecourt.crm.lead.domain.LeadMother.NOON;
import static io.forecourt.crm.lead.domain.LeadMother.WANG;
import static io.forecourt.crm.lead.domain.LeadMother.captured;
import static io.forecourt.crm.lead.domain.LeadMother.choice;
import static io.forecourt.crm.lead.domain.LeadMother.in;
import static io.forecourt.crm.lead.domain.LeadMother.mark;
import static io.forecourt.crm.lead.domain.LeadMother.ownedByLi;
import static io.forecourt.crm.lead.domain.LeadState.ASSIGNED;
import static io.forecourt.crm.lead.domain.LeadState.CONTACTED;
import static io.forecourt.crm.lead.domain.LeadState.DORMANT;
import static io.forecourt.crm.lead.domain.LeadState.LOSS_REQUESTED;
import static io.forecourt.crm.lead.domain.LeadState.LOST;
import static io.forecourt.crm.lead.domain.LeadState.MERGED;
import static io.forecourt.crm.lead.domain.LeadState.NEGOTIATING;
import static io.forecourt.crm.lead.domain.LeadState.NEW;
import static io.forecourt.crm.lead.domain.LeadState.VISITED;
import static io.forecourt.crm.lead.domain.LeadState.WON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import io.forecourt.crm.lead.domain.LeadEvent.CustomerLost;
import io.forecourt.crm.lead.domain.LeadEvent.LeadAssigned;
import io.forecourt.crm.lead.domain.LeadEvent.LeadReassigned;
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

class LeadTests {

  @Nested
  class States {
    private static final Map<LeadState, Set<LeadState>> TABLE =
        Map.of(
            NEW, EnumSet.of(ASSIGNED, LOSS_REQUESTED, DORMANT, MERGED),
            ASSIGNED,
                EnumSet.of(CONTACTED, VISITED, NEGOTIATING, WON, LOSS_REQUESTED, DORMANT, MERGED),
            CONTACTED, EnumSet.of(VISITED, NEGOTIATING, WON, LOSS_REQUESTED, DORMANT, MERGED),
            VISITED, EnumSet.of(NEGOTIATING, WON, LOSS_REQUESTED, DORMANT, MERGED),
            NEGOTIATING, EnumSet.of(WON, LOSS_REQUESTED, DORMANT, MERGED),
            WON, EnumSet.of(DORMANT),
            LOSS_REQUESTED,
                EnumSet.of(
                    LOST, NEW, ASSIGNED, CONTACTED, VISITED, NEGOTIATING, WON, DORMANT, MERGED),
            LOST, EnumSet.noneOf(LeadState.class),
            DORMANT, EnumSet.of(NEGOTIATING, WON, MERGED),
            MERGED,
                EnumSet.of(
                    NEW, ASSIGNED, CONTACTED, VISITED, NEGOTIATING, LOSS_REQUESTED, DORMANT));

    @ParameterizedTest
    @EnumSource
    void everyPairOfStatesFollowsTheTable(LeadState from) {
      for (LeadState to : LeadState.values()) {
        assertThat(from.canBecome(to))
            .as("%s to %s", from, to)
            .isEqualTo(TABLE.getOrDefault(from, Set.of()).contains(to));
      }
    }

    @Test
    void aRefusalNamesTheStateAndWhatIsPossibleNow() {
      Lead lost = in(LOST);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> lost.won(mark(1)))
          .returns("lead.wrong-state", RuleViolation::code)
          .satisfies(refusal -> assertThat(refusal.arguments()).containsExactly("LOST", ""));
    }
  }

  @Nested
  class Assigning {
    @Test
    void theFirstConsultantIsAssigned() {
      Lead lead = captured();

      LeadEvent event = lead.assignTo(choice(LI), "v-1", NOON);

      assertThat(event)
          .isEqualTo(
              new LeadAssigned(
                  lead.id(), "c-1", "EAST", NOON, LI, AssignmentRule.FEWEST_OPEN, "v-1"));
      assertThat(lead.state()).isEqualTo(ASSIGNED);
    }

    @Test
    void anotherConsultantIsReassignedAndTheStateStays() {
      Lead lead = in(NEGOTIATING);

      LeadEvent event = lead.assignTo(choice(WANG), null, NOON);

      assertThat(event)
          .isInstanceOfSatisfying(
              LeadReassigned.class,
              reassigned -> {
                assertThat(reassigned.previousConsultantId()).isEqualTo(LI);
                assertThat(reassigned.consultantId()).isEqualTo(WANG);
              });
      assertThat(lead.state()).isEqualTo(NEGOTIATING);
    }

    @Test
    void aConsultantDoesNotGetTheirOwnLeadAgain() {
      Lead lead = ownedByLi();

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> lead.assignTo(choice(LI), null, NOON))
          .returns("lead.already-theirs", RuleViolation::code);
    }

    @ParameterizedTest
    @EnumSource(
        names = {"NEW", "ASSIGNED", "CONTACTED", "VISITED", "NEGOTIATING"},
        mode = EXCLUDE)
    void aClosedLeadOrOneWaitingForADecisionIsNotAssigned(LeadState state) {
      Lead lead = in(state);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> lead.assignTo(choice(WANG), null, NOON))
          .returns("lead.wrong-state", RuleViolation::code);
    }

    @Test
    void aLeadWhoseConsultantLeftIsReassignedFromThePool() {
      Lead lead = ownedByLi();
      lead.pool(UnassignedReason.CONSULTANT_LEFT, NOON);

      assertThat(lead.consultantId()).isNull();
      assertThat(lead.assignTo(choice(WANG), null, NOON)).isInstanceOf(LeadReassigned.class);
      assertThat(lead.unassignedReason()).isNull();
    }
  }

  @Nested
  class Pooling {
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void anybodyElseClaimsAPooledLeadAtOnce() {
      Lead lead = ownedByLi();
      lead.pool(UnassignedReason.NO_CONTACT, NOON);

      assertThatNoException().isThrownBy(() -> lead.requireClaimable(WANG, WEEK, NOON));
    }

    @Test
    void theLastOwnerWaitsUntilTheCoolingTimeIsOver() {
      Lead lead = ownedByLi();
      lead.pool(UnassignedReason.NO_CONTACT, NOON);
      Instant free = NOON.plus(WEEK);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> lead.requireClaimable(LI, WEEK, free.minusMillis(1)))
          .returns("lead.cooling", RuleViolation::code);
      assertThatNoException().isThrownBy(() -> lead.requireClaimable(LI, WEEK, free));
    }

    @Test
    void aLeadThatSomebodyOwnsIsNotClaimed() {
      Lead lead = ownedByLi();

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> lead.requireClaimable(WANG, WEEK, NOON))
          .returns("lead.not-pooled", RuleViolation::code);
    }

    @Test
    void whoeverIsGivenAPooledLeadTakesItOutOfThePool() {
      Lead lead = ownedByLi();
      lead.pool(UnassignedReason.NO_CONTACT, NOON);

      lead.assignTo(choice(WANG), null, NOON);

      assertThat(lead.isPooled()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSIGNED", "CONTACTED", "VISITED", "NEGOTIATING"})
    void aPooledLeadKeepsItsState(LeadState state) {
      Lead lead = in(state);

      lead.pool(UnassignedReason.NO_CONTACT, NOON);

      assertThat(lead.state()).isEqualTo(state);
      assertThat(lead.consultantId()).isNull();
    }
  }

  @Nested
  class Contacts {
    @Test
    void theFirstContactMakesAnAssignedLeadContacted() {
      Lead lead = ownedByLi();

      lead.contacted(NOON.plusSeconds(60));

      assertThat(lead.state()).isEqualTo(CONTACTED);
      assertThat(lead.lastTouchedAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSIGNED", "CONTACTED"})
    void aVisitBringsALeadToTheShowroom(LeadState state) {
      Lead lead = in(state);

      lead.visited(NOON);

      assertThat(lead.state()).isEqualTo(VISITED);
    }

    @Test
    void aVisitDoesNotTakeANegotiationBack() {
      Lead lead = in(NEGOTIATING);

      lead.visited(NOON);

      assertThat(lead.state()).isEqualTo(NEGOTIATING);
    }

    @Test
    void anOlderContactDoesNotMoveTheLastOneBack() {
      Lead lead = ownedByLi();
      lead.contacted(NOON.plusSeconds(60));

      lead.contacted(NOON);

      assertThat(lead.lastTouchedAt()).isEqualTo(NOON.plusSeconds(60));
    }
  }

  @Nested
  class Sales {
    @ParameterizedTest
    @EnumSource(names = {"ASSIGNED", "CONTACTED", "VISITED", "NEGOTIATING", "DORMANT"})
    void aQuoteMeansNegotiation(LeadState state) {
      Lead lead = in(state);

      lead.quoted(mark(1));

      assertThat(lead.state()).isEqualTo(NEGOTIATING);
    }

    @Test
    void aQuoteDuringALossRequestChangesWhereARefusalLeads() {
      Lead lead = in(LOSS_REQUESTED);

      lead.quoted(mark(1));
      lead.decideLoss(MANAGER, false, NOON);

      assertThat(lead.state()).isEqualTo(NEGOTIATING);
    }

    @ParameterizedTest
    @EnumSource(
        names = {"ASSIGNED", "CONTACTED", "VISITED", "NEGOTIATING", "LOSS_REQUESTED", "DORMANT"})
    void anOrderWinsTheLead(LeadState state) {
      Lead lead = in(state);

      lead.won(mark(2));

      assertThat(lead.state()).isEqualTo(WON);
      assertThat(lead.snapshot().lossRequest()).isNull();
    }

    @Test
    void aCancelledOrderPutsTheLeadToRest() {
      Lead lead = in(WON);

      lead.cancelled(mark(9));

      assertThat(lead.state()).isEqualTo(DORMANT);
      assertThat(lead.snapshot().restReason()).isEqualTo(RestReason.ORDER_CANCELLED);
    }

    @Test
    void anOlderWordOfTheSameDealIsNoNews() {
      Lead lead = in(NEGOTIATING);
      lead.won(mark(7));

      assertThat(lead.isNews(mark(6))).isFalse();
      assertThat(lead.isNews(mark(7))).isFalse();
      assertThat(lead.isNews(mark(8))).isTrue();
    }

    @Test
    void anyWordOfAnotherDealIsNews() {
      Lead lead = in(NEGOTIATING);
      lead.won(mark(7));

      assertThat(lead.isNews(new Lead.SalesMark("o-2", 1))).isTrue();
    }
  }

  @Nested
  class Losing {
    @ParameterizedTest
    @EnumSource(names = {"NEW", "ASSIGNED", "CONTACTED", "VISITED", "NEGOTIATING"})
    void anyOpenLeadCanBeGivenUpAndComesBackWhenRefused(LeadState state) {
      Lead lead = in(state);

      lead.requestLoss(LI, "PRICE", null, null, NOON);
      assertThat(lead.state()).isEqualTo(LOSS_REQUESTED);
      assertThat(lead.decideLoss(MANAGER, false, NOON)).isEmpty();

      assertThat(lead.state()).isEqualTo(state);
      assertThat(lead.snapshot().lossRequest()).isNull();
    }

    @Test
    void anAcceptedLossNamesReasonAndRival() {
      Lead lead = in(NEGOTIATING);
      lead.requestLoss(LI, "COMPETITOR_BRAND", "Rival Motors", null, NOON);

      var lost = lead.decideLoss(MANAGER, true, NOON.plusSeconds(60));

      assertThat(lost)
          .hasValue(
              new CustomerLost(
                  lead.id(),
                  "c-1",
                  "EAST",
                  NOON.plusSeconds(60),
                  LI,
                  "COMPETITOR_BRAND",
                  "Rival Motors"));
      assertThat(lead.state()).isEqualTo(LOST);
    }

    @Test
    void whoAskedDoesNotDecide() {
      Lead lead = in(NEGOTIATING);
      lead.requestLoss(MANAGER, "OTHER", null, null, NOON);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> lead.decideLoss(MANAGER, true, NOON))
          .returns("lead.own-loss-request", RuleViolation::code);
    }

    @Test
    void theOwnerDoesNotDecideEitherWhoeverAsked() {
      Lead lead = in(NEGOTIATING);
      lead.requestLoss(MANAGER, "OTHER", null, null, NOON);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> lead.decideLoss(LI, true, NOON))
          .returns("lead.own-loss-request", RuleViolation::code);
    }

    @Test
    void aSecondRequestIsRefusedWhileOneWaits() {
      Lead lead = in(LOSS_REQUESTED);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> lead.requestLoss(LI, "PRICE", null, null, NOON))
          .returns("lead.wrong-state", RuleViolation::code);
    }
  }

  @Nested
  class KnownCustomers {
    private static final CollisionRule THIRTY_DAYS =
        new CollisionRule(
            30, CollisionRule.Verdict.OWNER_KEEPS, CollisionRule.Verdict.MANAGER_DECIDES);

    @Test
    void theOwnerKeepsACustomerOneMomentBeforeThirtyDaysWithoutContact() {
      Lead lead = LeadMother.lastContactedAt(CONTACTED, NOON);

      var verdict =
          THIRTY_DAYS.judge(lead, NOON.plus(Duration.ofDays(30)).minus(Duration.ofMillis(1)));

      assertThat(verdict).isEqualTo(CollisionRule.Verdict.OWNER_KEEPS);
    }

    @Test
    void theManagerDecidesAfterThirtyDaysWithoutContact() {
      Lead lead = LeadMother.lastContactedAt(CONTACTED, NOON);

      var verdict = THIRTY_DAYS.judge(lead, NOON.plus(Duration.ofDays(30)));

      assertThat(verdict).isEqualTo(CollisionRule.Verdict.MANAGER_DECIDES);
    }

    @Test
    void aLeadWithoutOwnerProtectsNobody() {
      assertThat(THIRTY_DAYS.judge(in(NEW), NOON)).isEqualTo(CollisionRule.Verdict.NO_OWNER);
    }

    @Test
    void theManagersWordForTheOwnerBeginsTheProtectionAnew() {
      Lead lead = LeadMother.lastContactedAt(CONTACTED, NOON);
      Instant later = NOON.plus(Duration.ofDays(31));

      lead.keptByOwner(later);

      assertThat(THIRTY_DAYS.judge(lead, later.plusSeconds(1)))
          .isEqualTo(CollisionRule.Verdict.OWNER_KEEPS);
    }

    @Test
    void aLeadOfTwoCustomersWhoWereOneIsMergedIntoTheOther() {
      Lead first = ownedByLi();
      Lead second = captured();

      var merged = second.mergeInto(first, NOON);

      assertThat(second.state()).isEqualTo(MERGED);
      assertThat(merged.intoLeadId()).isEqualTo(first.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "ASSIGNED", "CONTACTED", "VISITED", "NEGOTIATING", "DORMANT"})
    void aLeadThatIsNotClosedBecomesPartOfAnotherOfItsCustomer(LeadState state) {
      Lead duplicate = LeadMother.in(state);

      var merged = LeadMother.captured().absorb(duplicate, NOON);

      assertThat(merged.leadId()).isEqualTo(duplicate.id());
      assertThat(duplicate.state()).isEqualTo(MERGED);
    }

    @ParameterizedTest
    @EnumSource(names = {"WON", "LOST", "MERGED"})
    void whatIsClosedIsNotMerged(LeadState state) {
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> LeadMother.captured().absorb(LeadMother.in(state), NOON))
          .returns("lead.wrong-state", RuleViolation::code);
    }

    @ParameterizedTest
    @EnumSource(names = {"WON", "LOST", "DORMANT", "MERGED"})
    void nothingIsMergedIntoALeadThatIsNotOpen(LeadState state) {
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> LeadMother.in(state).absorb(LeadMother.captured(), NOON))
          .returns("lead.wrong-state", RuleViolation::code);
    }

    @Test
    void aLeadIsNotMergedIntoItself() {
      Lead lead = LeadMother.captured();

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> lead.absorb(lead, NOON))
          .returns("lead.not-a-duplicate", RuleViolation::code);
    }
  }
}
