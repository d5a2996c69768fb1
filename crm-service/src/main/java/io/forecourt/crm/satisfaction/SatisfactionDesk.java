package io.forecourt.crm.satisfaction;

import io.forecourt.crm.survey.SurveyPeriodEnded;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Staff;
import io.forecourt.platform.approval.ApprovalSettled;
import io.forecourt.platform.approval.Approvals;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans what shall make customers more satisfied, and sees that it is done. */
@Service
class SatisfactionDesk {
  static final String READ = "crm.satisfaction.read";
  static final String PLAN = "crm.satisfaction.plan";
  static final String ACT = "crm.satisfaction.act";
  static final String VERIFY = "crm.satisfaction.verify";
  static final String APPROVAL = "SATISFACTION_PLAN";

  private static final String OVERDUE = "satisfaction.action-overdue";
  private static final String UNATTENDED = "satisfaction.weak-item-unattended";
  private static final String TEXT = "text";
  private static final String MEASURE = "measure";
  private static final String EVIDENCE = "evidence";

  /**
   * What shall be done.
   *
   * @param weakItemId the weak item that it answers; then what it is about is known
   */
  record SetAction(
      @Nullable String weakItemId,
      @Nullable String item,
      @Nullable String factor,
      @Nullable String department,
      String ownerId,
      String measure,
      LocalDate dueOn) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "SetAction[" + weakItemId + ", " + item + "]";
    }
  }

  private final SatisfactionPlans plans;
  private final SatisfactionActions actions;
  private final WeakItems weakItems;
  private final Approvals approvals;
  private final PersonalVault vault;
  private final Staff staff;
  private final BusinessNumbers numbers;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  SatisfactionDesk(
      SatisfactionPlans plans,
      SatisfactionActions actions,
      WeakItems weakItems,
      Approvals approvals,
      PersonalVault vault,
      Staff staff,
      BusinessNumbers numbers,
      Deadlines deadlines,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.plans = plans;
    this.actions = actions;
    this.weakItems = weakItems;
    this.approvals = approvals;
    this.vault = vault;
    this.staff = staff;
    this.numbers = numbers;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  @Transactional
  SatisfactionPlan draft(SatisfactionPlan.Draft draft) {
    String store = access.caller().store();
    String me = access.caller().personId();
    return plans.save(
        SatisfactionPlan.draft(
            numbers.next("SP", store, clock.today(calendars.zone(store))),
            store,
            me,
            draft,
            vault.seal(me, TEXT, draft.text().strip()),
            now()));
  }

  /** Asks for approval by somebody with authority. */
  @Transactional
  SatisfactionPlan submit(String id) {
    SatisfactionPlan submitted = plans.save(plan(PLAN, id).submitted());
    approvals.request(APPROVAL, id, submitted.storeCode(), null);
    return submitted;
  }

  @EventListener
  @Transactional
  public void on(ApprovalSettled settled) {
    if (!settled.subjectKind().equals(APPROVAL)) {
      return;
    }
    SatisfactionPlan plan = plans.findById(settled.subjectId()).orElseThrow();
    if (settled.approved()) {
      outbox.append(
          SatisfactionEvents.approved(
              plans.save(plan.approved(settled.decidedBy(), settled.at()))));
    } else {
      plans.save(plan.returned(settled.decidedBy(), settled.at()));
    }
  }

  /**
   * Sets an action of an approved plan.
   *
   * @throws RuleViolation if the plan is not approved, or the owner does not work in the store
   */
  @Transactional
  SatisfactionAction act(String planId, SetAction command) {
    SatisfactionPlan plan = plan(PLAN, planId);
    plan.requireApproved();
    requireInStore(command.ownerId(), plan.storeCode());
    Instant now = now();
    Instant due =
        command.dueOn().plusDays(1).atStartOfDay(calendars.zone(plan.storeCode())).toInstant();
    if (!due.isAfter(now)) {
      throw new InvalidInput("/dueOn", "field.date-range");
    }
    String me = access.caller().personId();
    SatisfactionAction action =
        actions.save(
            SatisfactionAction.set(
                plan,
                topic(plan, command),
                command.ownerId(),
                vault.seal(me, MEASURE, command.measure().strip()),
                me,
                now,
                due));
    deadlines.set(OVERDUE, action.id(), action.storeCode(), due);
    outbox.append(SatisfactionEvents.opened(touched(plan), action));
    return action;
  }

  private SatisfactionAction.Topic topic(SatisfactionPlan plan, SetAction command) {
    String weakItemId = command.weakItemId();
    if (weakItemId != null) {
      WeakItem weak =
          weakItems
              .findById(weakItemId)
              .filter(
                  found ->
                      found.storeCode().equals(plan.storeCode()) && found.kind() == plan.kind())
              .orElseThrow(() -> new InvalidInput("/weakItemId", "satisfaction.unknown-weak-item"));
      deadlines.cancel(UNATTENDED, weak.id());
      weakItems.save(weak.inHand());
      return new SatisfactionAction.Topic(weak.id(), weak.item(), weak.factor(), weak.department());
    }
    String item = command.item();
    String factor = command.factor();
    String department = command.department();
    if (item == null || factor == null || department == null) {
      throw new InvalidInput("/item", "field.required");
    }
    return new SatisfactionAction.Topic(null, item, factor, department);
  }

  /** It was done, with what shows it. */
  @Transactional
  SatisfactionAction complete(String id, String evidence) {
    SatisfactionAction action = action(ACT, id);
    String me = access.caller().personId();
    return actions.save(action.done(vault.seal(me, EVIDENCE, evidence.strip()), me, now()));
  }

  /**
   * Somebody else says whether it works.
   *
   * @throws RuleViolation if it is one's own
   */
  @Transactional
  SatisfactionAction verify(String id, boolean works) {
    SatisfactionAction verified =
        actions.save(action(VERIFY, id).verified(works, access.caller().personId(), now()));
    if (verified.isClosed()) {
      deadlines.cancel(OVERDUE, id);
      tellClosed(verified);
    }
    return verified;
  }

  private void tellClosed(SatisfactionAction action) {
    SatisfactionPlan plan = touched(plans.findById(action.planId()).orElseThrow());
    String weakItemId = action.weakItemId();
    if (weakItemId == null) {
      outbox.append(SatisfactionEvents.closed(plan, action, null, null));
      return;
    }
    WeakItem improved = weakItems.save(weakItems.findById(weakItemId).orElseThrow().improved());
    int open = weakItems.countByPeriodIdAndStateNot(improved.periodId(), WeakItemState.IMPROVED);
    outbox.append(SatisfactionEvents.closed(plan, action, improved, open));
  }

  /** The period is closed: each weak item needs an action. */
  @EventListener
  @Transactional
  public void on(SurveyPeriodEnded period) {
    for (SurveyPeriodEnded.Weak weak : period.weak()) {
      WeakItem found = weakItems.save(WeakItem.found(period, weak));
      deadlines.set(UNATTENDED, found.id(), found.storeCode(), found.actionDueAt());
      outbox.append(SatisfactionEvents.found(found));
    }
  }

  @OnDeadline(UNATTENDED)
  @Transactional
  public void unattended(DueDeadline deadline) {
    weakItems
        .findById(deadline.subject())
        .filter(WeakItem::isWithoutAction)
        .ifPresent(weak -> outbox.append(SatisfactionEvents.unattended(weakItems.save(weak))));
  }

  @OnDeadline(OVERDUE)
  @Transactional
  public void overdue(DueDeadline deadline) {
    actions
        .findById(deadline.subject())
        .filter(action -> !action.isClosed())
        .ifPresent(
            action -> {
              SatisfactionAction late = actions.save(action.late());
              SatisfactionPlan plan = plans.findById(late.planId()).orElseThrow();
              outbox.append(SatisfactionEvents.overdue(touched(plan), late));
            });
  }

  /** Facts about actions are told by their plan: its row orders them. */
  private SatisfactionPlan touched(SatisfactionPlan plan) {
    return plans.save(plan);
  }

  private void requireInStore(String personId, String store) {
    boolean worksHere =
        staff
            .find(personId)
            .filter(member -> member.isPresent() && member.stores().contains(store))
            .isPresent();
    if (!worksHere) {
      throw new RuleViolation("satisfaction.not-in-store", store);
    }
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  SatisfactionPlan plan(String action, String id) {
    SatisfactionPlan plan =
        plans.findById(id).orElseThrow(() -> new NotFound("satisfaction-plan", id));
    access.requireInScope(action, "satisfaction-plan", id, plan.storeCode(), plan.ownerId());
    return plan;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  SatisfactionAction action(String action, String id) {
    SatisfactionAction found =
        actions.findById(id).orElseThrow(() -> new NotFound("satisfaction-action", id));
    access.requireInScope(action, "satisfaction-action", id, found.storeCode(), found.ownerId());
    return found;
  }

  @Nullable String textOf(SatisfactionPlan plan) {
    return vault.open(plan.ownerId(), TEXT, plan.textSealed()).orElse(null);
  }

  @Nullable String measureOf(SatisfactionAction action) {
    return vault.open(action.setBy(), MEASURE, action.measureSealed()).orElse(null);
  }

  @Nullable String evidenceOf(SatisfactionAction action) {
    String by = action.doneBy();
    String text = action.evidenceSealed();
    return by == null || text == null ? null : vault.open(by, EVIDENCE, text).orElse(null);
  }

  boolean mayVerify(SatisfactionAction action) {
    return action.mayBeVerifiedBy(access.caller().personId());
  }

  /** As fine as it is stored. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
