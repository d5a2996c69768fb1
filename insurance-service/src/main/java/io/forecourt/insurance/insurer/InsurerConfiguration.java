package io.forecourt.insurance.insurer;

import io.forecourt.platform.access.Periodic;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The insurers that the configuration names, and in the sandbox the simulated ones. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InsurerProperties.class)
class InsurerConfiguration {

  @Bean
  Insurers insurers(
      InsurerProperties properties,
      ObjectProvider<SimulatedInsurer> simulated,
      CircuitBreakerRegistry breakers,
      Clock clock) {
    Map<String, InsurerGateway> byCode = new LinkedHashMap<>();
    properties
        .connections()
        .forEach((code, connection) -> byCode.put(code, new HttpInsurer(connection, clock)));
    simulated.ifAvailable(
        simulator -> simulator.insurers().forEach(code -> byCode.put(code, simulator)));
    return new Insurers(byCode, breakers, properties.sending().breakerPause());
  }

  @Bean
  InsurersHealth insurersHealthIndicator(Insurers insurers) {
    return new InsurersHealth(insurers);
  }

  /** In every replica. */
  @Bean
  Periodic insurerWorker(InsurerDesk desk, Insurers insurers, InsurerProperties properties) {
    var worker = new InsurerWorker(desk, insurers);
    return new Periodic("insurer.worker", properties.sending().pause(), worker::askWaiting);
  }

  /** Production refuses to start with it. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty("forecourt.simulators.insurer.enabled")
  @ConditionalOnBooleanProperty("forecourt.sandbox")
  @EnableConfigurationProperties(SimulatedInsurer.Settings.class)
  static class Simulation {

    @Bean
    SimulatedInsurer simulatedInsurer(SimulatedInsurer.Settings settings) {
      return new SimulatedInsurer(settings);
    }
  }
}
