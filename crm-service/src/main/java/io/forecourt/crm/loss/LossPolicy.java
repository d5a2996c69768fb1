package io.forecourt.crm.loss;

import io.forecourt.crm.followup.application.Term;
import io.forecourt.platform.rule.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * When a lead may be given up, and what happens to the lost.
 *
 * @param contacts how many contacts that count a lead needs before, by grade
 * @param contactsOtherwise the same for grades that are not named
 * @param checkShare share of the lost whom somebody else asks whether it is true
 * @param checkTerm until when
 * @param reactivationPurpose the purpose under which a lost customer is called again
 */
record LossPolicy(
    List<Reason> reasons,
    Map<String, Integer> contacts,
    int contactsOtherwise,
    BigDecimal checkShare,
    Term checkTerm,
    String reactivationPurpose) {

  /**
   * @param subjective whether it lies with the dealer and not with the customer
   * @param toRival whether the rival and the rival's price belong to it
   * @param reactivateAfterMonths 0 for never
   */
  record Reason(String code, boolean subjective, boolean toRival, int reactivateAfterMonths) {}

  /**
   * @throws InvalidInput if the store has no such reason
   */
  Reason reason(String code) {
    return reasons.stream()
        .filter(reason -> reason.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("/reasonCode", "loss.unknown-reason"));
  }

  int contacts(String grade) {
    return contacts.getOrDefault(grade, contactsOtherwise);
  }
}
