package io.forecourt.platform.observe;

import io.forecourt.platform.event.EventAutoConfiguration;
import io.forecourt.platform.event.EventBacklog;
import io.forecourt.platform.loop.Looping;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** What is shown of broker and neighbours, and what is not measured. */
@AutoConfiguration(after = EventAutoConfiguration.class)
@EnableConfigurationProperties(ObserveProperties.class)
class ObserveAutoConfiguration {
  @Bean
  @ConditionalOnBean(EventBacklog.class)
  BrokerHealth brokerHealthIndicator(EventBacklog backlog) {
    return new BrokerHealth(backlog);
  }

  @Bean
  LoopHealth loopsHealthIndicator(ObjectProvider<Looping> loops) {
    return new LoopHealth(loops);
  }

  @Bean
  NeighbourHealth servicesHealthIndicator(ObserveProperties properties) {
    return new NeighbourHealth(properties.neighbours());
  }

  /**
   * Probes and scrapes come every few seconds: they are not what a trace or a latency figure is
   * about.
   */
  @Bean
  ObservationPredicate noObservationOfProbes() {
    return (_, context) ->
        !(context instanceof ServerRequestObservationContext request
            && request.getCarrier() instanceof HttpServletRequest carrier
            && carrier.getRequestURI().startsWith("/actuator"));
  }
}
