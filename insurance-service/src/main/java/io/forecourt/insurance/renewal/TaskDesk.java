package io.forecourt.insurance.renewal;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What only a person can put right. */
@Service
@Transactional
class TaskDesk {
  private final RenewalTasks tasks;
  private final RenewalEvents tell;
  private final BusinessClock clock;
  private final Access access;

  TaskDesk(RenewalTasks tasks, RenewalEvents tell, BusinessClock clock, Access access) {
    this.tasks = tasks;
    this.tell = tell;
    this.clock = clock;
    this.access = access;
  }

  /** One of a kind is open for a case. */
  void raise(Renewal renewal, TaskKind kind, @Nullable String reason, Instant at) {
    if (tasks.existsByRenewalIdAndKindAndOpenMarker(renewal.id(), kind, 1)) {
      return;
    }
    RenewalTask task =
        tasks.save(
            new RenewalTask(
                Ids.next(),
                renewal.id(),
                renewal.storeCode(),
                renewal.specialistId(),
                kind,
                reason,
                1,
                at,
                null,
                null,
                null));
    tell.taskRaised(renewal, task);
  }

  RenewalTask complete(String id) {
    RenewalTask task = require(RenewalDesk.WORK, id);
    return tasks.save(task.done(access.caller().personId(), clock.instant()));
  }

  /** Open tasks go with the case. */
  void follow(Renewal renewal) {
    tasks
        .findByRenewalIdAndOpenMarker(renewal.id(), 1)
        .forEach(task -> tasks.save(task.of(renewal.specialistId())));
  }

  RenewalTask require(String action, String id) {
    RenewalTask task = tasks.findById(id).orElseThrow(() -> new NotFound("renewal-task", id));
    access.requireInScope(action, "renewal-task", id, task.storeCode(), task.ownerId());
    return task;
  }
}
