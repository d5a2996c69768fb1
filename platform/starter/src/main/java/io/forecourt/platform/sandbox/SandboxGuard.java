package io.forecourt.platform.sandbox;

import io.forecourt.platform.observe.Production;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A process that serves a real dealer does not start with anything on that belongs to the sandbox:
 * its clock and internal endpoints, seeded data, simulated neighbours, tokens for the asking.
 */
public final class SandboxGuard
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
  /**
   * Properties below {@code forecourt.}, without dashes, that switch a feature of the sandbox on.
   */
  private static final Set<String> FEATURES =
      Set.of(
          "sandbox",
          "sandboxbegins",
          "seed",
          "sample",
          "simulator",
          "simulators",
          "tokencommand",
          "localkey");

  private static final Set<String> OFF = Set.of("", "false", "off", "no", "none", "0");

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    if (!Production.isOn(environment)) {
      return;
    }
    List<String> on = featuresThatAreOn(environment);
    if (!on.isEmpty()) {
      throw new SandboxInProductionException(on);
    }
  }

  private static List<String> featuresThatAreOn(ConfigurableEnvironment environment) {
    Map<String, String> settings =
        Binder.get(environment)
            .bindOrCreate("forecourt", Bindable.mapOf(String.class, String.class));
    return settings.entrySet().stream()
        .filter(setting -> FEATURES.contains(feature(setting.getKey())))
        .filter(setting -> !OFF.contains(setting.getValue().strip().toLowerCase(Locale.ROOT)))
        .map(setting -> "forecourt." + setting.getKey())
        .sorted()
        .toList();
  }

  /**
   * {@code simulators.sms.enabled} belongs to {@code simulators}; an environment variable has lost
   * its dashes.
   */
  private static String feature(String key) {
    int dot = key.indexOf('.');
    return (dot < 0 ? key : key.substring(0, dot)).replace("-", "").toLowerCase(Locale.ROOT);
  }
}
