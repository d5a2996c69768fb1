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
import org.jspecify.annotations.Nullable;

/** Which run of which job comes next: for each store the first date that has no row. */
final class JobPlan {
  private static final long FRESH_NANOS = 2_000_000_000L;

  private final Handlers handlers;
  private final Stores stores;
  private final JobTable table;
  private final InstantSource system;
  private volatile @Nullable Known known;

  /**
   * What was found last, for a moment: what is due stays due, and nothing earlier joins it.
   *
   * @param quietUntil when nothing is due: business time of the next run
   */
  private record Known(Optional<JobRow> due, Instant quietUntil, long untilNanos) {
    boolean holdsAt(Instant now) {
      return System.nanoTime() - untilNanos < 0 && (due.isPresent() || now.isBefore(quietUntil));
    }
  }

  JobPlan(Handlers handlers, Stores stores, JobTable table, InstantSource system) {
    this.handlers = handlers;
    this.stores = stores;
    this.table = table;
    this.system = system;
  }

  /** The earliest run that is due and not waiting for another attempt. */
  Optional<JobRow> next(Instant now) {
    if (handlers.jobs().isEmpty()) {
      return Optional.empty();
    }
    Known last = known;
    if (last != null && last.holdsAt(now)) {
      return last.due();
    }
    List<JobRow> upcoming = upcoming(now);
    Instant systemNow = system.instant();
    Optional<JobRow> due =
        upcoming.stream()
            .filter(run -> !run.due().isAfter(now))
            .filter(run -> run.retryAt() == null || !run.retryAt().isAfter(systemNow))
            .findFirst();
    Instant quietUntil =
        upcoming.stream()
            .map(JobRow::due)
            .filter(at -> at.isAfter(now))
            .findFirst()
            .orElse(Instant.MAX);
    known = new Known(due, quietUntil, System.nanoTime() + FRESH_NANOS);
    return due;
  }

  /** The run that was next has been tried. */
  void tried() {
    known = null;
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
    return new JobRow(Ids.next(), job.name(), store.code(), date, due, 0, 0, null);
  }
}
