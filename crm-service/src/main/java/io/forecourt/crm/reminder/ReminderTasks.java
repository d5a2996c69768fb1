package io.forecourt.crm.reminder;

import io.forecourt.crm.plan.PlanItem;
import io.forecourt.crm.plan.PlanSource;
import io.forecourt.crm.plan.PlanValue;
import io.forecourt.platform.web.AllowedActions;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Customers who are to be reminded by a person stand on that person's plan of the day. */
@Component
class ReminderTasks implements PlanSource {
  private final ReminderDesk desk;
  private final PlanValue values;
  private final AllowedActions actions;

  ReminderTasks(ReminderDesk desk, PlanValue values, AllowedActions actions) {
    this.desk = desk;
    this.values = values;
    this.actions = actions;
  }

  @Override
  public Stream<PlanItem> of(String personId, Instant now, Instant endOfDay) {
    return desk.tasksOf(personId).stream()
        .map(
            task ->
                new PlanItem(
                    task.kind().name(),
                    PlanItem.Why.TODAY,
                    "/api/v1/crm/reminders/" + task.id(),
                    task.customerId(),
                    null,
                    null,
                    values.ofKind(null, task.kind().name(), task.storeCode()),
                    null,
                    actions
                        .on(task.storeCode(), task.ownerId())
                        .when(true, "contact", ReminderDesk.SEND)
                        .names()));
  }
}
