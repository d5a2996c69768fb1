package io.forecourt.crm.customer.domain;

import io.forecourt.platform.rule.RuleViolation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;

/** What becomes of a customer who asks to be forgotten. */
public sealed interface ErasureVerdict {

  /** Nothing was sold: every personal field goes. */
  record Erase() implements ErasureVerdict {}

  /**
   * A car was sold: the file is kept, and only kept, until the statutory period has ended.
   *
   * @param until first day on which it may be erased
   */
  record Restrict(LocalDate until) implements ErasureVerdict {}

  /**
   * @param saleFileYears how long the file of a sale is kept
   * @throws RuleViolation if a contract is still running
   */
  static ErasureVerdict on(Collection<Purchase> purchases, int saleFileYears, ZoneId zone) {
    if (purchases.stream().anyMatch(purchase -> purchase.state() == Purchase.State.PLACED)) {
      throw new RuleViolation("customer.contract-running");
    }
    return purchases.stream()
        .map(Purchase::deliveredAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .<ErasureVerdict>map(
            delivered ->
                new Restrict(
                    LocalDate.ofInstant(delivered, zone).plusYears(saleFileYears).plusDays(1)))
        .orElseGet(Erase::new);
  }
}
