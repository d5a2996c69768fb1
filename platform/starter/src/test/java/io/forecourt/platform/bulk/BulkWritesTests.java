package io.forecourt.platform.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

class BulkWritesTests {
  private final List<List<String>> written = new ArrayList<>();
  private final Consumer<List<String>> writer = written::add;

  @AfterEach
  void end() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationUtils.triggerAfterCompletion(
          TransactionSynchronization.STATUS_UNKNOWN);
    }
    TransactionSynchronizationManager.clear();
  }

  @Test
  void aRowIsWrittenAtOnceWhereNobodyAskedToWait() {
    transaction();

    BulkWrites.write("facts", "a", writer);
    BulkWrites.write("facts", "b", writer);

    assertThat(written).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void rowsOfAKindAreWrittenTogetherInTheirOrderBeforeTheCommit() {
    transaction();
    BulkWrites.begin();

    BulkWrites.write("facts", "a", writer);
    BulkWrites.write("deadlines", "x", writer);
    BulkWrites.write("facts", "b", writer);

    assertThat(written).isEmpty();
    TransactionSynchronizationUtils.triggerBeforeCommit(false);
    assertThat(written).containsExactly(List.of("a", "b"), List.of("x"));
  }

  @Test
  void atMostTwoHundredAreWrittenAtATime() {
    transaction();
    BulkWrites.begin();

    IntStream.range(0, 401).forEach(i -> BulkWrites.write("facts", "row " + i, writer));
    TransactionSynchronizationUtils.triggerBeforeCommit(false);

    assertThat(written).extracting(List::size).containsExactly(200, 200, 1);
    assertThat(written.getLast()).containsExactly("row 400");
  }

  @Test
  void whoeverReadsAKindBackFindsItWritten() {
    transaction();
    BulkWrites.begin();
    BulkWrites.write("facts", "a", writer);
    BulkWrites.write("deadlines", "x", writer);

    BulkWrites.settle("deadlines");
    BulkWrites.settle("nothing of this kind");

    assertThat(written).containsExactly(List.of("x"));
  }

  @Test
  void whatAWriterCausesIsWrittenTooAndWhatComesLaterAtOnce() {
    transaction();
    BulkWrites.begin();
    BulkWrites.write("sums", "sum", (List<String> _) -> BulkWrites.write("facts", "a", writer));

    TransactionSynchronizationUtils.triggerBeforeCommit(false);
    BulkWrites.write("facts", "late", writer);

    assertThat(written).containsExactly(List.of("a"), List.of("late"));
  }

  @Test
  void aTransactionWithinDoesNotWaitAndARolledBackOneWritesNothing() {
    transaction();
    BulkWrites.begin();
    BulkWrites.write("facts", "a", writer);

    var waiting = TransactionSynchronizationManager.getSynchronizations().getFirst();
    waiting.suspend();
    BulkWrites.write("facts", "of another", writer);
    waiting.resume();
    TransactionSynchronizationUtils.triggerAfterCompletion(
        TransactionSynchronization.STATUS_ROLLED_BACK);

    assertThat(written).containsExactly(List.of("of another"));
    BulkWrites.write("facts", "of the next", writer);
    assertThat(written).hasSize(2);
  }

  @Test
  void withoutATransactionThereIsNothingToWaitFor() {
    assertThatIllegalStateException().isThrownBy(BulkWrites::begin);
  }

  @Test
  void aStatementHasAPlaceForEachValue() {
    assertThat(BulkWrites.values(2, 3)).isEqualTo("(?, ?, ?), (?, ?, ?)");
  }

  private static void transaction() {
    TransactionSynchronizationManager.initSynchronization();
    TransactionSynchronizationManager.setActualTransactionActive(true);
  }
}
