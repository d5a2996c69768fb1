package io.forecourt.crm.lead.domain;

import static io.forecourt.crm.lead.domain.LeadMother.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.lead.domain.AssignmentRule.Candidate;
import io.forecourt.crm.lead.domain.AssignmentRule.Choice.Chosen;
import io.forecourt.crm.lead.domain.AssignmentRule.Choice.NobodyOnShift;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentRuleTests {

  @Test
  void theConsultantWithTheFewestOpenLeadsGetsTheNext() {
    var choice =
        AssignmentRule.among(
            List.of(
                new Candidate("p-li", 3, null),
                new Candidate("p-wang", 2, NOON),
                new Candidate("p-chen", 4, NOON.minusSeconds(9))));

    assertThat(choice)
        .isEqualTo(
            new Chosen(
                "p-wang",
                AssignmentRule.FEWEST_OPEN,
                "2 open, the fewest of 3 on shift; last lead at 2026-11-21T04:00:00Z"));
  }

  @Test
  void amongEquallyBusyConsultantsTheOneWhoWaitsLongestComesFirst() {
    var choice =
        AssignmentRule.among(
            List.of(
                new Candidate("p-li", 2, NOON), new Candidate("p-wang", 2, NOON.minusSeconds(1))));

    assertThat(choice)
        .isInstanceOfSatisfying(
            Chosen.class, chosen -> assertThat(chosen.consultantId()).isEqualTo("p-wang"));
  }

  @Test
  void whoNeverHadALeadWaitsLongest() {
    var choice =
        AssignmentRule.among(
            List.of(new Candidate("p-li", 0, NOON), new Candidate("p-wang", 0, null)));

    assertThat(choice)
        .isInstanceOfSatisfying(
            Chosen.class, chosen -> assertThat(chosen.consultantId()).isEqualTo("p-wang"));
  }

  @Test
  void nobodyIsChosenWhenNobodyIsOnShift() {
    assertThat(AssignmentRule.among(List.of())).isEqualTo(new NobodyOnShift());
  }
}
