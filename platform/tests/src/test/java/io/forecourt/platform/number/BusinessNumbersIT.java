package io.forecourt.platform.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.forecourt.platform.testing.WithServers;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
    classes = BusinessNumbersIT.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
@WithServers(broker = false)
class BusinessNumbersIT {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  @Autowired private BusinessNumbers numbers;
  @Autowired private PlatformTransactionManager transactionManager;

  private String next(String kind, String store, LocalDate date) {
    return Objects.requireNonNull(
        new TransactionTemplate(transactionManager).execute(_ -> numbers.next(kind, store, date)));
  }

  @Test
  void eachKindStoreAndDayHasItsOwnSeries() {
    assertThat(next("SO", "EAST", DAY)).isEqualTo("SO-EAST-20261121-0001");
    assertThat(next("SO", "EAST", DAY)).isEqualTo("SO-EAST-20261121-0002");
    assertThat(next("SO", "WEST", DAY)).isEqualTo("SO-WEST-20261121-0001");
    assertThat(next("QU", "EAST", DAY)).isEqualTo("QU-EAST-20261121-0001");
    assertThat(next("SO", "EAST", DAY.plusDays(1))).isEqualTo("SO-EAST-20261122-0001");
  }

  @Test
  void twoHundredAtOnceGetTwoHundredDifferentNumbers() {
    Set<String> taken = new ConcurrentSkipListSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        threads.submit(() -> taken.add(next("VI", "EAST", DAY)));
      }
    }

    assertThat(taken)
        .hasSize(200)
        .startsWith("VI-EAST-20261121-0001")
        .endsWith("VI-EAST-20261121-0200");
  }

  @Test
  void aNumberIsTakenInATransaction() {
    assertThatIllegalStateException().isThrownBy(() -> numbers.next("SO", "EAST", DAY));
  }

  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    NumberAutoConfiguration.class
  })
  static class Application {}
}
