package io.forecourt.platform.time;

import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which run of which job comes next: for each store the first date that has no row. */
final class JobPlan {
  private static final long FRESH_NANOS = 2_000_000_000L;

  private final Handlers handlers;
  private final Stores stores;
  private final JobTable table;
  private final InstantSource system;
  private volatile long quietUntilNanos = System.nanoTime();
  private volatile Instant quietUntil = Instant.MIN;

  JobPlan(Handlers handlers, Stores stores, JobTable table, InstantSource system) {
    this.handlers = handlers;
    this.stores = stores;
    this.table = table;
    this.system = system;
  }

  /** The earliest run that is due and not waiting for another attempt. */
  Optional<JobRow> next(Instant now) {
    if (handlers.jobs().isEmpty()
        || (now.isBefore(quietUntil) && System.nanoTime() - quietUntilNanos < 0)) {
      return Optional.empty();
    }
    List<JobRow> upcoming = upcoming(now);
    Instant systemNow = system.instant();
    Optional<JobRow> due =
        upcoming.stream()
            .filter(run -> !run.due().isAfter(now))
            .filter(run -> run.retryAt() == null || !run.retryAt().isAfter(systemNow))
            .findFirst();
    if (due.isEmpty()) {
      quietUntil =
          upcoming.stream()
              .map(JobRow::due)
              .filter(at -> at.isAfter(now))
              .findFirst()
              .orElse(Instant.MAX);
      quietUntilNanos = System.nanoTime() + FRESH_NANOS;
    }
    return due;
  }

  int countDue(Instant now) {
    int count = 0;
    for (JobRow run : upcoming(now)) {
      for (JobRow each = run; !each.due().isAfter(now); each = following(each)) {
        count++;
      }
    }
    return count;
  }

  Optional<Instant> nextAfter(Instant now) {
    return upcoming(now).stream()
        .map(
            run -> {
              JobRow each = run;
              while (!each.due().isAfter(now)) {
                each = following(each);
              }
              return each.due();
            })
        .min(Comparator.naturalOrder());
  }

  private List<JobRow> upcoming(Instant now) {
    var runs = new ArrayList<JobRow>();
    if (handlers.jobs().isEmpty()) {
      return runs;
    }
    Map<JobTable.Key, LocalDate> lastDates = table.lastDates();
    Map<JobTable.Key, JobRow> retries = table.retries();
    for (Store store : stores.all()) {
      for (Handlers.Job job : handlers.jobs().values()) {
        var key = new JobTable.Key(job.name(), store.code());
        JobRow retry = retries.get(key);
        LocalDate last = lastDates.get(key);
        runs.add(
            retry != null
                ? retry
                : run(
                    job,
                    store,
                    last == null ? LocalDate.ofInstant(now, store.zone()) : last.plusDays(1)));
      }
    }
    runs.sort(
        Comparator.comparing(JobRow::due).thenComparing(JobRow::store).thenComparing(JobRow::job));
    return runs;
  }

  private JobRow following(JobRow run) {
    Handlers.Job job = handlers.jobs().get(run.job());
    if (job == null) {
      throw new IllegalStateException("no job " + run.job());
    }
    return run(job, stores.get(run.store()), run.date().plusDays(1));
  }

  private static JobRow run(Handlers.Job job, Store store, LocalDate date) {
    Instant due = date.atTime(job.at()).atZone(store.zone()).toInstant();
    return new JobRow(Ids.next(), job.name(), store.code(), date, due, 0, null);
  }
}
