package io.forecourt.insurance.policy;

import io.forecourt.insurance.cases.Cases;
import io.forecourt.insurance.insurer.InsurerAnswer;
import io.forecourt.insurance.insurer.InsurerAnswered;
import io.forecourt.insurance.insurer.InsurerRequest;
import io.forecourt.insurance.policy.EndorsementBook.Content;
import io.forecourt.insurance.premium.Calculation;
import io.forecourt.insurance.premium.Calculation.Commission;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.Calculation.Refund;
import io.forecourt.insurance.premium.Calculation.Rejection;
import io.forecourt.insurance.premium.ErrorCode;
import io.forecourt.insurance.premium.PremiumEngine;
import io.forecourt.insurance.premium.RefundRequest;
import io.forecourt.insurance.premium.RefundRequest.PolicyType;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.insurance.rates.RateBooks;
import io.forecourt.platform.approval.ApprovalSettled;
import io.forecourt.platform.approval.Approvals;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends policies before their last day, each by an endorsement: one that the desk asks for, whose
 * refund somebody with authority grants, or one that a rule grants. A connected insurer has to
 * confirm either, and a policy ends once.
 */
@Service
@Transactional
class PolicyEnding {

  static final String EXPIRES = "policy.expires";

  private static final String REFUND = "INSURANCE_REFUND";
  private static final List<EndorsementState> OPEN =
      List.of(EndorsementState.AWAITED, EndorsementState.SUBMITTED);

  private final PolicyRows rows;
  private final Endorsements endorsements;
  private final EndorsementBook book;
  private final Cases cases;
  private final RateBooks rates;
  private final Approvals approvals;
  private final Deadlines deadlines;
  private final PolicyEvents events;
  private final BusinessClock clock;

