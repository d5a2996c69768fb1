package io.forecourt.platform.bulk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that come with every change (facts, audit records, deadlines) are written at once, except in
 * a transaction that changes many aggregates: there those of a kind wait and are written together
 * before it commits. Whoever reads them back in the same transaction calls {@link #settle} before.
 */
public final class BulkWrites {
  private static final int MOST = 200;

  /** Rows of one kind, and who writes them. */
  private record Waiting<T>(Consumer<List<T>> writer, List<T> rows) {

    void write() {
      for (int from = 0; from < rows.size(); from += MOST) {
        writer.accept(List.copyOf(rows.subList(from, Math.min(rows.size(), from + MOST))));
      }
    }
  }

  private final Map<Object, Waiting<?>> waiting = new LinkedHashMap<>();

  private BulkWrites() {}

  /**
   * From now on the rows of the running transaction wait for each other.
   *
   * @throws IllegalStateException without a transaction
   */
  public static void begin() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("rows wait for the end of a transaction only");
    }
    if (current() == null) {
      var bulk = new BulkWrites();
      TransactionSynchronizationManager.bindResource(BulkWrites.class, bulk);
      TransactionSynchronizationManager.registerSynchronization(bulk.new AtTheEnd());
    }
  }

  /**
   * Writes a row now, or with the others of its kind.
   *
   * @param kind the same for all rows that this writer writes
   * @param writer is given the rows in the order in which they came, at most 200 at a time
   */
  public static <T> void write(Object kind, T row, Consumer<List<T>> writer) {
    BulkWrites bulk = current();
    if (bulk == null) {
      writer.accept(List.of(row));
    } else {
      bulk.add(kind, row, writer);
    }
  }

  /** Writes what waits of a kind, so that it can be read. */
  public static void settle(Object kind) {
    BulkWrites bulk = current();
    Waiting<?> rows = bulk == null ? null : bulk.waiting.remove(kind);
    if (rows != null) {
      rows.write();
    }
  }

  /** What stands behind {@code VALUES} in a statement for so many rows. */
  public static String values(int rows, int columns) {
    String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
    return String.join(", ", Collections.nCopies(rows, row));
  }

  @SuppressWarnings("unchecked")
  private <T> void add(Object kind, T row, Consumer<List<T>> writer) {
    ((Waiting<T>) waiting.computeIfAbsent(kind, _ -> new Waiting<>(writer, new ArrayList<>())))
        .rows()
        .add(row);
  }

  private static @Nullable BulkWrites current() {
    return (BulkWrites) TransactionSynchronizationManager.getResource(BulkWrites.class);
  }

  private final class AtTheEnd implements TransactionSynchronization {
    private boolean over;

    /** Writing may cause more rows: it ends when none are left. What comes later does not wait. */
    @Override
    public void beforeCommit(boolean readOnly) {
      while (!waiting.isEmpty()) {
        waiting.remove(waiting.keySet().iterator().next()).write();
      }
      over = true;
      suspend();
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResourceIfPossible(BulkWrites.class);
    }

    @Override
    public void resume() {
      if (!over) {
        TransactionSynchronizationManager.bindResource(BulkWrites.class, BulkWrites.this);
      }
    }

    @Override
    public void afterCompletion(int status) {
      suspend();
    }
  }
}
