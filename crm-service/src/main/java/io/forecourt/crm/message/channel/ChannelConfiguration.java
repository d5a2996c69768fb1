package io.forecourt.crm.message.channel;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** The providers that the configuration names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderProperties.class)
class ChannelConfiguration {
  @Bean
  Providers messageProviders(
      ObjectProvider<MessageProvider> providers,
      CircuitBreakerRegistry breakers,
      ProviderProperties properties) {
    List<MessageProvider> configured = providers.orderedStream().toList();
    return new Providers(
        configured,
        breakers,
        CircuitBreakerConfig.custom()
            .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(properties.sending().breakerPause())
            .permittedNumberOfCallsInHalfOpenState(3)
            .build());
  }

  @Bean
  @ConditionalOnProperty(name = "forecourt.message.sms", havingValue = "DYSMS")
  DysmsProvider dysmsProvider(ProviderProperties properties, Clock clock) {
    return new DysmsProvider(properties.dysms(), clock);
  }

  @Bean
  @ConditionalOnProperty(name = "forecourt.message.wecom", havingValue = "WECOM")
  WecomProvider wecomProvider(ProviderProperties properties, Clock clock) {
    return new WecomProvider(properties.wecomAccount(), clock);
  }

  @Bean
  @ConditionalOnProperty(name = "forecourt.message.email", havingValue = "SMTP")
  SmtpProvider smtpProvider(ProviderProperties properties, ObjectProvider<JavaMailSender> server) {
    JavaMailSender configured = server.getIfAvailable();
    if (configured == null) {
      throw new IllegalStateException("spring.mail.host is not set");
    }
    return new SmtpProvider(configured, properties.smtp().from());
  }
}
