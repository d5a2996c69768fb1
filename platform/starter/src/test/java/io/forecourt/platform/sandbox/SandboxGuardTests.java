package io.forecourt.platform.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class SandboxGuardTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--forecourt.sandbox=true",
        "--forecourt.sandbox-begins=2026-11-21T08:30:00Z",
        "--forecourt.seed=demo",
        "--forecourt.simulators.sms.enabled=true",
        "--forecourt.token-command=true",
        "--forecourt.local-key=s3cret"
      })
  void productionDoesNotStartWithAFeatureOfTheSandbox(String feature, CapturedOutput output) {
    String property = feature.substring(2, feature.indexOf('='));

    assertThatExceptionOfType(SandboxInProductionException.class)
        .isThrownBy(() -> start("--spring.profiles.active=production", feature))
        .returns(List.of(property), SandboxInProductionException::properties);

    assertThat(output.getAll())
        .contains("features of the sandbox are on")
        .contains(property)
        .doesNotContain("s3cret");
  }

  @Test
  void theProfileMayAlsoBeNamedByItsProperty() {
    assertThatExceptionOfType(SandboxInProductionException.class)
        .isThrownBy(() -> start("--forecourt.profile=production", "--forecourt.sandbox=true"));
  }

  @Test
  void productionStartsWithEverythingOfTheSandboxOff() {
    assertThatCode(
            () ->
                start(
                    "--spring.profiles.active=production",
                    "--forecourt.sandbox=false",
                    "--forecourt.seed=none",
                    "--forecourt.calendar.stores=EAST"))
        .doesNotThrowAnyException();
  }

  @Test
  void theSandboxStartsOutsideOfProduction() {
    assertThatCode(() -> start("--forecourt.sandbox=true", "--forecourt.seed=demo"))
        .doesNotThrowAnyException();
  }

  private static void start(String... arguments) {
    var application = new SpringApplication(Nothing.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.run(arguments).close();
  }

  @Configuration
  static class Nothing {}
}
