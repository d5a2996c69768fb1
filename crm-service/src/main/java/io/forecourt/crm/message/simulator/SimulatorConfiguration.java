package io.forecourt.crm.message.simulator;

import io.forecourt.crm.message.channel.ProviderProperties;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("forecourt.simulators.sms.enabled")
@ConditionalOnBooleanProperty("forecourt.sandbox")
@EnableConfigurationProperties(SmsSimulatorProperties.class)
class SimulatorConfiguration {

  @Bean
  SmsSimulator smsSimulator(
      SmsSimulatorProperties properties, ProviderProperties provider, Clock clock) {
    return new SmsSimulator(properties, provider.dysms(), clock);
  }
}
