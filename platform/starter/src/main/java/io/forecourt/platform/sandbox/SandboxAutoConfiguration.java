package io.forecourt.platform.sandbox;

import io.forecourt.platform.event.EventBacklog;
import io.forecourt.platform.time.DueWork;
import io.forecourt.platform.time.SandboxClock;
import io.forecourt.platform.time.TimeAutoConfiguration;
import io.forecourt.platform.time.UnderWay;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The internal endpoints of the sandbox; they do not exist anywhere else. */
@AutoConfiguration(after = TimeAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty("forecourt.sandbox")
@ConditionalOnBean(SandboxClock.class)
class SandboxAutoConfiguration {
  @Bean
  ClockEndpoints clockEndpoints(
      SandboxClock clock,
      DueWork work,
      ObjectProvider<EventBacklog> events,
      ObjectProvider<UnderWay> afterwards) {
    return new ClockEndpoints(
        clock, work, () -> Optional.ofNullable(events.getIfAvailable()), afterwards::orderedStream);
  }
}
