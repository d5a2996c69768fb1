package io.forecourt.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.local.stack.Trouble;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTests {

  private static Arguments parse(String... words) {
    return Arguments.parse(List.of(words), Set.of("detach"), Set.of("port"), 1);
  }

  @Test
  void flagsOptionsAndWordsComeInAnyOrder() {
    Arguments arguments = parse("--port", "9080", "sales", "--detach");

    assertThat(arguments.has("detach")).isTrue();
    assertThat(arguments.number("port", 1)).isEqualTo(9080);
    assertThat(arguments.word()).contains("sales");
  }

  @Test
  void anOptionMayHaveItsValueAfterAnEqualsSign() {
    assertThat(parse("--port=9081").number("port", 1)).isEqualTo(9081);
  }

  @Test
  void aMissingOptionHasItsDefault() {
    assertThat(parse().number("port", 8080)).isEqualTo(8080);
  }

  @Test
  void whatIsNotKnownIsRefusedWithTheCodeOfAWrongCall() {
    for (String[] wrong :
        List.of(
            new String[] {"--unknown"},
            new String[] {"--port"},
            new String[] {"--detach=yes"},
            new String[] {"one", "two"})) {
      assertThatExceptionOfType(Trouble.class)
          .isThrownBy(() -> parse(wrong))
          .returns(2, Trouble::exitCode);
    }
  }

  @Test
  void aNumberThatIsNoneIsRefused() {
    Arguments arguments = parse("--port", "many");

    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> arguments.number("port", 1))
        .withMessageContaining("'many'");
  }
}
