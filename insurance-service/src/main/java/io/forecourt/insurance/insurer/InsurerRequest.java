package io.forecourt.insurance.insurer;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an insurer. No person is named: who is insured goes along on the paper.
 *
 * @param number of ours; the insurer answers the same to the same number, however often it is asked
 * @param policyNumber our number of the policy that it is about
 * @param forUnderwriting whether the insurer's own underwriter is to look at it
 * @param change what an endorsement changes, or why a policy is cancelled
 * @param from first day of the cover, of the change, or without cover
 * @param amount the premium, or what is paid back
 */
public record InsurerRequest(
    String number,
    Kind kind,
    String insurerCode,
    String policyNumber,
    String product,
    String vin,
    boolean forUnderwriting,
    @Nullable String change,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable BigDecimal amount,
    String currency) {

  /** What can be asked. */
  public enum Kind {
    SUBMIT,
    ENDORSE,
    CANCEL
  }
}
