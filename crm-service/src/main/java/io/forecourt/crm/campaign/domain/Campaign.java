package io.forecourt.crm.campaign.domain;

import static io.forecourt.crm.campaign.domain.CampaignState.APPROVED;
import static io.forecourt.crm.campaign.domain.CampaignState.CANCELLED;
import static io.forecourt.crm.campaign.domain.CampaignState.CLOSED;
import static io.forecourt.crm.campaign.domain.CampaignState.DRAFT;
import static io.forecourt.crm.campaign.domain.CampaignState.INVITING;
import static io.forecourt.crm.campaign.domain.CampaignState.RUNNING;

import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignApproved;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignCancelled;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignClosed;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignMoved;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignStarted;
import io.forecourt.crm.campaign.domain.CampaignPlan.Task;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A campaign. Its plan is approved once the advertising was checked by somebody else; nothing is
 * spent above the approved budget; its result is measured when it closes.
 */
public final class Campaign {

  /**
   * Concept and words, by whoever wrote them last.
   *
   * @param invitationText goes to every invited customer as it was approved
   */
  public record Copy(String concept, @Nullable String invitationText, String by, Instant at) {}

  /** Whether the advertising keeps the law and the brand's rules. */
  public record AdvertisingCheck(boolean passed, String remark, String by, Instant at) {}

  /** Who stood by something, and when. */
  public record Signature(String by, Instant at) {}

  /** Everything that is stored about a campaign. */
  public record Snapshot(
      String id,
      String number,
      String store,
      String ownerId,
      CampaignState state,
      boolean submitted,
      CampaignPlan plan,
      @Nullable Copy copy,
      @Nullable AdvertisingCheck check,
      @Nullable Signature approval,
      Money budget,
      Money spent,
      boolean segmented,
      @Nullable Instant startedAt,
      @Nullable Signature signOff,
      @Nullable String feedbackBy,
      @Nullable CampaignResult result,
      Instant plannedAt,
      @Nullable Long version) {

    /** Everybody who has a part in it, the owner first. */
    public Set<String> teamIds() {
      Set<String> people = new LinkedHashSet<>();
      people.add(ownerId);
      Stream.concat(
              Stream.of(plan.plannerId(), plan.executorId()),
              Stream.concat(plan.team().stream(), plan.tasks().stream().map(Task::ownerId)))
          .filter(Objects::nonNull)
          .map(Objects::requireNonNull)
          .forEach(people::add);
      return people;
    }
  }

  private final String id;
  private final String number;
  private final String store;
  private final String ownerId;
  private final Instant plannedAt;
  private final @Nullable Long version;
  private CampaignState state = DRAFT;
  private boolean submitted;
  private CampaignPlan plan;
  private @Nullable Copy copy;
  private @Nullable AdvertisingCheck check;
  private @Nullable Signature approval;
  private Money budget;
  private Money spent = Money.zero();
  private boolean segmented;
  private @Nullable Instant startedAt;
  private @Nullable Signature signOff;
  private @Nullable String feedbackBy;
  private @Nullable CampaignResult result;

  private Campaign(
      String id,
      String number,
      String store,
      String ownerId,
      CampaignPlan plan,
      Instant plannedAt,
      @Nullable Long version) {
    this.id = id;
    this.number = number;
    this.store = store;
    this.ownerId = ownerId;
    this.plan = plan;
    this.budget = plan.budgetTotal();
    this.plannedAt = plannedAt;
    this.version = version;
  }

  public static Campaign draft(
      String number, String store, String ownerId, CampaignPlan plan, Instant now) {
    return new Campaign(Ids.next(), number, store, ownerId, plan, now, null);
  }

  /** A new plan; what was checked before is to be checked again. */
  public void revise(CampaignPlan changed) {
    requireOpenDraft();
    plan = changed;
    budget = changed.budgetTotal();
    check = null;
  }

