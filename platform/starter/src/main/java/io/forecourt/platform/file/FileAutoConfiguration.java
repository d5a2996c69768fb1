package io.forecourt.platform.file;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Periodic;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.audit.AccessLog;
import io.forecourt.platform.personal.PersonalStreams;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.time.TimeAutoConfiguration;
import io.forecourt.platform.web.Idempotency;
import io.forecourt.platform.web.WebAutoConfiguration;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files for a service that says which it takes, in {@code policy/files.json}. */
@AutoConfiguration(
    after = {TimeAutoConfiguration.class, WebAutoConfiguration.class},
    afterName = {
      "io.forecourt.platform.access.AccessAutoConfiguration",
      "io.forecourt.platform.personal.PersonalAutoConfiguration",
      "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration"
    })
@ConditionalOnResource(resources = "classpath:policy/files.json")
@ConditionalOnBean({JdbcAggregateOperations.class, ScopedQueries.class, PersonalStreams.class})
@EnableConfigurationProperties(FileProperties.class)
public class FileAutoConfiguration {

  @Bean
  Policy<FilePolicy> filePolicy() {
    return new Policy<>(FilePolicy.NAME, FilePolicy.class);
  }

  @Bean
  BlobStore blobStore(FileProperties properties, Clock clock) {
    return switch (properties.store()) {
      case FOLDER -> new FolderStore(properties.folder());
      case S3 -> new S3Store(properties.s3(), clock);
    };
  }

  @Bean
  StoredFiles storedFiles(
      JdbcAggregateOperations rows,
      ScopedQueries queries,
      PlatformTransactionManager transactions,
      BlobStore blobs,
      PersonalStreams streams,
      PersonalVault vault,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      AccessLog log,
      ObjectProvider<FileRecords> records) {
    return new StoredFiles(
        rows,
        queries,
        new TransactionTemplate(transactions),
        blobs,
        streams,
        vault,
        policies,
        calendars,
        clock,
        access,
        log,
        records);
  }

  @Bean
  FileSweep fileSweep(StoredFiles files, FileProperties properties) {
    return new FileSweep(files, Duration.ofDays(properties.graceDays()));
  }

  @Bean
  Periodic removedFiles(StoredFiles files) {
    return new Periodic("file.removed", Duration.ofMinutes(1), files::sweepRemoved);
  }

  /** The part that needs a servlet container. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class Web {
    @Bean
    FileController fileController(
        StoredFiles files,
        Access access,
        Idempotency idempotency,
        @Value("${forecourt.service}") String service) {
      return new FileController(files, access, idempotency, service);
    }
  }
}
