package io.forecourt.platform.testing;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Puts the settings of {@link WithServers} before those of the service, and behind those of the
 * test itself.
 */
record ServersCustomizer(boolean broker) implements ContextCustomizer {

  private static final List<String> OF_THE_TEST =
      List.of("Inlined Test Properties", "Dynamic Test Properties");

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    // What a test waits for is mostly there within milliseconds. Patience costs nothing where all
    // is well, and a busy machine needs it.
    Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    TestServers.Database database = TestServers.database();
    Map<String, Object> settings = new HashMap<>();
    settings.put("spring.datasource.url", database.url(TestServers.freshSchema()));
    settings.put("spring.datasource.username", database.username());
    settings.put("spring.datasource.password", database.password());
    settings.put("forecourt.sandbox", "true");
    settings.put("forecourt.sandbox-begins", TestTime.BEGINS.toString());
    settings.put("forecourt.security.issuer", TestTokens.issuer());
    settings.put("forecourt.security.jwk-set-uri", TestTokens.jwkSetUri());
    settings.put("forecourt.personal.master-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    settings.put("forecourt.personal.hash-key", "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=");
    // One user's run must not meet the files of another's.
    settings.put("forecourt.files.folder", WorkDirectory.create("files").toString());
    if (broker) {
      settings.put("spring.kafka.bootstrap-servers", TestServers.broker().bootstrapServers());
      settings.put("forecourt.event.namespace", TestServers.randomName() + ".");
    }
    var source = new MapPropertySource("test servers", settings);
    MutablePropertySources sources = context.getEnvironment().getPropertySources();
    OF_THE_TEST.stream()
        .filter(sources::contains)
        .max(Comparator.comparingInt(name -> position(sources, name)))
        .ifPresentOrElse(name -> sources.addAfter(name, source), () -> sources.addFirst(source));
    if (broker) {
      GenericApplicationContext beans = (GenericApplicationContext) context;
      beans.registerBean(
          TestEvents.class,
          () ->
              new TestEvents(
                  setting(context, "spring.kafka.bootstrap-servers"),
                  setting(context, "forecourt.event.namespace")));
    }
  }

  private static String setting(ConfigurableApplicationContext context, String name) {
    return context.getEnvironment().getRequiredProperty(name);
  }

  private static int position(MutablePropertySources sources, String name) {
    return sources.stream().map(PropertySource::getName).toList().indexOf(name);
  }

  /** Finds {@link WithServers} on a test class. */
  static final class Factory implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
        Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
      WithServers servers =
          TestContextAnnotationUtils.findMergedAnnotation(testClass, WithServers.class);
      return servers == null ? null : new ServersCustomizer(servers.broker());
    }
  }
}