  /** New words; what was checked before is to be checked again. */
  public void write(Copy words) {
    requireOpenDraft();
    copy = words;
    check = null;
  }

  /**
   * @throws RuleViolation if the checker owns the campaign or wrote its words
   */
  public void checkAdvertising(AdvertisingCheck verdict) {
    requireOpenDraft();
    Copy words = copy;
    if (words == null) {
      throw new RuleViolation("campaign.nothing-to-check");
    }
    if (verdict.by().equals(ownerId) || verdict.by().equals(words.by())) {
      throw new RuleViolation("campaign.own-advertising");
    }
    check = verdict;
  }

  /**
   * Asks for the approval of plan and budget.
   *
   * @throws RuleViolation if the advertising did not pass its check, or guests are wanted and no
   *     invitation is written
   */
  public void submit() {
    requireOpenDraft();
    if (check == null || !check.passed()) {
      throw new RuleViolation("campaign.advertising-not-passed");
    }
    if (plan.invites() && (copy == null || copy.invitationText() == null)) {
      throw new RuleViolation("campaign.no-invitation-text");
    }
    submitted = true;
  }

  /**
   * @param citedTopics how many of the cited intelligence are public topics or developments of the
   *     trade
   * @param wholeType type of the plan that it is part of
   */
  public CampaignApproved approve(
      String by, int citedTopics, @Nullable String wholeType, Instant at) {
    requireSubmitted();
    become(APPROVED);
    submitted = false;
    approval = new Signature(by, at);
    return new CampaignApproved(snapshot(), citedTopics, wholeType, at);
  }

  /** The plan was refused or taken back: it is a draft again. */
  public void returnToDraft() {
    requireSubmitted();
    submitted = false;
  }

  /** More money was approved. */
  public void raiseBudget(Money by) {
    if (!state.spends()) {
      throw wrongState();
    }
    budget = budget.plus(by);
  }

  /**
   * @throws RuleViolation if the plan wants no guests
   */
  public void openInvitations() {
    if (!plan.invites()) {
      throw new RuleViolation("campaign.invites-nobody");
    }
    become(INVITING);
  }

  /**
   * Moves it to other days before it starts.
   *
   * @throws RuleViolation if it would begin in the past
   */
  public CampaignMoved move(LocalDate first, LocalDate last, LocalDate today, Instant now) {
    if (state != APPROVED && state != INVITING) {
      throw wrongState();
    }
    if (first.isBefore(today)) {
      throw new RuleViolation("campaign.moved-to-the-past", first);
    }
    plan = plan.moved(first, last);
    return new CampaignMoved(snapshot(), now);
  }

  /** Guests are chosen by criteria. */
  public void segment() {
    if (state != APPROVED && state != INVITING) {
      throw wrongState();
    }
    segmented = true;
  }

  /**
   * @throws RuleViolation if its first day has not come, or guests are wanted and nobody was asked
   */
  public CampaignStarted start(LocalDate today, Instant now) {
    if (state == APPROVED && plan.invites()) {
      throw new RuleViolation("campaign.not-inviting");
    }
    if (state.canBecome(RUNNING) && today.isBefore(plan.from())) {
      throw new RuleViolation("campaign.not-yet", plan.from());
    }
    become(RUNNING);
    startedAt = now;
    return new CampaignStarted(snapshot(), now);
  }

  public boolean canStart(LocalDate today) {
    boolean asked = !plan.invites() || state == INVITING;
    return asked && state.canBecome(RUNNING) && !today.isBefore(plan.from());
  }

  /**
   * @throws RuleViolation if it would cost more than was approved
   */
  public void spend(Money amount) {
    if (!state.spends()) {
      throw wrongState();
    }
    Money after = spent.plus(amount);
    if (budget.isLessThan(after)) {
      throw new RuleViolation("campaign.over-budget", after.minus(budget), budget);
    }
    spent = after;
  }

