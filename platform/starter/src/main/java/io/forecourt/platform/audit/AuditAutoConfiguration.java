package io.forecourt.platform.audit;

import io.forecourt.platform.access.Periodic;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.time.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The audit of changes, its chain, and the log of accesses. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
      "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
      "io.forecourt.platform.access.AccessAutoConfiguration"
    })
public class AuditAutoConfiguration {

  private static final Duration SEAL_EVERY = Duration.ofMillis(500);

  /**
   * @param key of the chain; where none is given it is derived from the key of the hashes
   */
  @Bean
  AuditKey auditKey(@Value("${forecourt.audit.key:${forecourt.personal.hash-key:}}") String key) {
    if (key.isBlank()) {
      throw new IllegalStateException(
          "forecourt.audit.key is not set: 32 random octets in Base64, for example openssl rand"
              + " -base64 32");
    }
    return new AuditKey(Base64.getDecoder().decode(key.strip()));
  }

  @Bean
  Audit audit(
      JdbcClient jdbc, AuditKey key, Clock clock, ObjectProvider<BusinessClock> businessClock) {
    return new Audit(jdbc, key, clock, businessClock, JsonMapper.shared());
  }

  /** Made before the repositories, so it asks for everything late. */
  @Bean
  static AuditCallbacks auditCallbacks(
      ObjectProvider<Audit> audit,
      ObjectProvider<RelationalMappingContext> mapping,
      ObjectProvider<JdbcAggregateOperations> aggregates) {
    return new AuditCallbacks(
        audit::getObject, () -> new AuditColumns(mapping.getObject()), aggregates::getObject);
  }

  @Bean
  AuditChain auditChain(
      JdbcClient jdbc, PlatformTransactionManager transactions, AuditKey key, Clock clock) {
    return new AuditChain(jdbc, new TransactionTemplate(transactions), key, clock);
  }

  @Bean
  Periodic auditSealer(AuditChain chain) {
    return new Periodic("audit.sealer", SEAL_EVERY, chain::seal);
  }

  @Bean
  AuditVerification auditVerification(JdbcClient jdbc, AuditKey key, AuditChain chain) {
    return new AuditVerification(jdbc, key, chain);
  }

  @Bean
  AccessLog accessLog(
      @Value("${forecourt.service:forecourt}") String service,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      ObjectProvider<BusinessClock> businessClock,
      ObjectProvider<Outbox> outbox,
      ObjectProvider<MeterRegistry> meters) {
    return new AccessLog(
        service, jdbc, new TransactionTemplate(transactions), clock, businessClock, outbox, meters);
  }

  /** The part that needs a servlet container. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class Web {
    @Bean
    AuditController auditController(AuditVerification verification) {
      return new AuditController(verification);
    }
  }
}
