package io.forecourt.sales.strategy;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import io.forecourt.sales.period.Period;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The strategy of a store, or of the group, for a period. What it says stands in its versions.
 *
 * @param ownerId who began it
 * @param covers code of the store, or {@link #GROUP}; it has one strategy a period
 * @param state of the newest version
 * @param latest number of the newest version
 * @param inForce number of the version that was approved last
 */
@Table("strategy")
record Strategy(
    @Id String id,
    String number,
    String storeCode,
    String ownerId,
    String covers,
    String periodCode,
    LocalDate firstDay,
    StrategyState state,
    int latest,
    @Nullable Integer inForce,
    Instant begunAt,
    @Version @Nullable Long version) {

  static final String GROUP = "*";

  static Strategy begin(
      String number, String store, String owner, Reach reach, Period period, Instant at) {
    return new Strategy(
        Ids.next(),
        number,
        store,
        owner,
        covers(reach, store),
        period.code(),
        period.first(),
        StrategyState.DRAFT,
        1,
        null,
        at,
        null);
  }

  static String covers(Reach reach, String store) {
    return switch (reach) {
      case STORE -> store;
      case GROUP -> GROUP;
    };
  }

  Reach reach() {
    return covers.equals(GROUP) ? Reach.GROUP : Reach.STORE;
  }

  Period period() {
    return Period.parse(periodCode);
  }

  /**
   * @throws RuleViolation if the newest version is not a draft
   */
  Strategy submitted() {
    return become(StrategyState.SUBMITTED, latest, inForce);
  }

  Strategy approved() {
    return become(StrategyState.APPROVED, latest, latest);
  }

  /** It was refused or withdrawn: the newest version is a draft again. */
  Strategy returned() {
    return become(StrategyState.DRAFT, latest, inForce);
  }

  /**
   * Begins the next version; the approved one stays in force until this one is approved.
   *
   * @throws RuleViolation if the newest version is not approved
   */
  Strategy renewed() {
    if (state != StrategyState.APPROVED) {
      throw wrongState();
    }
    return become(StrategyState.DRAFT, latest + 1, inForce);
  }

  /**
   * @throws RuleViolation if the newest version is submitted or approved
   */
  void requireDraft() {
    if (state != StrategyState.DRAFT) {
      throw wrongState();
    }
  }

  private Strategy become(StrategyState next, int newest, @Nullable Integer valid) {
    if (!state.canBecome(next)) {
      throw wrongState();
    }
    return new Strategy(
        id,
        number,
        storeCode,
        ownerId,
        covers,
        periodCode,
        firstDay,
        next,
        newest,
        valid,
        begunAt,
        version);
  }

  private RuleViolation wrongState() {
    return RuleViolation.wrongState("strategy.wrong-state", state, state.successors());
  }
}