  /**
   * @throws NotFound if the plan has no such task
   * @throws RuleViolation if it is done already
   */
  public void completeTask(int taskNumber, String by, Instant at) {
    if (!state.spends()) {
      throw wrongState();
    }
    Task task =
        plan.tasks().stream()
            .filter(one -> one.number() == taskNumber)
            .findFirst()
            .orElseThrow(() -> new NotFound("task", Integer.toString(taskNumber)));
    if (task.doneAt() != null) {
      throw new RuleViolation("campaign.task-done", taskNumber);
    }
    plan =
        plan.with(
            plan.tasks().stream()
                .map(one -> one.number() == taskNumber ? one.done(by, at) : one)
                .toList());
  }

  /**
   * The planner stands by how it was carried out and measured.
   *
   * @throws RuleViolation if somebody else signs
   */
  public void signOff(String by, Instant at) {
    requireRunning();
    if (!by.equals(plan.plannerId())) {
      throw new RuleViolation("campaign.planner-signs");
    }
    signOff = new Signature(by, at);
  }

  /** Who carried it out reports how it went. */
  public void feedBack(String by) {
    requireRunning();
    feedbackBy = by;
  }

  /**
   * @param openCrises how many crises of the day are not settled
   * @throws RuleViolation if a crisis is open
   */
  public CampaignClosed close(CampaignResult measured, int openCrises, Instant at) {
    requireRunning();
    if (openCrises > 0) {
      throw new RuleViolation("campaign.crisis-open", openCrises);
    }
    become(CLOSED);
    result = measured;
    return new CampaignClosed(snapshot(), measured, at);
  }

  public CampaignCancelled cancel(String by, Instant at) {
    become(CANCELLED);
    submitted = false;
    return new CampaignCancelled(snapshot(), by, at);
  }

  /** Whether somebody has to decide about its plan. */
  public boolean awaitsApproval() {
    return state == DRAFT && submitted;
  }

  public boolean isOpenDraft() {
    return state == DRAFT && !submitted;
  }

  private void requireOpenDraft() {
    if (state != DRAFT) {
      throw wrongState();
    }
    if (submitted) {
      throw new RuleViolation("campaign.submitted");
    }
  }

  private void requireSubmitted() {
    if (!awaitsApproval()) {
      throw wrongState();
    }
  }

  private void requireRunning() {
    if (state != RUNNING) {
      throw wrongState();
    }
  }

  private void become(CampaignState next) {
    if (!state.canBecome(next)) {
      throw wrongState();
    }
    state = next;
  }

  private RuleViolation wrongState() {
    return RuleViolation.wrongState("campaign.wrong-state", state, state.successors());
  }

  public String id() {
    return id;
  }

  public String store() {
    return store;
  }

  public String ownerId() {
    return ownerId;
  }

  public CampaignState state() {
    return state;
  }

  public CampaignPlan plan() {
    return plan;
  }

  public @Nullable Copy copy() {
    return copy;
  }

  public Money budget() {
    return budget;
  }

  public Snapshot snapshot() {
    return new Snapshot(
        id,
        number,
        store,
        ownerId,
        state,
        submitted,
        plan,
        copy,
        check,
        approval,
        budget,
        spent,
        segmented,
        startedAt,
        signOff,
        feedbackBy,
        result,
        plannedAt,
        version);
  }

  public static Campaign restore(Snapshot stored) {
    var campaign =
        new Campaign(
            stored.id(),
            stored.number(),
            stored.store(),
            stored.ownerId(),
            stored.plan(),
            stored.plannedAt(),
            stored.version());
    campaign.state = stored.state();
    campaign.submitted = stored.submitted();
    campaign.copy = stored.copy();
    campaign.check = stored.check();
    campaign.approval = stored.approval();
    campaign.budget = stored.budget();
    campaign.spent = stored.spent();
    campaign.segmented = stored.segmented();
    campaign.startedAt = stored.startedAt();
    campaign.signOff = stored.signOff();
    campaign.feedbackBy = stored.feedbackBy();
    campaign.result = stored.result();
    return campaign;
  }
}
