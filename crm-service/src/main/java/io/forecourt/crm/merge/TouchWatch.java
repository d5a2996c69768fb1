package io.forecourt.crm.merge;

import io.forecourt.crm.customer.application.CustomerTouched;
import io.forecourt.crm.records.CustomerRecords;
import io.forecourt.crm.records.CustomerRecords.Row;
import io.forecourt.platform.time.BusinessClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notes whose number a touch carried while two customers are one: whatever the transaction of the
 * touch writes about the survivor goes with that one at an undo.
 */
@Component
class TouchWatch {
  private final Merges merges;
  private final MergeLog log;
  private final CustomerRecords records;
  private final BusinessClock clock;

  TouchWatch(Merges merges, MergeLog log, CustomerRecords records, BusinessClock clock) {
    this.merges = merges;
    this.log = log;
    this.records = records;
    this.clock = clock;
  }

  @EventListener
  void on(CustomerTouched touched) {
    List<Merge> followed = mergesFrom(touched.carriedId());
    List<Merge> others =
        merges.findBySurvivorIdAndUndoneAtIsNullAndUndoUntilAfter(
            touched.carriedId(), clock.instant());
    if (followed.isEmpty() && others.isEmpty()) {
      return;
    }
    Set<Row> before = records.rowsOf(touched.customerId());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            Set<Row> news = records.rowsOf(touched.customerId());
            news.removeAll(before);
            followed.forEach(merge -> log.follows(merge.id(), news));
            others.forEach(merge -> log.stays(merge.id(), news));
          }
        });
  }

  /** By which merges a customer came to the survivor. */
  private List<Merge> mergesFrom(String customerId) {
    List<Merge> chain = new ArrayList<>();
    var merge = merges.findByMergedIdAndUndoneAtIsNull(customerId);
    while (merge.isPresent()) {
      if (merge.get().canBeUndone(clock.instant())) {
        chain.add(merge.get());
      }
      merge = merges.findByMergedIdAndUndoneAtIsNull(merge.get().survivorId());
    }
    return chain;
  }
}
