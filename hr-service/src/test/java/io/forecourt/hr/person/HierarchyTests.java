package io.forecourt.hr.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HierarchyTests {

  private final Hierarchy store =
      new Hierarchy(
          List.of(
              member("gm", null),
              member("sm", "gm"),
              member("su", "sm"),
              member("li", "su"),
              member("zhang", "su"),
              member("cs", "gm")));

  @Test
  void everybodyAboveIsNamedTheHeadFirst() {
    assertThat(store.above("li")).containsExactly("su", "sm", "gm");
    assertThat(store.above("gm")).isEmpty();
    assertThat(store.above(List.of("li", "cs"))).containsExactly("gm", "sm", "su");
  }

  @Test
  void aStrangerIsNotHeldAndHasNobodyAbove() {
    assertThat(store.holds("li")).isTrue();
    assertThat(store.holds("stranger")).isFalse();
    assertThat(store.above("stranger")).isEmpty();
  }

  @Test
  void aTeamIsCompleteWithItsLastPersonOnly() {
    assertThat(store.completeAbove("li", Set.of("li"))).isEmpty();
    assertThat(store.completeAbove("li", Set.of("li", "zhang"))).containsExactly("su");
    assertThat(store.completeAbove("li", Set.of("li", "zhang", "su"))).containsExactly("su", "sm");
    assertThat(store.completeAbove("cs", Set.of("cs", "li", "zhang", "su", "sm")))
        .containsExactly("gm");
  }

  @Test
  void whomItDoesNotConcernIsNotMissed() {
    Set<String> sales = store.holders(Set.of("li", "zhang"));

    assertThat(sales).containsExactlyInAnyOrder("li", "zhang");
    assertThat(store.completeAbove("li", Set.of("li"), sales)).isEmpty();
    assertThat(store.completeAbove("li", Set.of("li", "zhang"), sales))
        .containsExactly("su", "sm", "gm");
  }

  @Test
  void aRingOfHeadsEnds() {
    Hierarchy ring = new Hierarchy(List.of(member("one", "two"), member("two", "one")));

    assertThat(ring.above("one")).containsExactly("two", "one");
  }

  @Test
  void aHeadOfAnotherStoreIsAboveAndEndsTheChain() {
    assertThat(new Hierarchy(List.of(member("gm", "chief"))).above("gm")).containsExactly("chief");
  }

  private static StaffMember member(String id, @Nullable String head) {
    return new StaffMember(
        id, id, "EAST", List.of("EAST"), Set.of(id), "EAST-SALES", id, head, true, List.of());
  }
}
