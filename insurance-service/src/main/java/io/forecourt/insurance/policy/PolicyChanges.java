package io.forecourt.insurance.policy;

import io.forecourt.insurance.insurer.InsurerAnswer;
import io.forecourt.insurance.insurer.InsurerAnswered;
import io.forecourt.insurance.insurer.InsurerDesk;
import io.forecourt.insurance.insurer.InsurerRequest;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.approval.ApprovalSettled;
import io.forecourt.platform.approval.Approvals;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes policies after they were issued: corrections of entry errors, transfers to a new owner,
 * cancellations with a refund that somebody with authority grants. A connected insurer is told of
 * each, and its answer awaited where it decides.
 */
@Service
@Transactional
class PolicyChanges {

  static final String CHANGE = "insurance.policy.change";

  private static final String REFUND = "INSURANCE_REFUND";
  private static final String SERIES = "PE";
  private static final List<EndorsementState> OPEN =
      List.of(EndorsementState.AWAITED, EndorsementState.SUBMITTED);

  record CorrectedV1(
      String policyId,
      String endorsementNo,
      String field,
      String clerkId,
      boolean fault,
      String correctedBy) {}

  record TransferredV1(String policyId, String vin, String customerId, String endorsementNo) {}

  private final PolicyRows rows;
  private final Endorsements endorsements;
  private final PolicyRegister register;
  private final PolicyEnding ending;
  private final Approvals approvals;
  private final InsurerDesk insurers;
  private final BusinessNumbers numbers;
  private final PolicyEvents events;
  private final BusinessClock clock;
  private final Access access;

  PolicyChanges(
      PolicyRows rows,
      Endorsements endorsements,
      PolicyRegister register,
      PolicyEnding ending,
      Approvals approvals,
      InsurerDesk insurers,
      BusinessNumbers numbers,
      PolicyEvents events,
      BusinessClock clock,
      Access access) {
    this.rows = rows;
    this.endorsements = endorsements;
    this.register = register;
    this.ending = ending;
    this.approvals = approvals;
    this.insurers = insurers;
    this.numbers = numbers;
    this.events = events;
    this.clock = clock;
    this.access = access;
  }

  /**
   * Corrects what was entered wrongly; the clerk who entered it is named.
   *
   * @param fault false when the customer changed, not the clerk erred
   * @throws RuleViolation if the policy is not in force
   */
  PolicyRow correct(String policyId, CorrectedField field, boolean fault) {
    PolicyRow policy = register.require(CHANGE, policyId);
    policy.requireInForce();
    Instant now = clock.instant();
    Endorsement made =
        save(
            policy,
            new Content(EndorsementKind.CORRECTION, field, fault, null, null, today(), null),
            EndorsementState.DONE,
            now);
    tellInsurer(policy, made, InsurerRequest.Kind.ENDORSE, field.name());
    events.tell(
        policy,
        "policy-corrected",
        now,
        new CorrectedV1(
            policy.id(), made.number(), field.name(), policy.issuedBy(), fault, made.madeBy()));
    return policy;
  }

  /**
   * The car has a new owner: the rest of the term goes with it.
   *
   * @throws RuleViolation if the policy is not in force, or is the owner's already
   */
  PolicyRow transfer(String policyId, String customerId, LocalDate effectiveOn) {
    PolicyRow policy = register.require(CHANGE, policyId);
    if (policy.customerId().equals(customerId)) {
      throw new RuleViolation("policy.same-owner");
    }
    Instant now = clock.instant();
    PolicyRow transferred = rows.save(policy.transferredTo(customerId));
    Endorsement made =
        save(
            transferred,
            new Content(EndorsementKind.TRANSFER, null, false, customerId, null, effectiveOn, null),
            EndorsementState.DONE,
            now);
    tellInsurer(transferred, made, InsurerRequest.Kind.ENDORSE, EndorsementKind.TRANSFER.name());
    events.tell(
        transferred,
        "policy-transferred",
        now,
        new TransferredV1(transferred.id(), transferred.vin(), customerId, made.number()));
    return transferred;
  }

