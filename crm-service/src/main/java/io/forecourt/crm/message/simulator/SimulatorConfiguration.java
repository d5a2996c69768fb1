package io.forecourt.crm.message.simulator;

import io.forecourt.crm.message.channel.ProviderProperties;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("forecourt.sandbox")
@EnableConfigurationProperties({SmsSimulatorProperties.class, WecomSimulatorProperties.class})
class SimulatorConfiguration {

  @Bean
  @ConditionalOnBooleanProperty("forecourt.simulators.sms.enabled")
  SmsSimulator smsSimulator(
      SmsSimulatorProperties properties, ProviderProperties provider, Clock clock) {
    return new SmsSimulator(properties, provider.dysms(), clock);
  }

  @Bean
  @ConditionalOnBooleanProperty("forecourt.simulators.wecom.enabled")
  WecomSimulator wecomSimulator(
      WecomSimulatorProperties properties, ProviderProperties provider, Clock clock) {
    return new WecomSimulator(properties, provider.wecomAccount(), clock);
  }
}