  PolicyEnding(
      PolicyRows rows,
      Endorsements endorsements,
      EndorsementBook book,
      Cases cases,
      RateBooks rates,
      Approvals approvals,
      Deadlines deadlines,
      PolicyEvents events,
      BusinessClock clock) {
    this.rows = rows;
    this.endorsements = endorsements;
    this.book = book;
    this.cases = cases;
    this.rates = rates;
    this.approvals = approvals;
    this.deadlines = deadlines;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The desk asks for the end. A refund above the caller's authority waits for somebody who grants
   * it.
   *
   * @param firstDayWithout cover
   * @throws RuleViolation if the policy is not in force, the tariff allows no cancellation, or one
   *     is under way
   */
  void cancel(String policyId, String reasonCode, LocalDate firstDayWithout) {
    cases.inTurn(get(policyId).caseId());
    PolicyRow policy = get(policyId);
    policy.requireInForce();
    if (firstDayWithout.isBefore(clock.today(Quotations.ZONE))) {
      throw new RuleViolation("policy.cancelled-in-past");
    }
    if (isUnderWay(policyId)) {
      throw new RuleViolation("policy.change-under-way", policy.number());
    }
    Money refund = refund(policy, reasonCode, firstDayWithout);
    Content content = Content.cancellation(reasonCode, firstDayWithout, refund);
    Instant now = clock.instant();
    if (approvals.mayGrant(REFUND, policy.storeCode(), refund)) {
      granted(policy, content, now);
    } else {
      Endorsement asked = book.write(policy, content, EndorsementState.AWAITED, now);
      approvals.request(REFUND, asked.id(), policy.storeCode(), refund);
    }
  }

  /**
   * Cancels a policy that has not begun because its car is not ours to insure any more: granted by
   * rule, whoever was asked before. The whole compulsory premium comes back; of a commercial one
   * the fee of the tariff is kept.
   *
   * @return whether it ends
   */
  boolean cancelUnbegun(PolicyRow policy, String reasonCode, Instant at) {
    LocalDate today = LocalDate.ofInstant(at, Quotations.ZONE);
    if (!policy.state().canBecome(PolicyState.CANCELLED) || !today.isBefore(policy.startDate())) {
      return false;
    }
    List<Endorsement> open = underWay(policy.id());
    if (open.stream().anyMatch(made -> made.state() == EndorsementState.SUBMITTED)) {
      return true;
    }
    open.forEach(this::overtake);
    Money refund =
        switch (policy.kind()) {
          case COMPULSORY -> policy.money();
          case COMMERCIAL -> refund(policy, null, policy.startDate());
        };
    granted(policy, Content.cancellation(reasonCode, policy.startDate(), refund), at);
    return true;
  }

  @EventListener
  void on(ApprovalSettled settled) {
    if (!settled.subjectKind().equals(REFUND)) {
      return;
    }
    Endorsement made = endorsements.findById(settled.subjectId()).orElseThrow();
    if (made.state() != EndorsementState.AWAITED) {
      return;
    }
    PolicyRow policy = get(made.policyId());
    if (!settled.approved()) {
      endorsements.save(made.become(EndorsementState.REFUSED));
    } else if (policy.state().isInForce()) {
      carryOut(
          policy,
          endorsements.save(made.become(EndorsementState.granted(book.isInsurerTold(policy)))),
          settled.at());
    } else {
      endorsements.save(made.become(EndorsementState.OVERTAKEN));
    }
  }

  /** What an insurer said to a cancellation. */
  @EventListener
  void on(InsurerAnswered answered) {
    if (answered.kind() == InsurerRequest.Kind.CANCEL) {
      endorsements
          .findById(answered.about())
          .filter(made -> made.state() == EndorsementState.SUBMITTED)
          .ifPresent(made -> settle(made, answered.answer()));
    }
  }

  /** Whether a cancellation waits for somebody. */
  @Transactional(readOnly = true)
  boolean isUnderWay(String policyId) {
    return !underWay(policyId).isEmpty();
  }

  private List<Endorsement> underWay(String policyId) {
    return endorsements.findByPolicyIdAndStateIn(policyId, OPEN);
  }

  private void overtake(Endorsement asked) {
    endorsements.save(asked.become(EndorsementState.OVERTAKEN));
    approvals.withdraw(REFUND, asked.id());
  }

  private void granted(PolicyRow policy, Content content, Instant at) {
    EndorsementState entry = EndorsementState.granted(book.isInsurerTold(policy));
    carryOut(policy, book.write(policy, content, entry, at), at);
  }

  private void carryOut(PolicyRow policy, Endorsement granted, Instant at) {
    if (granted.state() == EndorsementState.SUBMITTED) {
      book.tell(
          policy,
          granted,
          InsurerRequest.Kind.CANCEL,
          Objects.requireNonNull(granted.reasonCode()));
    } else {
      end(policy, granted, at);
    }
  }

  private void settle(Endorsement made, InsurerAnswer answer) {
    PolicyRow policy = get(made.policyId());
    switch (answer) {
      case InsurerAnswer.Accepted _ -> {
        if (policy.state().canBecome(PolicyState.CANCELLED)) {
          end(policy, endorsements.save(made.become(EndorsementState.DONE)), clock.instant());
        } else {
          endorsements.save(made.become(EndorsementState.OVERTAKEN));
        }
      }
      case InsurerAnswer.Rejected _ -> {
        endorsements.save(made.become(EndorsementState.REJECTED));
        events.taskRaised(
            rows.save(policy), PolicyTask.CHANGE_REFUSED, made.number(), clock.instant());
      }
      case InsurerAnswer.Unknown _ -> {}
    }
  }

  private void end(PolicyRow policy, Endorsement done, Instant at) {
    deadlines.cancel(EXPIRES, policy.id());
    events.cancelled(
        rows.save(policy.cancelled()),
        Objects.requireNonNull(done.reasonCode()),
        done.refundMoney(),
        at);
  }

  /** What comes back by the rules of the tariff. */
  private Money refund(PolicyRow policy, @Nullable String reason, LocalDate firstDayWithout) {
    return switch (calculate(policy, reason, firstDayWithout)) {
      case Refund refund -> new Money(refund.refund(), policy.currency());
      case Rejection(ErrorCode code) -> throw new RuleViolation(problem(code));
      case Quote _, Commission _ -> throw new IllegalStateException("not a refund");
    };
  }

  private Calculation calculate(
      PolicyRow policy, @Nullable String reason, LocalDate firstDayWithout) {
    return PremiumEngine.refund(
        new RefundRequest(
            switch (policy.kind()) {
              case COMPULSORY -> PolicyType.COMPULSORY;
              case COMMERCIAL -> PolicyType.COMMERCIAL;
            },
            reason,
            policy.premium(),
            policy.startDate(),
            policy.endDate(),
            firstDayWithout),
        rates.current().book());
  }

  private PolicyRow get(String policyId) {
    return rows.findById(policyId).orElseThrow();
  }

  private static String problem(ErrorCode code) {
    return "premium." + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
