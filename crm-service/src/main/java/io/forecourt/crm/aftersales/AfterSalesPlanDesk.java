package io.forecourt.crm.aftersales;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Draws up what after-sales wants to reach in a month. */
@Service
class AfterSalesPlanDesk {
  static final String READ = "crm.after-sales.read";
  static final String PLAN = "crm.after-sales.plan";

  private static final String POLICY = "after-sales";
  private static final TypeReference<TreeMap<String, BigDecimal>> VALUES = new TypeReference<>() {};

  private final AfterSalesPlans plans;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final JsonMapper json;

  AfterSalesPlanDesk(
      AfterSalesPlans plans,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      JsonMapper json) {
    this.plans = plans;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.json = json;
  }

  @Bean
  static Policy<AfterSalesPolicy> afterSalesPolicy() {
    return new Policy<>(POLICY, AfterSalesPolicy.class);
  }

  /**
   * @throws RuleViolation if the month has a plan, or is over
   * @throws io.forecourt.platform.rule.InvalidInput if a target is none of the store's figures
   */
  @Transactional
  Plan draw(YearMonth month, Map<String, BigDecimal> targets) {
    String store = access.caller().store();
    LocalDate today = clock.today(calendars.zone(store));
    policy(store, today).requireKnown("/targets", targets.keySet());
    if (month.isBefore(YearMonth.from(today))) {
      throw new RuleViolation("after-sales.month-over", month);
    }
    if (of(store, month).isPresent()) {
      throw new RuleViolation("after-sales.planned", month);
    }
    return plans.save(
        new Plan(
            Ids.next(),
            store,
            month.toString(),
            json.writeValueAsString(targets),
            1,
            access.caller().personId(),
            clock.instant(),
            null));
  }

  /**
   * @throws RuleViolation if the month is over
   */
  @Transactional
  Plan revise(String id, Map<String, BigDecimal> targets) {
    Plan plan = require(PLAN, id);
    LocalDate today = clock.today(calendars.zone(plan.storeCode()));
    policy(plan.storeCode(), today).requireKnown("/targets", targets.keySet());
    if (!isRunning(plan)) {
      throw new RuleViolation("after-sales.month-over", plan.planMonth());
    }
    return plans.save(
        plan.revised(
            json.writeValueAsString(targets), access.caller().personId(), clock.instant()));
  }

  /** Whether its month is not over yet. */
  boolean isRunning(Plan plan) {
    LocalDate today = clock.today(calendars.zone(plan.storeCode()));
    return !YearMonth.parse(plan.planMonth()).isBefore(YearMonth.from(today));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Plan require(String action, String id) {
    Plan plan = plans.findById(id).orElseThrow(() -> new NotFound("after-sales-plan", id));
    access.requireInScope(action, "after-sales-plan", id, plan.storeCode(), null);
    return plan;
  }

  Optional<Plan> of(String store, YearMonth month) {
    return plans.findByStoreCodeAndPlanMonth(store, month.toString());
  }

  Map<String, BigDecimal> targets(Plan plan) {
    return values(plan.targets());
  }

  Map<String, BigDecimal> values(String written) {
    return json.readValue(written, VALUES);
  }

  String written(Map<String, BigDecimal> values) {
    return json.writeValueAsString(new TreeMap<>(values));
  }

  AfterSalesPolicy policy(String store, LocalDate date) {
    return policies.inForce(POLICY, AfterSalesPolicy.class, store, date);
  }
}
