package io.forecourt.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

class ForecourtDefaultsTests {
  @Test
  void everyServiceStartsWithTheCommonSettings() {
    try (var context = start("--forecourt.service=sales")) {
      Environment environment = context.getEnvironment();

      assertThat(environment.getProperty("spring.application.name")).isEqualTo("sales");
      assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("true");
      assertThat(environment.getProperty("spring.datasource.hikari.transaction-isolation"))
          .isEqualTo("TRANSACTION_READ_COMMITTED");
    }
  }

  @Test
  void anythingTheServiceSaysItselfWins() {
    try (var context = start("--spring.datasource.hikari.maximum-pool-size=3")) {
      assertThat(context.getEnvironment().getProperty("spring.datasource.hikari.maximum-pool-size"))
          .isEqualTo("3");
    }
  }

  @Test
  void logsAreTextForPeopleAndJsonInProduction() {
    assertThat(formatWith(new MockEnvironment())).isEmpty();
    assertThat(formatWith(new MockEnvironment().withProperty("forecourt.log", "json")))
        .isEqualTo("ecs");
    var production = new MockEnvironment();
    production.setActiveProfiles("production");
    assertThat(formatWith(production)).isEqualTo("ecs");
    assertThat(
            formatWith(
                new MockEnvironment()
                    .withProperty("forecourt.profile", "production")
                    .withProperty("forecourt.log", "text")))
        .isEmpty();
  }

  @Test
  void anUnknownLogFormatIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> formatWith(new MockEnvironment().withProperty("forecourt.log", "xml")))
        .withMessageContaining("text or json");
  }

  private static String formatWith(MockEnvironment environment) {
    new ForecourtDefaults().postProcessEnvironment(environment, new SpringApplication());
    return String.valueOf(environment.getProperty("logging.structured.format.console"))
        .replace("null", "");
  }

  private static ConfigurableApplicationContext start(String... arguments) {
    var application = new SpringApplication(Nothing.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    return application.run(arguments);
  }

  @Configuration
  static class Nothing {}
}
