package io.forecourt.insurance.policy;

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
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends policies before their last day. */
@Service
@Transactional
class PolicyEnding {

  static final String EXPIRES = "policy.expires";

  private final PolicyRows rows;
  private final RateBooks books;
  private final Deadlines deadlines;
  private final PolicyEvents events;

  PolicyEnding(PolicyRows rows, RateBooks books, Deadlines deadlines, PolicyEvents events) {
    this.rows = rows;
    this.books = books;
    this.deadlines = deadlines;
    this.events = events;
  }

  /**
   * What comes back by the rules of the tariff.
   *
   * @param firstDayWithout cover
   * @throws RuleViolation if the policy cannot be cancelled for this reason, or has ended by then
   */
  Money refund(PolicyRow policy, @Nullable String reason, LocalDate firstDayWithout) {
    return switch (calculate(policy, reason, firstDayWithout)) {
      case Refund refund -> new Money(refund.refund(), policy.currency());
      case Rejection(ErrorCode code) -> throw new RuleViolation(problem(code));
      case Quote _, Commission _ -> throw new IllegalStateException("not a refund");
    };
  }

  void cancel(PolicyRow policy, String reasonCode, Money refund, Instant at) {
    deadlines.cancel(EXPIRES, policy.id());
    events.cancelled(rows.save(policy.cancelled()), reasonCode, refund, at);
  }

  /**
   * Cancels a policy that has not begun because its car is not ours to insure any more. The whole
   * compulsory premium comes back; of a commercial one the fee of the tariff is kept.
   *
   * @return whether it was cancelled
   */
  boolean cancelUnbegun(PolicyRow policy, String reasonCode, Instant at) {
    LocalDate today = LocalDate.ofInstant(at, Quotations.ZONE);
    if (!policy.state().canBecome(PolicyState.CANCELLED) || !today.isBefore(policy.startDate())) {
      return false;
    }
    Money refund =
        switch (policy.kind()) {
          case COMPULSORY -> policy.money();
          case COMMERCIAL -> refund(policy, null, policy.startDate());
        };
    cancel(policy, reasonCode, refund, at);
    return true;
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
        books.current().book());
  }

  private static String problem(ErrorCode code) {
    return "premium." + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
