package io.forecourt.platform.approval;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Acting;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for decisions and takes them. A feature calls {@link #request} in its own transaction and
 * listens for {@link ApprovalSettled}; people decide over HTTP.
 */
public class Approvals {

  static final String OVERDUE = "approval.overdue";
  static final String READ = "approval.read";
  static final String DECIDE = "approval.decide";
  static final String WITHDRAW = "approval.withdraw";

  /** Somebody at a level is asked. */
  record RequestedV1(
      String approvalId,
      String subjectKind,
      String subjectId,
      @Nullable Money amount,
      int level,
      List<String> roles,
      String requestedBy,
      Instant dueAt) {}

  /** It was decided. */
  record DecidedV1(
      String approvalId,
      String subjectKind,
      String subjectId,
      String decision,
      String decidedBy,
      String requestedBy,
      int level,
      @Nullable Money amount) {}

  private record Place(int number, ApprovalPolicy.Level level) {}

  private final String service;
  private final JdbcAggregateOperations rows;
  private final Deciders deciders;
  private final Access access;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final Deadlines deadlines;
  private final BusinessClock clock;
  private final Outbox outbox;
  private final ApplicationEventPublisher facts;

  Approvals(
      String service,
      JdbcAggregateOperations rows,
      Deciders deciders,
      Access access,
      Policies policies,
      StoreCalendars calendars,
      Deadlines deadlines,
      BusinessClock clock,
      Outbox outbox,
      ApplicationEventPublisher facts) {
    this.service = service;
    this.rows = rows;
    this.deciders = deciders;
    this.access = access;
    this.policies = policies;
    this.calendars = calendars;
    this.deadlines = deadlines;
    this.clock = clock;
    this.outbox = outbox;
    this.facts = facts;
  }

  /**
   * Asks the lowest level at which anybody but the one who asks could answer. The acting person
   * asks; inside a reaction the person whose fact caused it.
   *
   * @param subjectKind as in {@code policy/approval.json}
   * @param amount that is asked for, when authority is a question of money
   * @throws RuleViolation if the subject has an open question already
   */
  @Transactional
  public Approval request(
      String subjectKind, String subjectId, String store, @Nullable Money amount) {
    if (pending(subjectKind, subjectId).isPresent()) {
      throw new RuleViolation("approval.already-pending", subjectId);
    }
    Instant now = clock.instant();
    String requester = requester();
    ApprovalPolicy.Kind kind = kind(subjectKind, store, now);
    Place place = mannedFrom(0, kind, store, requester);
    return ask(
        Approval.request(
            subjectKind,
            subjectId,
            store,
            amount,
            place.number(),
            place.level(),
            requester,
            now,
            kind.answer().after(calendars, store, now)));
  }

  /**
   * Whether the caller holds a level that may grant this amount: then nobody needs to be asked.
   * Deputies ask.
   */
  @Transactional(readOnly = true)
  public boolean mayGrant(String subjectKind, String store, @Nullable Money amount) {
    return access.mayOn(DECIDE, store, null)
        && kind(subjectKind, store, clock.instant()).levels().stream()
            .filter(level -> !Collections.disjoint(level.roles(), access.caller().roles()))
            .map(ApprovalPolicy.Level::upTo)
            .anyMatch(limit -> limit == null || amount == null || amount.compareTo(limit) <= 0);
  }

  /** The open question about a subject. */
  @Transactional(readOnly = true)
  public Optional<Approval> pending(String subjectKind, String subjectId) {
    return rows.findOne(
        Query.query(
            Criteria.where("subjectKind")
                .is(subjectKind)
                .and("subjectId")
                .is(subjectId)
                .and("openMarker")
                .is(1)),
        Approval.class);
  }

  /** The subject needs no answer any more; nothing happens when none was open. */
  @Transactional
  public void withdraw(String subjectKind, String subjectId) {
    pending(subjectKind, subjectId)
        .ifPresent(
            approval ->
                settle(
                    approval.settled(
                        ApprovalState.WITHDRAWN, null, access.caller().personId(), clock.instant()),
                    null));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  public Approval require(String action, String id) {
    Approval approval = find(id).orElseThrow(() -> new NotFound("approval", id));
    access.requireInScope(action, "approval", id, approval.storeCode(), approval.requestedBy());
    return approval;
  }

  /**
   * @param outcome what an approval says beyond yes, as the policy of the kind names it
   * @param condition for an outcome that holds under one
   * @throws RuleViolation if the caller may not decide this, or only pass it upwards
   */
  @Transactional
  Approval decide(
      Approval approval,
      ApprovalState decision,
      @Nullable String outcome,
      @Nullable String condition) {
    Caller decider = requireDecider(approval);
    if (decision == ApprovalState.APPROVED) {
      kindOf(approval).check(outcome, condition);
    } else if (outcome != null || condition != null) {
      throw new InvalidInput(outcome == null ? "/condition" : "/outcome", "field.must-be-absent");
    }
    Approval decided =
        settle(approval.decided(decision, outcome, decider.personId(), clock.instant()), condition);
    tell(
        decided,
        "decided",
        new DecidedV1(
            decided.id(),
            decided.subjectKind(),
            decided.subjectId(),
            decision.name(),
            decider.personId(),
            decided.requestedBy(),
            decided.level(),
            decided.money()));
    return decided;
  }

  /**
   * Passes the question to the next level.
   *
   * @throws RuleViolation if the caller does not decide at this level, or there is none above
   */
  @Transactional
  Approval escalate(Approval approval) {
    requireDecider(approval);
    if (!hasNextLevel(approval)) {
      throw new RuleViolation("approval.no-next-level");
    }
    return passUp(approval, clock.instant());
  }

  @Transactional
  Approval withdraw(Approval approval) {
    return settle(approval.withdrawn(access.caller().personId(), clock.instant()), null);
  }

  @OnDeadline(OVERDUE)
  @Transactional
  public void unanswered(DueDeadline deadline) {
    find(deadline.subject())
        .filter(approval -> approval.isPending() && hasNextLevel(approval))
        .ifPresent(approval -> passUp(approval, deadline.due()));
  }

  /** Whether the caller decides at the level that is asked now. */
  boolean mayAnswer(Approval approval) {
    Caller caller = access.caller();
    return approval.isPending()
        && !approval.requestedBy().equals(caller.personId())
        && deciders.includes(caller, approval);
  }

  boolean mayWithdraw(Approval approval) {
    return approval.isPending() && approval.requestedBy().equals(access.caller().personId());
  }

  boolean hasNextLevel(Approval approval) {
    return approval.level() < kindOf(approval).levels().size();
  }

  private Caller requireDecider(Approval approval) {
    Caller caller = access.caller();
    approval.requireOpenFor(caller.personId());
    if (!deciders.includes(caller, approval)) {
      throw new RuleViolation("approval.not-your-level", approval.level());
    }
    return caller;
  }

  private Approval passUp(Approval approval, Instant at) {
    ApprovalPolicy.Kind kind = kindOf(approval);
    Place next = mannedFrom(approval.level(), kind, approval.storeCode(), approval.requestedBy());
    return ask(
        approval.passedUp(
            next.number(), next.level(), kind.answer().after(calendars, approval.storeCode(), at)));
  }

  /**
   * The first level from this one on that anybody could answer; where nobody is known at all, this
   * one.
   */
  private Place mannedFrom(int index, ApprovalPolicy.Kind kind, String store, String requester) {
    List<ApprovalPolicy.Level> levels = kind.levels();
    for (int i = index; i < levels.size(); i++) {
      if (deciders.manned(levels.get(i), store, requester)) {
        return new Place(i + 1, levels.get(i));
      }
    }
    return new Place(index + 1, levels.get(index));
  }

  private Approval ask(Approval approval) {
    Approval saved = rows.save(approval);
    deadlines.set(OVERDUE, saved.id(), saved.storeCode(), saved.dueAt());
    tell(
        saved,
        "requested",
        new RequestedV1(
            saved.id(),
            saved.subjectKind(),
            saved.subjectId(),
            saved.money(),
            saved.level(),
            List.copyOf(saved.holders()),
            saved.requestedBy(),
            saved.dueAt()));
    return saved;
  }

  private Approval settle(Approval settled, @Nullable String condition) {
    Approval saved = rows.save(settled);
    deadlines.cancel(OVERDUE, saved.id());
    facts.publishEvent(
        new ApprovalSettled(
            saved.subjectKind(),
            saved.subjectId(),
            saved.state(),
            saved.outcome(),
            condition,
            access.caller().personId(),
            clock.instant()));
    return saved;
  }

  private void tell(Approval approval, String what, Object data) {
    outbox.append(
        new OutgoingEvent(
            "io.forecourt." + service + ".approval-" + what + ".v1",
            approval.id(),
            approval.storeCode(),
            clock.instant(),
            data));
  }

  private Optional<Approval> find(String id) {
    return Optional.ofNullable(rows.findById(id, Approval.class));
  }

  private ApprovalPolicy.Kind kindOf(Approval approval) {
    return kind(approval.subjectKind(), approval.storeCode(), approval.requestedAt());
  }

  /** As it was on the day of the request: later versions do not move what is asked already. */
  private ApprovalPolicy.Kind kind(String subjectKind, String store, Instant requestedAt) {
    LocalDate day = LocalDate.ofInstant(requestedAt, calendars.zone(store));
    return policies
        .inForce(ApprovalPolicy.NAME, ApprovalPolicy.class, store, day)
        .kind(subjectKind);
  }

  private String requester() {
    Caller caller = access.caller();
    if (!caller.isSystem()) {
      return caller.personId();
    }
    return Callers.find().map(Acting::onBehalfOf).orElse(Caller.SYSTEM);
  }
}
