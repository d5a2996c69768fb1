package io.forecourt.platform.number;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts in the table {@code number_series}; the row stays locked until the transaction ends. */
final class JdbcBusinessNumbers implements BusinessNumbers {
  private final JdbcClient jdbc;

  JdbcBusinessNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> next(String kind, String store, LocalDate date, int count) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a number is taken in the transaction that uses it");
    }
    jdbc.sql(
            """
            INSERT INTO number_series (kind, store_code, business_date, last_number)
            VALUES (:kind, :store, :date, LAST_INSERT_ID(:count))
            ON DUPLICATE KEY UPDATE last_number = LAST_INSERT_ID(last_number + :count)
            """)
        .param("kind", kind)
        .param("store", store)
        .param("date", date)
        .param("count", count)
        .update();
    long last = jdbc.sql("SELECT LAST_INSERT_ID()").query(Long.class).single();
    return LongStream.rangeClosed(last - count + 1, last)
        .mapToObj(number -> text(kind, store, date, number))
        .toList();
  }

  private static String text(String kind, String store, LocalDate date, long number) {
    return String.format(
        Locale.ROOT,
        "%s-%s-%s-%04d",
        kind,
        store,
        date.format(DateTimeFormatter.BASIC_ISO_DATE),
        number);
  }
}
