package io.forecourt.sales.outlet;

import io.forecourt.platform.rule.RuleViolation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A partner of a store. It is evaluated before anything is agreed, and by somebody else than who
 * signs.
 *
 * @param ownerId who leads the partner
 * @param code by which the store calls it; of a distribution centre the code of its territory
 * @param type by the store's policy
 * @param centreId the distribution centre that supplies it
 * @param evaluation the last one
 * @param contract the last one
 * @param forecastAt when it last said what it will sell
 * @param drop why nothing came of it
 */
@Table("outlet")
record Outlet(
    @Id String id,
    String storeCode,
    String ownerId,
    String code,
    String type,
    @Embedded.Empty Company company,
    @Nullable String centreId,
    @Embedded.Nullable @Nullable Contact contact,
    OutletState state,
    @Embedded.Nullable @Nullable Assessment evaluation,
    @Embedded.Nullable @Nullable Contract contract,
    @Nullable Instant forecastAt,
    Instant enteredAt,
    @Embedded.Nullable @Nullable Drop drop,
    @Version @Nullable Long version) {

  /**
   * What everybody may know of a company.
   *
   * @param phone its landline
   */
  record Company(
      String name,
      @Nullable String creditCode,
      String territory,
      @Nullable String phone,
      @Nullable String address) {}

  /** Whom to call there, sealed under a key of that person alone. */
  record Contact(String contactId, String contactNameSealed, @Nullable String contactPhoneSealed) {}

  /**
   * @param required score that a contract needs, as the policy said on that day
   */
  record Assessment(
      String evaluationId,
      BigDecimal score,
      BigDecimal requiredScore,
      String evaluatedBy,
      Instant evaluatedAt) {

    boolean isGoodEnough() {
      return score.compareTo(requiredScore) >= 0;
    }
  }

  /**
   * @param validUntil its last day; null without an end
   */
  record Contract(
      String contractId,
      String contractNumber,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      String signedBy,
      Instant signedAt) {}

  /** Why a partner with which nothing was agreed is given up. */
  record Drop(String dropReason, String droppedBy, Instant droppedAt) {}

  /**
   * @throws RuleViolation if its contract has ended, or it was dropped
   */
  Outlet evaluated(Assessment next) {
    OutletState after = state == OutletState.SIGNED ? state : OutletState.EVALUATED;
    return with(after, next, contract);
  }

  /**
   * @throws RuleViolation if it was not evaluated, or not since the last contract, or is not good
   *     enough, or the signer evaluated it
   */
  Outlet signed(Contract next) {
    Outlet signed = with(OutletState.SIGNED, evaluation, next);
    Assessment last = Objects.requireNonNull(evaluation);
    if (!last.isGoodEnough()) {
      throw new RuleViolation("outlet.not-good-enough", last.score(), last.requiredScore());
    }
    if (!isEvaluatedAnew()) {
      throw new RuleViolation("outlet.evaluation-used", code);
    }
    if (last.evaluatedBy().equals(next.signedBy())) {
      throw new RuleViolation("outlet.evaluator-may-not-sign");
    }
    return signed;
  }

  boolean canBeSignedBy(String person) {
    return state.canBecome(OutletState.SIGNED)
        && evaluation != null
        && evaluation.isGoodEnough()
        && isEvaluatedAnew()
        && !evaluation.evaluatedBy().equals(person);
  }

  private boolean isEvaluatedAnew() {
    return contract == null
        || (evaluation != null && evaluation.evaluatedAt().isAfter(contract.signedAt()));
  }

  /**
   * @throws RuleViolation if no contract is in force
   */
  Outlet ended() {
    return with(OutletState.ENDED, evaluation, contract);
  }

  /**
   * @throws RuleViolation if a contract was ever signed with it
   */
  Outlet dropped(Drop why) {
    Outlet dropped = with(OutletState.DROPPED, evaluation, contract);
    return dropped.copy(
        company, centreId, contact, dropped.state(), evaluation, contract, forecastAt, why);
  }

  /**
   * @throws RuleViolation if no contract is in force
   */
  Outlet forecasting(Instant at) {
    if (state != OutletState.SIGNED) {
      throw RuleViolation.wrongState("outlet.wrong-state", state, state.next());
    }
    return copy(company, centreId, contact, state, evaluation, contract, at, drop);
  }

  Outlet changed(Company news, @Nullable String centre) {
    return copy(news, centre, contact, state, evaluation, contract, forecastAt, drop);
  }

  Outlet reachedBy(Contact other) {
    return copy(company, centreId, other, state, evaluation, contract, forecastAt, drop);
  }

  private Outlet with(
      OutletState next, @Nullable Assessment assessment, @Nullable Contract agreed) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("outlet.wrong-state", state, state.next());
    }
    return copy(company, centreId, contact, next, assessment, agreed, forecastAt, drop);
  }

  /** All that may change of a partner; the rest stays. */
  private Outlet copy(
      Company firm,
      @Nullable String centre,
      @Nullable Contact person,
      OutletState standing,
      @Nullable Assessment assessment,
      @Nullable Contract agreed,
      @Nullable Instant lastForecast,
      @Nullable Drop why) {
    return new Outlet(
        id,
        storeCode,
        ownerId,
        code,
        type,
        firm,
        centre,
        person,
        standing,
        assessment,
        agreed,
        lastForecast,
        enteredAt,
        why,
        version);
  }
}
