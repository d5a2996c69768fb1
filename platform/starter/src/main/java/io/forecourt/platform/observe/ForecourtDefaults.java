package io.forecourt.platform.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Adds {@code forecourt-defaults.properties} behind every other source, and the log format that
 * {@code forecourt.log} asks for: {@code text} for people, {@code json} for machines (the default
 * under the profile {@code production}).
 */
public final class ForecourtDefaults implements EnvironmentPostProcessor, Ordered {
  static final String SOURCE = "forecourt-defaults";
  private static final String CONSOLE_FORMAT = "logging.structured.format.console";

  /** After the configuration files: profiles are known. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var sources = environment.getPropertySources();
    if (sources.contains(SOURCE)) {
      return;
    }
    if (logsJson(environment)) {
      sources.addLast(new MapPropertySource(SOURCE + "-log", Map.of(CONSOLE_FORMAT, "ecs")));
    }
    try {
      sources.addLast(
          new ResourcePropertySource(
              SOURCE, new ClassPathResource("forecourt-defaults.properties")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean logsJson(ConfigurableEnvironment environment) {
    String format =
        environment.getProperty("forecourt.log", Production.isOn(environment) ? "json" : "text");
    return switch (format) {
      case "json" -> true;
      case "text" -> false;
      default -> throw new IllegalArgumentException("forecourt.log is text or json, not " + format);
    };
  }
}
