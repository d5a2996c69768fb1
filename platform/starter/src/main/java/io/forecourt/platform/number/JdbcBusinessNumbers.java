package io.forecourt.platform.number;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts in the table {@code number_series}; the row stays locked until the transaction ends. */
final class JdbcBusinessNumbers implements BusinessNumbers {
  private final JdbcClient jdbc;

  JdbcBusinessNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String next(String kind, String store, LocalDate date) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a number is taken in the transaction that uses it");
    }
    jdbc.sql(
            """
            INSERT INTO number_series (kind, store_code, business_date, last_number)
            VALUES (:kind, :store, :date, LAST_INSERT_ID(1))
            ON DUPLICATE KEY UPDATE last_number = LAST_INSERT_ID(last_number + 1)
            """)
        .param("kind", kind)
        .param("store", store)
        .param("date", date)
        .update();
    long number = jdbc.sql("SELECT LAST_INSERT_ID()").query(Long.class).single();
    return String.format(
        Locale.ROOT,
        "%s-%s-%s-%04d",
        kind,
        store,
        date.format(DateTimeFormatter.BASIC_ISO_DATE),
        number);
  }
}
