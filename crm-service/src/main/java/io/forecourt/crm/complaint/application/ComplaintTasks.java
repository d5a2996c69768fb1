package io.forecourt.crm.complaint.application;

import io.forecourt.crm.complaint.domain.Complaint;
import io.forecourt.crm.complaint.domain.Complaints;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What other departments owe a complaint. It is kept with the complaint, which cannot be solved
 * while a task is open; hr hears of each.
 */
@Service
public class ComplaintTasks {
  private static final String OVERDUE = "complaint.task-overdue";

  private final ComplaintDesk desk;
  private final Complaints complaints;
  private final ComplaintRules rules;
  private final PersonalData personal;
  private final Deadlines deadlines;
  private final BusinessClock clock;
  private final Access access;

  ComplaintTasks(
      ComplaintDesk desk,
      Complaints complaints,
      ComplaintRules rules,
      PersonalData personal,
      Deadlines deadlines,
      BusinessClock clock,
      Access access) {
    this.desk = desk;
    this.complaints = complaints;
    this.rules = rules;
    this.personal = personal;
    this.deadlines = deadlines;
    this.clock = clock;
    this.access = access;
  }

  /**
   * @param dueAt as agreed with the department; by the policy when left out
   * @throws InvalidInput if the store knows no such department, or the limit lies behind
   */
  @Transactional
  public Complaint assign(
      String id, String department, @Nullable String text, @Nullable Instant dueAt) {
    Complaint complaint = desk.require("crm.complaint.handle", id);
    Instant now = clock.instant();
    if (dueAt != null && !dueAt.isAfter(now)) {
      throw new InvalidInput("/dueAt", "field.date-range");
    }
    String store = complaint.grievance().store();
    Instant due = dueAt == null ? rules.taskDue(complaint, now) : dueAt;
    var assigned =
        complaint.assign(
            department,
            rules.departmentOwner(store, department).orElse(null),
            personal.sealNote(complaint.grievance().customerId(), text),
            now,
            due);
    deadlines.set(OVERDUE, subject(id, assigned.task().id()), store, due);
    return desk.saved(complaint, assigned);
  }

  /** The department has done it. */
  @Transactional
  public Complaint complete(String id, String taskId, @Nullable String result) {
    Complaint complaint = complaints.get(id);
    access.requireInScope(
        "crm.complaint.do-task",
        "complaint",
        id,
        complaint.grievance().store(),
        complaint.task(taskId).ownerId());
    var closed =
        complaint.completeTask(
            taskId,
            access.caller().personId(),
            personal.sealNote(complaint.grievance().customerId(), result),
            clock.instant());
    deadlines.cancel(OVERDUE, subject(id, taskId));
    return desk.saved(complaint, closed);
  }

  @OnDeadline(OVERDUE)
  @Transactional
  public void lapsed(DueDeadline deadline) {
    String[] ids = deadline.subject().split(":", 2);
    complaints
        .find(ids[0])
        .filter(complaint -> complaint.taskLapsed(ids[1]))
        .ifPresent(desk::saved);
  }

  private static String subject(String id, String taskId) {
    return id + ":" + taskId;
  }
}
