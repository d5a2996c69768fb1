package io.forecourt.hr.duty;

import io.forecourt.hr.fact.Fact;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

  /** Of an item per person and period. */
  static String openingKey(String person, LocalDate periodStart) {
    return "P:" + person + ":" + periodStart;
  }

  boolean isOfCase() {
    return !caseKey.isEmpty();
  }

  /** When the trigger of a case happened. */
  Instant triggeredAt() {
    return windowStart.plus(EARLY);
  }

  /** Whether something that happened then can count. */
  boolean covers(Instant at) {
    return !at.isBefore(windowStart) && at.isBefore(deadline);
  }

  DutyItem counting(int counted) {
    return copy(ownerId, windowStart, deadline, state, counted, evidence(), closing());
  }

  /**
   * Closes the item by a fact; one that was overdue keeps the mark that the fact arrived late.
   *
   * @throws RuleViolation {@code duty.wrong-state} if it is closed
   */
  DutyItem doneBy(Evidence evidence, int counted, Instant now) {
    requireNext(DutyState.DONE_AUTO);
    return copy(
        ownerId,
        windowStart,
        deadline,
        DutyState.DONE_AUTO,
        counted,
        evidence,
        new Closing(now, "system", remark));
  }

  /**
   * @throws RuleViolation {@code duty.wrong-state} if it is not due
   */
  DutyItem missed() {
    requireNext(DutyState.OVERDUE);
    return copy(ownerId, windowStart, deadline, DutyState.OVERDUE, counted, evidence(), closing());
  }

  /**
   * Ticked by its owner, or corrected by a superior.
   *
   * @throws RuleViolation {@code duty.wrong-state} if it is closed
   */
  DutyItem doneByHand(String by, String remark, Instant now) {
    requireNext(DutyState.DONE_MANUAL);
    return copy(
        ownerId,
        windowStart,
        deadline,
        DutyState.DONE_MANUAL,
        counted,
        evidence(),
        new Closing(now, by, remark));
  }

  /**
   * @throws RuleViolation {@code duty.wrong-state} if it is closed
   */
  DutyItem waivedBy(String by, String remark, Instant now) {
    requireNext(DutyState.WAIVED);
    return copy(
        ownerId,
        windowStart,
        deadline,
        DutyState.WAIVED,
        counted,
        evidence(),
        new Closing(now, by, remark));
  }

  /** Another person answers for it from now on. */
  DutyItem handedTo(String person) {
    return copy(person, windowStart, deadline, state, counted, evidence(), closing());
  }

  /** The trigger came again with another time. */
  DutyItem triggeredAgain(Instant at, Instant deadline) {
    return copy(ownerId, at.minus(EARLY), deadline, state, counted, evidence(), closing());
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

  private Evidence evidence() {
    return new Evidence(evidenceEventId, evidenceType, evidenceAt);
  }

  private Closing closing() {
    return new Closing(closedAt, closedBy, remark);
  }

  private DutyItem copy(
      String ownerId,
      Instant windowStart,
      Instant deadline,
      DutyState next,
      int counted,
      Evidence evidence,
      Closing closing) {
    return new DutyItem(
        id,
        dutyId,
        openingKey,
        storeCode,
        ownerId,
        periodStart,
        periodEnd,
        windowStart,
        deadline,
        next,
        ruleVersion,
        caseKey,
        triggerEventId,
        triggerType,
        needed,
        counted,
        evidence.eventId(),
        evidence.type(),
        evidence.at(),
        arrivedLate || (state == DutyState.OVERDUE && next == DutyState.DONE_AUTO),
        closing.at(),
        closing.by(),
        closing.remark(),
        version);
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
