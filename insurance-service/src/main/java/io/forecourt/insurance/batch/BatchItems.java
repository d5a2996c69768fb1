package io.forecourt.insurance.batch;

import io.forecourt.platform.access.ScopedQueries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Stores the quotes of a batch, many with one statement. */
@Component
class BatchItems {

  private static final int CHUNK = 100;
  private static final String OWNED = "items belong to their batch, whose scope was checked";

  private final ScopedQueries queries;

  BatchItems(ScopedQueries queries) {
    this.queries = queries;
  }

  /**
   * @param errorCode null when it was rated
   * @param result every intermediate value, as JSON
   */
  record Item(
      int number,
      @Nullable String reference,
      @Nullable String errorCode,
      @Nullable BigDecimal total,
      @Nullable String insurerVersion,
      @Nullable String insurerSha256,
      String request,
      @Nullable String result) {}

  void store(String batch, List<Item> items) {
    for (int from = 0; from < items.size(); from += CHUNK) {
      insert(batch, items.subList(from, Math.min(items.size(), from + CHUNK)));
    }
  }

  private void insert(String batch, List<Item> items) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      rows.add(
          "(:batch, :n%1$d, :r%1$d, :e%1$d, :t%1$d, :v%1$d, :s%1$d, :q%1$d, :a%1$d)".formatted(i));
    }
    StatementSpec statement =
        queries
            .unscoped(
                OWNED,
                "INSERT INTO premium_batch_item (batch_id, item_no, reference, error_code, total,"
                    + " insurer_version, insurer_sha256, request, result) VALUES "
                    + String.join(", ", rows))
            .param("batch", batch);
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      statement =
          statement
              .param("n" + i, item.number())
              .param("r" + i, item.reference())
              .param("e" + i, item.errorCode())
              .param("t" + i, item.total())
              .param("v" + i, item.insurerVersion())
              .param("s" + i, item.insurerSha256())
              .param("q" + i, item.request())
              .param("a" + i, item.result());
    }
    statement.update();
  }

  Optional<Item> find(String batch, int number) {
    return queries
        .unscoped(
            OWNED,
            """
            SELECT item_no, reference, error_code, total, insurer_version, insurer_sha256, request,
                   result
              FROM premium_batch_item WHERE batch_id = :batch AND item_no = :number
            """)
        .param("batch", batch)
        .param("number", number)
        .query(
            (row, _) ->
                new Item(
                    row.getInt("item_no"),
                    row.getString("reference"),
                    row.getString("error_code"),
                    row.getBigDecimal("total"),
                    row.getString("insurer_version"),
                    row.getString("insurer_sha256"),
                    row.getString("request"),
                    row.getString("result")))
        .optional();
  }
}
