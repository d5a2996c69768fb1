package io.forecourt.crm.lead.domain;

import static io.forecourt.crm.lead.domain.AssignmentOrder.Criterion.DISTRICT;
import static io.forecourt.crm.lead.domain.AssignmentOrder.Criterion.LOAD;
import static io.forecourt.crm.lead.domain.AssignmentOrder.Criterion.MODEL_SKILL;
import static io.forecourt.crm.lead.domain.AssignmentOrder.Criterion.TURN;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.lead.domain.AssignmentOrder.Candidate;
import io.forecourt.crm.lead.domain.AssignmentOrder.Choice.Chosen;
import io.forecourt.crm.lead.domain.AssignmentOrder.Choice.NobodyOnShift;
import io.forecourt.crm.lead.domain.AssignmentOrder.Interest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignmentOrderTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final AssignmentOrder ORDER =
      new AssignmentOrder(List.of(MODEL_SKILL, DISTRICT, LOAD, TURN));
  private static final Interest ANY = new Interest(null, null);

  @Test
  void theConsultantWithTheFewestOpenLeadsGetsTheNext() {
    var choice =
        ORDER.choose(
            List.of(idle("p-li", 3, null), idle("p-wang", 2, NOON), idle("p-chen", 4, NOON)), ANY);

    assertThat(choice)
        .isEqualTo(
            new Chosen("p-wang", AssignmentRule.FEWEST_OPEN, "2 open, the fewest of 3 on shift"));
  }

  @Test
  void amongEquallyBusyConsultantsTheOneWhoWaitsLongestComesFirst() {
    var choice =
        ORDER.choose(List.of(idle("p-li", 2, NOON), idle("p-wang", 2, NOON.minusSeconds(1))), ANY);

    assertThat(choice)
        .isEqualTo(
            new Chosen(
                "p-wang",
                AssignmentRule.LONGEST_WAIT,
                "longest of 2 without a lead, since 2026-11-21T03:59:59Z"));
  }

  @Test
  void whoNeverHadALeadWaitsLongest() {
    var choice = ORDER.choose(List.of(idle("p-li", 0, NOON), idle("p-wang", 0, null)), ANY);

    assertThat(chosen(choice).consultantId()).isEqualTo("p-wang");
  }

  @Test
  void whoKnowsTheSeriesComesBeforeWhoHasLessToDo() {
    var choice =
        ORDER.choose(
            List.of(
                idle("p-li", 0, null),
                new Candidate("p-wang", Set.of("COMPASS"), Set.of(), 9, NOON)),
            new Interest("COMPASS-20T", null));

    assertThat(choice)
        .isEqualTo(new Chosen("p-wang", AssignmentRule.MODEL_SKILL, "1 of 2 know the model"));
  }

  @Test
  void aModelThatNobodyKnowsKeepsEverybody() {
    var choice =
        ORDER.choose(
            List.of(
                idle("p-li", 0, null),
                new Candidate("p-wang", Set.of("COMPASS"), Set.of(), 9, NOON)),
            new Interest("BREEZE-15", null));

    assertThat(chosen(choice).consultantId()).isEqualTo("p-li");
  }

  @Test
  void theDistrictDecidesAmongThoseWhoKnowTheModel() {
    var choice =
        ORDER.choose(
            List.of(
                new Candidate("p-li", Set.of("M1"), Set.of("XIHU"), 5, null),
                new Candidate("p-wang", Set.of("M1"), Set.of("QINGYUNPU"), 9, NOON),
                new Candidate("p-chen", Set.of(), Set.of("QINGYUNPU"), 0, NOON)),
            new Interest("M1", "QINGYUNPU"));

    assertThat(choice)
        .isEqualTo(
            new Chosen(
                "p-wang",
                AssignmentRule.DISTRICT,
                "2 of 3 know the model; 1 of 2 look after the district"));
  }

  @Test
  void theOnlyOneOnShiftNeedsNoCriterion() {
    assertThat(ORDER.choose(List.of(idle("p-li", 9, NOON)), ANY))
        .isEqualTo(new Chosen("p-li", AssignmentRule.ONLY_ONE, "the only one on shift"));
  }

  @Test
  void nobodyIsChosenWhenNobodyIsOnShift() {
    assertThat(ORDER.choose(List.of(), ANY)).isEqualTo(new NobodyOnShift());
  }

  @Test
  void whoIsChosenDoesNotDependOnTheOrderInWhichPeopleAreListed() {
    long seed = 20261126;
    var random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      List<Candidate> present = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        present.add(
            new Candidate(
                "p-" + i,
                random.nextBoolean() ? Set.of("M1") : Set.of(),
                random.nextBoolean() ? Set.of("XIHU") : Set.of(),
                random.nextInt(3),
                random.nextBoolean() ? null : NOON.minusSeconds(random.nextInt(3))));
      }
      var interest = new Interest(random.nextBoolean() ? "M1" : null, "XIHU");
      var first = ORDER.choose(present, interest);
      Collections.shuffle(present, random);

      assertThat(ORDER.choose(present, interest)).as("seed %d, run %d", seed, run).isEqualTo(first);
      assertThat(chosen(first).reason()).hasSizeBetween(1, 200);
    }
  }

  private static Candidate idle(String person, int open, @Nullable Instant last) {
    return new Candidate(person, Set.of(), Set.of(), open, last);
  }

  private static Chosen chosen(AssignmentOrder.Choice choice) {
    assertThat(choice).isInstanceOf(Chosen.class);
    return (Chosen) choice;
  }
}
