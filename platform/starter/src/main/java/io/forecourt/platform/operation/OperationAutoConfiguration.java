package io.forecourt.platform.operation;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Periodic;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.TimeAutoConfiguration;
import io.forecourt.platform.web.WebAutoConfiguration;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Long work for a service that has some. */
@AutoConfiguration(
    after = {TimeAutoConfiguration.class, WebAutoConfiguration.class},
    afterName = {
      "io.forecourt.platform.access.AccessAutoConfiguration",
      "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration"
    })
@ConditionalOnBean({LongWork.class, JdbcAggregateOperations.class, ScopedQueries.class})
public class OperationAutoConfiguration {
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Bean
  Operations operations(
      JdbcAggregateOperations rows,
      ObjectProvider<LongWork> works,
      Access access,
      BusinessClock clock,
      Clock system,
      @Value("${forecourt.service}") String service) {
    return new Operations(
        rows,
        works,
        access,
        clock,
        system,
        OperationController.PATH.replace("${forecourt.service}", service));
  }

  @Bean
  Periodic operationWorker(
      JdbcAggregateOperations rows,
      ScopedQueries queries,
      PlatformTransactionManager transactions,
      ObjectProvider<LongWork> works,
      BusinessClock clock,
      Clock system,
      @Value("${forecourt.operations.lease:30s}") Duration lease) {
    var worker =
        new OperationWorker(
            rows, queries, new TransactionTemplate(transactions), works, clock, system, lease);
    return new Periodic("operation.worker", PAUSE, worker::workOff);
  }

  /** The part that needs a servlet container. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class Web {
    @Bean
    OperationController operationController(Operations operations) {
      return new OperationController(operations);
    }
  }
}
