package io.forecourt.platform.observe;

import io.forecourt.platform.event.EventAutoConfiguration;
import io.forecourt.platform.event.EventBacklog;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Probes of neighbours and the traces of work that did not begin with a request. */
@AutoConfiguration(
    after = {
      EventAutoConfiguration.class,
      MicrometerTracingAutoConfiguration.class,
      OpenTelemetryTracingAutoConfiguration.class
    })
@EnableConfigurationProperties(ObserveProperties.class)
class ObserveAutoConfiguration {
  @Bean
  @ConditionalOnBean(EventBacklog.class)
  BrokerHealth brokerHealthIndicator(EventBacklog backlog) {
    return new BrokerHealth(backlog);
  }

  @Bean
  NeighbourHealth servicesHealthIndicator(ObserveProperties properties) {
    return new NeighbourHealth(properties.neighbours());
  }

  @Bean
  Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    return new Traces(tracer.getIfUnique(), propagator.getIfUnique());
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
