package io.forecourt.hr.duty;

import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What one person owes by when. It closes by facts, by correction of a superior, or is waived; it
 * goes overdue when its deadline passes.
 *
 * @param openingKey one item per duty and key: the person and period, or the case
 * @param windowStart evidence before does not count
 * @param deadline evidence from then on does not count
 * @param caseKey what the trigger was about; empty for an item of a period
 * @param triggerSubject of what opened the case, or ended it since
 * @param triggerSequence where that stands among all that is told of its subject
 * @param triggeredAt when that happened; null for an item of a period
 * @param arrivedLate whether the evidence came after the item went overdue, though it happened in
 *     time
 */
@Table("duty_item")
record DutyItem(
    @Id String id,
    String dutyId,
    String openingKey,
    String storeCode,
    String ownerId,
    LocalDate periodStart,
    LocalDate periodEnd,
    Instant windowStart,
    Instant deadline,
    DutyState state,
    String ruleVersion,
    String caseKey,
    @Nullable String triggerEventId,
    @Nullable String triggerType,
    @Nullable String triggerSubject,
    @Nullable Long triggerSequence,
    @Nullable Instant triggeredAt,
    int needed,
    int counted,
    @Nullable String evidenceEventId,
    @Nullable String evidenceType,
    @Nullable Instant evidenceAt,
    boolean arrivedLate,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String remark,
    @Version @Nullable Integer version) {

  /** How long before its trigger the evidence of a case may have happened. */
  static final Duration EARLY = Duration.ofDays(90);

  private static final String SYSTEM = "system";
  private static final String CASE_ENDED = "CASE_ENDED";

  /** From the first to the last day of it, and the moments between which its evidence counts. */
  record Span(LocalDate first, LocalDate last, Instant from, Instant until) {

    static Span of(Cadence.Period period, ZoneId zone) {
      return new Span(
          period.start(),
          period.end(),
          period.start().atStartOfDay(zone).toInstant(),
          period.end().plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** Of a period after whose end the rule leaves time to settle its last cases. */
    static Span of(
        Cadence.Period period, ZoneId zone, DutyRule rule, String store, StoreCalendars calendars) {
      Span span = of(period, zone);
      return new Span(
          span.first(), span.last(), span.from(), rule.settledBy(span.until(), store, calendars));
    }

    /**
     * Of a case, whose trigger may speak of a moment before or after it happened itself.
     *
     * @param from what its limit is counted from
     */
    static Span ofCase(Instant triggeredAt, Instant from, Instant deadline, ZoneId zone) {
      return new Span(
          LocalDate.ofInstant(from, zone),
          LocalDate.ofInstant(deadline.minusNanos(1), zone),
          (from.isBefore(triggeredAt) ? from : triggeredAt).minus(EARLY),
          deadline);
    }
  }

  /** One item per person and period. */
  static DutyItem ofPeriod(
      String duty, StaffMember owner, Span span, String ruleVersion, int needed) {
    return new DutyItem(
        Ids.next(),
        duty,
        openingKey(owner.personId(), span.first()),
        owner.storeCode(),
        owner.personId(),
        span.first(),
        span.last(),
        span.from(),
        span.until(),
        DutyState.DUE,
        ruleVersion,
        "",
        null,
        null,
        null,
        null,
        null,
        needed,
        0,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null);
  }

  /**
   * An item of a case.
   *
   * @param oneOfSeveral whether others answer for the case as well, each with an item
   */
  static DutyItem ofCase(
      String duty,
      String key,
      StaffMember owner,
      boolean oneOfSeveral,
      Fact trigger,
      Span span,
      String ruleVersion,
      int needed) {
    return new DutyItem(
        Ids.next(),
        duty,
        "C:" + key + (oneOfSeveral ? ":" + owner.personId() : ""),
        trigger.store(),
        owner.personId(),
        span.first(),
        span.last(),
        span.from(),
        span.until(),
        DutyState.DUE,
        ruleVersion,
        key,
        trigger.eventId(),
        trigger.type(),
        trigger.subject(),
        trigger.sequence(),
        trigger.at(),
        needed,
        0,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null);
  }

  /** Of an item per person and period. */
  static String openingKey(String person, LocalDate periodStart) {
    return "P:" + person + ":" + periodStart;
  }

  boolean isOfCase() {
    return !caseKey.isEmpty();
  }

  /** Whether others answer for the same case as well. */
  boolean isOneOfSeveral() {
    return isOfCase() && !openingKey.equals("C:" + caseKey);
  }

  /** Whether something that happened then can count. */
  boolean covers(Instant at) {
    return !at.isBefore(windowStart) && at.isBefore(deadline);
  }

  /** Whether the case was opened only after that moment. */
  boolean isOpenedAfter(Instant at) {
    return triggeredAt != null && at.isBefore(triggeredAt);
  }

  /** Whether nothing is owed any more because the case ended, not because somebody said so. */
  boolean isCaseEnded() {
    return state == DutyState.WAIVED && CASE_ENDED.equals(remark) && SYSTEM.equals(closedBy);
  }

  /** Whether another trigger of the case can set it again. */
  boolean canBeSetAgain() {
    return state.isOpen() || isCaseEnded();
  }

  /**
   * Whether the fact is told after the one that opened or ended the case last. Of one subject the
   * sequence says so: what is planned may be planned for an earlier day than before.
   */
  boolean isOutdatedBy(Fact fact) {
    return triggerSequence != null && fact.subject().equals(triggerSubject)
        ? fact.sequence() > triggerSequence
        : triggeredAt == null || fact.at().isAfter(triggeredAt);
  }

  /** Whether what the fact says of the case was over when it was opened or ended last. */
  boolean outdates(Fact fact) {
    return triggerSequence != null
        && fact.subject().equals(triggerSubject)
        && fact.sequence() < triggerSequence;
  }

  DutyItem counting(int counted) {
    return with(storeCode, ownerId, span(), state, Told.of(this), counted, evidence(), closing());
  }

  /**
   * Closes the item by a fact; one that was overdue keeps the mark that the fact arrived late.
   *
   * @throws RuleViolation {@code duty.wrong-state} if it is closed
   */
  DutyItem doneBy(Evidence evidence, int counted, Instant now) {
    requireNext(DutyState.DONE_AUTO);
    return with(
        storeCode,
        ownerId,
        span(),
        DutyState.DONE_AUTO,
        Told.of(this),
        counted,
        evidence,
        new Closing(now, SYSTEM, remark));
  }

  /**
   * @throws RuleViolation {@code duty.wrong-state} if it is not due
   */
  DutyItem missed() {
    requireNext(DutyState.OVERDUE);
    return with(DutyState.OVERDUE, closing());
  }

  /** Whether its owner may still tick it: what was missed is for a superior to judge. */
  boolean isTickableAt(Instant now) {
    return state == DutyState.DUE && now.isBefore(deadline);
  }

  /**
   * Ticked by its owner in time.
   *
   * @throws RuleViolation {@code duty.wrong-state} if it is closed, {@code duty.too-late} from its
   *     deadline on
   */
  DutyItem tickedBy(String by, String note, Instant now) {
    requireNext(DutyState.DONE_MANUAL);
    if (!isTickableAt(now)) {
      throw new RuleViolation("duty.too-late", deadline);
    }
    return doneByHand(by, note, now);
  }

  /**
   * Corrected by a superior.
   *
   * @throws RuleViolation {@code duty.wrong-state} if it is closed
   */
  DutyItem correctedBy(String by, String reason, Instant now) {
    requireNext(DutyState.DONE_MANUAL);
    return doneByHand(by, reason, now);
  }

  private DutyItem doneByHand(String by, String remark, Instant now) {
    return with(DutyState.DONE_MANUAL, new Closing(now, by, remark));
  }

  /**
   * @throws RuleViolation {@code duty.wrong-state} if it is closed
   */
  DutyItem waivedBy(String by, String remark, Instant now) {
    requireNext(DutyState.WAIVED);
    return with(DutyState.WAIVED, new Closing(now, by, remark));
  }

  /** Another person answers for it from now on. */
  DutyItem handedTo(String person) {
    return with(storeCode, person, span(), state, Told.of(this), counted, evidence(), closing());
  }

  /** Its owner works in another store from now on; what was missed in the old one stays missed. */
  DutyItem takenTo(String store, Span there) {
    return with(
        store,
        ownerId,
        state == DutyState.DUE ? there : span(),
        state,
        Told.of(this),
        counted,
        evidence(),
        closing());
  }

  /**
   * The fact ends the case: nothing is owed any more.
   *
   * @throws RuleViolation {@code duty.wrong-state} if it is closed by anything else
   */
  DutyItem endedBy(Fact fact, Instant now) {
    if (!isCaseEnded()) {
      requireNext(DutyState.WAIVED);
    }
    return with(
        storeCode,
        ownerId,
        span(),
        DutyState.WAIVED,
        Told.of(this).orLater(fact),
        counted,
        evidence(),
        new Closing(now, SYSTEM, CASE_ENDED));
  }

  /**
   * The case is triggered again: another limit, and owed again if it had ended or was missed and
   * the new limit lies ahead.
   *
   * @throws RuleViolation {@code duty.wrong-state} if it is done or was let go by somebody
   */
  DutyItem setAgain(Fact trigger, String owner, Span span, Instant now) {
    if (!canBeSetAgain()) {
      throw RuleViolation.wrongState("duty.wrong-state", state, state.next());
    }
    boolean staysMissed = state == DutyState.OVERDUE && !now.isBefore(span.until());
    return with(
        storeCode,
        owner,
        new Span(span.first(), span.last(), earlier(span.from()), span.until()),
        staysMissed ? DutyState.OVERDUE : DutyState.DUE,
        new Told(trigger.subject(), trigger.sequence(), trigger.at()),
        counted,
        evidence(),
        new Closing(null, null, null));
  }

  private Instant earlier(Instant from) {
    return from.isBefore(windowStart) ? from : windowStart;
  }

  private void requireNext(DutyState next) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("duty.wrong-state", state, state.next());
    }
  }

  /** The fact that closed an item; all null for a share of several. */
  record Evidence(@Nullable String eventId, @Nullable String type, @Nullable Instant at) {
    static Evidence of(Fact fact) {
      return new Evidence(fact.eventId(), fact.type(), fact.at());
    }
  }

  private record Closing(@Nullable Instant at, @Nullable String by, @Nullable String remark) {}

  /** What was told last of a case's beginning or end. */
  private record Told(@Nullable String subject, @Nullable Long sequence, @Nullable Instant at) {

    static Told of(DutyItem item) {
      return new Told(item.triggerSubject, item.triggerSequence, item.triggeredAt);
    }

    /** A fact of another subject counts by its time alone. */
    Told orLater(Fact fact) {
      return new Told(
          subject,
          fact.subject().equals(subject) ? Long.valueOf(fact.sequence()) : sequence,
          at == null || fact.at().isAfter(at) ? fact.at() : at);
    }
  }

  private Span span() {
    return new Span(periodStart, periodEnd, windowStart, deadline);
  }

  private Evidence evidence() {
    return new Evidence(evidenceEventId, evidenceType, evidenceAt);
  }

  private Closing closing() {
    return new Closing(closedAt, closedBy, remark);
  }

  private DutyItem with(DutyState next, Closing how) {
    return with(storeCode, ownerId, span(), next, Told.of(this), counted, evidence(), how);
  }

  private DutyItem with(
      String store,
      String owner,
      Span span,
      DutyState next,
      Told told,
      int count,
      Evidence by,
      Closing how) {
    return new DutyItem(
        id,
        dutyId,
        openingKey,
        store,
        owner,
        span.first(),
        span.last(),
        span.from(),
        span.until(),
        next,
        ruleVersion,
        caseKey,
        triggerEventId,
        triggerType,
        told.subject(),
        told.sequence(),
        told.at(),
        needed,
        count,
        by.eventId(),
        by.type(),
        by.at(),
        arrivedLate || (state == DutyState.OVERDUE && next == DutyState.DONE_AUTO),
        how.at(),
        how.by(),
        how.remark(),
        version);
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
