package io.forecourt.insurance.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.calculation.Desk.Example;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkedExamplesTests {

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void theWholeAnswerIsTheOneOfTheSpecification(Example example) {
    assertThat(Desk.ask(example.input())).isEqualTo(example.expected());
  }

  @Test
  void allTwelveAreThere() {
    assertThat(examples()).hasSize(12);
  }

  static List<Example> examples() {
    return Desk.examples();
  }
}
