package io.forecourt.insurance.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InsurerAnswerTests {

  @Test
  void aReasonIsCutToWhatIsKeptOfIt() {
    assertThat(new InsurerAnswer.Rejected("R".repeat(65)).reasonCode()).isEqualTo("R".repeat(64));
    assertThat(new InsurerAnswer.Rejected("RISK").reasonCode()).isEqualTo("RISK");
  }

  @Test
  void aReferenceIsCutToWhatIsKeptOfIt() {
    assertThat(new InsurerAnswer.Accepted("1".repeat(121)).reference()).isEqualTo("1".repeat(120));
  }

  @Test
  void noCharacterIsCutInTwo() {
    String car = "\uD83D\uDE97";

    assertThat(new InsurerAnswer.Rejected(car.repeat(70)).reasonCode()).isEqualTo(car.repeat(64));
  }
}
