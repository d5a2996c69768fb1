package io.forecourt.sales.budget;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.approval.ApprovalSettled;
import io.forecourt.platform.approval.Approvals;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Money;
import io.forecourt.sales.period.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Takes proposals for budgets and has them decided. */
@Service
class BudgetDesk {
  static final String READ = "sales.budget.read";
  static final String PROPOSE = "sales.budget.propose";

  /** As in {@code policy/approval.json}. */
  private static final String APPROVAL = "BUDGET";

  private static final TypeReference<List<BudgetLine>> LINES = new TypeReference<>() {};

  record Proposal(String kind, String title, Period period, List<BudgetLine> lines) {
    Proposal {
      lines = List.copyOf(lines);
    }

    Money amount() {
      return lines.stream().map(BudgetLine::amount).reduce(Money.zero(), Money::plus);
    }

    @Nullable Integer units() {
      return lines.stream()
          .map(BudgetLine::units)
          .filter(Objects::nonNull)
          .reduce(Integer::sum)
          .orElse(null);
    }
  }

  private final Budgets budgets;
  private final Approvals approvals;
  private final Policies policies;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final JsonMapper json;

  BudgetDesk(
      Budgets budgets,
      Approvals approvals,
      Policies policies,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      JsonMapper json) {
    this.budgets = budgets;
    this.approvals = approvals;
    this.policies = policies;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.json = json;
  }

  @Bean
  static Policy<BudgetPolicy> budgetPolicy() {
    return new Policy<>(BudgetPolicy.NAME, BudgetPolicy.class);
  }

  /**
   * Proposes a budget and asks for its approval.
   *
   * @throws InvalidInput if the store has no such kind, the period is over, or units are missing or
   *     not wanted
   * @throws RuleViolation if somebody else proposes this kind
   */
  @Transactional
  Budget propose(Proposal proposal) {
    Caller me = access.caller();
    LocalDate today = clock.today(calendars.zone(me.store()));
    check(proposal, me, today);
    Budget proposed =
        budgets.save(
            Budget.propose(
                numbers.next("BG", me.store(), today),
                me.store(),
                me.personId(),
                proposal.kind(),
                proposal.title().strip(),
                proposal.period(),
                proposal.amount(),
                proposal.units(),
                json.writeValueAsString(proposal.lines()),
                clock.instant()));
    approvals.request(APPROVAL, proposed.id(), proposed.storeCode(), proposed.money());
    return proposed;
  }

  private void check(Proposal proposal, Caller me, LocalDate today) {
    BudgetPolicy.Kind kind =
        policies
            .inForce(BudgetPolicy.NAME, BudgetPolicy.class, me.store(), today)
            .kind(proposal.kind());
    if (Collections.disjoint(kind.proposers(), me.roles())) {
      throw new RuleViolation(
          "budget.not-yours",
          kind.code(),
          String.join(", ", kind.proposers().stream().sorted().toList()));
    }
    if (proposal.period().last().isBefore(today)) {
      throw new InvalidInput("/period", "budget.period-over");
    }
    for (int line = 0; line < proposal.lines().size(); line++) {
      if (kind.counted() != (proposal.lines().get(line).units() != null)) {
        throw new InvalidInput(
            "/lines/" + line + "/units",
            kind.counted() ? "field.required" : "field.must-be-absent");
      }
    }
  }

  @EventListener
  @Transactional
  public void on(ApprovalSettled settled) {
    if (!settled.subjectKind().equals(APPROVAL)) {
      return;
    }
    Budget decided =
        budgets.save(
            get(settled.subjectId())
                .decided(BudgetState.of(settled.decision()), settled.decidedBy(), settled.at()));
    if (settled.approved()) {
      outbox.append(BudgetEvents.approved(decided, endOf(decided), settled.at()));
    }
  }

  private Instant endOf(Budget budget) {
    return budget
        .lastDay()
        .plusDays(1)
        .atStartOfDay(calendars.zone(budget.storeCode()))
        .toInstant();
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Budget require(String action, String id) {
    Budget budget = get(id);
    access.requireInScope(action, "budget", id, budget.storeCode(), budget.ownerId());
    return budget;
  }

  List<BudgetLine> lines(Budget budget) {
    return json.readValue(budget.linesShown(), LINES);
  }

  private Budget get(String id) {
    return budgets.findById(id).orElseThrow(() -> new NotFound("budget", id));
  }
}