  /**
   * Ends a policy early. A refund above the caller's authority waits for somebody who grants it.
   *
   * @param firstDayWithout cover
   * @throws RuleViolation if the tariff allows no cancellation, or one is under way
   */
  PolicyRow cancel(String policyId, String reasonCode, LocalDate firstDayWithout) {
    PolicyRow policy = register.require(CHANGE, policyId);
    policy.requireInForce();
    if (firstDayWithout.isBefore(today())) {
      throw new RuleViolation("policy.cancelled-in-past");
    }
    if (isUnderWay(policyId)) {
      throw new RuleViolation("policy.change-under-way", policy.number());
    }
    Money refund = ending.refund(policy, reasonCode, firstDayWithout);
    boolean granted = approvals.mayGrant(REFUND, policy.storeCode(), refund);
    Endorsement made =
        save(
            policy,
            new Content(
                EndorsementKind.CANCELLATION,
                null,
                false,
                null,
                reasonCode,
                firstDayWithout,
                refund),
            EndorsementState.AWAITED,
            clock.instant());
    if (granted) {
      carryOut(policy, made, clock.instant());
    } else {
      approvals.request(REFUND, made.id(), policy.storeCode(), refund);
    }
    return rows.findById(policyId).orElseThrow();
  }

  @EventListener
  void on(ApprovalSettled settled) {
    if (!settled.subjectKind().equals(REFUND)) {
      return;
    }
    Endorsement made = endorsements.findById(settled.subjectId()).orElseThrow();
    PolicyRow policy = rows.findById(made.policyId()).orElseThrow();
    if (settled.approved() && policy.state().isInForce()) {
      carryOut(policy, made, settled.at());
    } else {
      endorsements.save(made.become(EndorsementState.REFUSED));
    }
  }

  /** What an insurer said to a change. */
  @EventListener
  void on(InsurerAnswered answered) {
    endorsements
        .findById(answered.about())
        .filter(made -> made.state() == EndorsementState.SUBMITTED)
        .ifPresent(made -> settle(made, answered.answer()));
  }

  @Transactional(readOnly = true)
  List<Endorsement> of(String policyId) {
    return endorsements.findByPolicyIdOrderByNumber(policyId);
  }

  /** Whether a cancellation waits for somebody. */
  @Transactional(readOnly = true)
  boolean isUnderWay(String policyId) {
    return !endorsements.findByPolicyIdAndStateIn(policyId, OPEN).isEmpty();
  }

  private void carryOut(PolicyRow policy, Endorsement made, Instant at) {
    if (insurers.isConnected(policy.insurerCode())) {
      Endorsement submitted = endorsements.save(made.become(EndorsementState.SUBMITTED));
      tellInsurer(
          policy, submitted, InsurerRequest.Kind.CANCEL, Objects.requireNonNull(made.reasonCode()));
    } else {
      end(policy, made, at);
    }
  }

  private void settle(Endorsement made, InsurerAnswer answer) {
    switch (answer) {
      case InsurerAnswer.Accepted _ ->
          end(rows.findById(made.policyId()).orElseThrow(), made, clock.instant());
      case InsurerAnswer.Rejected _ -> endorsements.save(made.become(EndorsementState.REJECTED));
      case InsurerAnswer.Unknown _ -> {}
    }
  }

  private void end(PolicyRow policy, Endorsement made, Instant at) {
    endorsements.save(made.become(EndorsementState.DONE));
    ending.cancel(
        policy,
        Objects.requireNonNull(made.reasonCode()),
        Objects.requireNonNull(made.refundMoney()),
        at);
  }

  /** What an endorsement says. */
  private record Content(
      EndorsementKind kind,
      @Nullable CorrectedField field,
      boolean fault,
      @Nullable String customerId,
      @Nullable String reasonCode,
      LocalDate effectiveOn,
      @Nullable Money refund) {}

  private Endorsement save(PolicyRow policy, Content content, EndorsementState state, Instant at) {
    Money refund = content.refund();
    return endorsements.save(
        new Endorsement(
            Ids.next(),
            numbers.next(SERIES, policy.storeCode(), today()),
            policy.id(),
            policy.storeCode(),
            content.kind(),
            content.field(),
            content.fault(),
            content.kind() == EndorsementKind.CORRECTION ? policy.issuedBy() : null,
            content.customerId(),
            content.reasonCode(),
            content.effectiveOn(),
            refund == null ? null : refund.amount(),
            policy.currency(),
            state,
            access.caller().personId(),
            at,
            null));
  }

  private void tellInsurer(
      PolicyRow policy, Endorsement made, InsurerRequest.Kind kind, String change) {
    if (!insurers.isConnected(policy.insurerCode())) {
      return;
    }
    insurers.ask(
        made.id(),
        new InsurerRequest(
            made.number(),
            kind,
            policy.insurerCode(),
            policy.number(),
            policy.kind().name(),
            policy.vin(),
            false,
            change,
            made.effectiveOn(),
            null,
            made.refund(),
            policy.currency()));
  }

  private LocalDate today() {
    return clock.today(Quotations.ZONE);
  }
}
