package io.forecourt.insurance.premium;

import io.forecourt.insurance.premium.QuoteRequest.ClaimHistory;
import io.forecourt.insurance.premium.RateData.Ncd;
import java.time.LocalDate;

/** The no-claim grade of commercial cover and why it is that one. */
record NcdGrade(int level, NcdReason reason) {

  static boolean isInconsistent(ClaimHistory history, Ncd rules) {
    return !startsAnew(history)
        && (history.claimFreeYears() > history.consecutiveInsuredYears()
            || (history.claimFreeYears() >= rules.windowYears() && history.claimsLast3Years() > 0));
  }

  /** The first rule that fits. */
  static NcdGrade of(ClaimHistory history, Term term, Ncd rules) {
    if (history.newVehicle()) {
      return new NcdGrade(0, NcdReason.NEW_VEHICLE);
    }
    if (history.ownershipTransferred()) {
      return new NcdGrade(0, NcdReason.OWNERSHIP_TRANSFERRED);
    }
    if (!history.priorPolicyFound()) {
      return new NcdGrade(0, NcdReason.NO_PRIOR_POLICY);
    }
    int level = level(history, rules);
    if (history.previousEndDate() != null) {
      LocalDate joined = history.previousEndDate().plusDays(1);
      if (term.start().isAfter(joined.plusMonths(rules.lapseResetAfterMonths()))) {
        return new NcdGrade(0, NcdReason.LAPSE_RESET);
      }
      if (level < 0 && term.start().isAfter(joined.plusMonths(rules.lapseUpOnlyAfterMonths()))) {
        return new NcdGrade(0, NcdReason.LAPSE_UP_ONLY);
      }
    }
    if (level < 0 && (term.isShort() || history.previousWasShortTerm())) {
      return new NcdGrade(0, NcdReason.SHORT_TERM_NO_DISCOUNT);
    }
    return new NcdGrade(level, NcdReason.HISTORY);
  }

  private static boolean startsAnew(ClaimHistory history) {
    return history.newVehicle() || history.ownershipTransferred() || !history.priorPolicyFound();
  }

  /** Each insured year of the window lowers by one, each paid claim in it raises by one. */
  private static int level(ClaimHistory history, Ncd rules) {
    if (history.claimFreeYears() >= rules.deepDiscountClaimFreeYears()) {
      return -rules.deepDiscountClaimFreeYears();
    }
    int years = Math.min(history.consecutiveInsuredYears(), rules.windowYears());
    return Math.min(history.claimsLast3Years() - years, rules.maxLevel());
  }
}
