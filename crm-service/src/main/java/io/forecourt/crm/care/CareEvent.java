package io.forecourt.crm.care;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An event for customers, from its plan to its attendance list.
 *
 * @param club whether it is the club's
 * @param team ids of those who hold it, the owner among them
 */
@Table("care_event")
record CareEvent(
    @Id String id,
    String number,
    String storeCode,
    String ownerId,
    String kind,
    boolean club,
    String theme,
    String plan,
    LocalDate plannedOn,
    BigDecimal budgetAmount,
    String budgetCurrency,
    @Nullable BigDecimal costAmount,
    @Nullable String costCurrency,
    String team,
    State state,
    @Nullable Instant heldAt,
    @Version @Nullable Long version) {

  private static final String BETWEEN = ",";

  enum State {
    PLANNED,
    HELD,
    CANCELLED;

    Set<State> successors() {
      return switch (this) {
        case PLANNED -> EnumSet.of(HELD, CANCELLED);
        case HELD, CANCELLED -> EnumSet.noneOf(State.class);
      };
    }
  }

  static String team(String owner, Collection<String> others) {
    Set<String> all = new LinkedHashSet<>();
    all.add(owner);
    all.addAll(others);
    return String.join(BETWEEN, all);
  }

  List<String> teamIds() {
    return List.of(team.split(BETWEEN));
  }

  Money budget() {
    return new Money(budgetAmount, budgetCurrency);
  }

  @Nullable Money cost() {
    return costAmount == null || costCurrency == null ? null : new Money(costAmount, costCurrency);
  }

  /**
   * Guests are there.
   *
   * @throws RuleViolation before its day, or when it is over
   */
  void requireOn(LocalDate today) {
    requireCanBecome(State.HELD);
    if (today.isBefore(plannedOn)) {
      throw new RuleViolation("care-event.not-yet", plannedOn);
    }
  }

  /**
   * It took place.
   *
   * @throws RuleViolation if nobody came, or it cost more than its budget
   */
  CareEvent held(int heads, Money cost, LocalDate today, Instant at) {
    requireOn(today);
    if (heads == 0) {
      throw new RuleViolation("care-event.nobody-came");
    }
    if (cost.compareTo(budget()) > 0) {
      throw new RuleViolation("care-event.over-budget", budget().amount());
    }
    return with(State.HELD, cost, at);
  }

  CareEvent cancelled() {
    requireCanBecome(State.CANCELLED);
    return with(State.CANCELLED, cost(), null);
  }

  private void requireCanBecome(State next) {
    if (!state.successors().contains(next)) {
      throw RuleViolation.wrongState("care-event.wrong-state", state, state.successors());
    }
  }

  private CareEvent with(State next, @Nullable Money cost, @Nullable Instant at) {
    return new CareEvent(
        id,
        number,
        storeCode,
        ownerId,
        kind,
        club,
        theme,
        plan,
        plannedOn,
        budgetAmount,
        budgetCurrency,
        cost == null ? null : cost.amount(),
        cost == null ? null : cost.currency(),
        team,
        next,
        at,
        version);
  }
}
