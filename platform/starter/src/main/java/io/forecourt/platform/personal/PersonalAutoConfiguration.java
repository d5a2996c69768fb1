package io.forecourt.platform.personal;

import io.forecourt.platform.access.Periodic;
import io.forecourt.platform.audit.AccessLog;
import io.forecourt.platform.event.Outbox;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The vault, its keys, and erasure. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
      "io.forecourt.platform.access.AccessAutoConfiguration",
      "io.forecourt.platform.audit.AuditAutoConfiguration",
      "io.forecourt.platform.event.EventAutoConfiguration"
    })
@EnableConfigurationProperties(PersonalProperties.class)
public class PersonalAutoConfiguration {

  @Bean
  PersonKeys personKeys(
      PersonalProperties properties,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new PersonKeys(
        jdbc,
        new TransactionTemplate(transactions),
        clock,
        properties.master(),
        properties.formerMasterKeys().stream()
            .map(key -> PersonalProperties.required("forecourt.personal.former-master-keys", key))
            .toList());
  }

  @Bean
  Periodic droppedPersonKeys(PersonKeys keys) {
    return new Periodic("personal.erased-keys", Duration.ofSeconds(1), keys::dropErased);
  }

  @Bean
  PersonalVault personalVault(PersonKeys keys, PersonalProperties properties) {
    return new SealedVault(keys, properties.hash());
  }

  @Bean
  PersonalStreams personalStreams(PersonKeys keys, PersonalProperties properties) {
    return new PersonalStreams(keys, properties.hash());
  }

  @Bean
  Reveal reveal(PersonalVault vault, AccessLog log, PlatformTransactionManager transactions) {
    return new Reveal(vault, log, new TransactionTemplate(transactions));
  }

  @Bean
  Erasure erasure(PersonalVault vault, ObjectProvider<PersonErasure> features) {
    return new Erasure(vault, features.orderedStream().toList());
  }

  /** Not in crm, which erases first and then tells. */
  @Bean
  @ConditionalOnBean(Outbox.class)
  @ConditionalOnExpression("'${forecourt.service:}' != 'crm' and '${forecourt.service:}' != ''")
  ErasureReaction erasureReaction(
      @Value("${forecourt.service}") String service, Erasure erasure, Outbox outbox) {
    return new ErasureReaction(service, erasure, outbox);
  }
}
