package io.forecourt.hr.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PersonTests {

  private static final LocalDate HIRED = LocalDate.of(2024, 3, 1);

  private static Person consultant() {
    return new Person(
        "p-1",
        "EAST",
        "p-1",
        "EAST-SC",
        PersonState.ACTIVE,
        "sc.li@east",
        "sealed",
        null,
        "hash",
        null,
        HIRED,
        null,
        3);
  }

  @Test
  void somebodyWhoMovesHoldsTheNewPost() {
    var moved = consultant().moveTo("WEST", "WEST-SH");

    assertThat(moved.postId()).isEqualTo("WEST-SH");
    assertThat(moved.storeCode()).isEqualTo("WEST");
    assertThat(moved.version()).isEqualTo(3);
  }

  @Test
  void movingToTheSamePostIsRefused() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> consultant().moveTo("EAST", "EAST-SC"))
        .returns("person.same-post", RuleViolation::code);
  }

  @Test
  void somebodyMayLeaveOnTheVeryDayOfBeingHired() {
    assertThat(consultant().leave(HIRED).leftOn()).isEqualTo(HIRED);
  }

  @Test
  void nobodyLeavesBeforeBeingHired() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> consultant().leave(HIRED.minusDays(1)))
        .returns("person.left-before-hired", RuleViolation::code);
  }

  @Test
  void somebodyWhoLeftNeitherLeavesAgainNorMoves() {
    var left = consultant().leave(HIRED);

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> left.leave(HIRED))
        .returns("person.wrong-state", RuleViolation::code);
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> left.moveTo("EAST", "EAST-SH"))
        .returns("person.wrong-state", RuleViolation::code);
  }
}
