package io.forecourt.crm.plan;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** What is at risk: the maker's guide price of the car times a chance. */
@Component
public class PlanValue {
  private static final String POLICY = "morning-plan";

  private final ScopedQueries queries;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;

  PlanValue(
      ScopedQueries queries, Policies policies, StoreCalendars calendars, BusinessClock clock) {
    this.queries = queries;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
  }

  @Bean
  static Policy<PlanPolicy> planPolicy() {
    return new Policy<>(POLICY, PlanPolicy.class);
  }

  public Money of(@Nullable String modelCode, BigDecimal chance, String store) {
    return price(modelCode, store).times(chance);
  }

  /** For what is no open sale, by the weight of its kind. */
  public Money ofKind(@Nullable String modelCode, String kind, String store) {
    return price(modelCode, store).times(inForce(store).weight(kind));
  }

  int most(String store) {
    return inForce(store).most();
  }

  private Money price(@Nullable String modelCode, String store) {
    if (modelCode == null) {
      return inForce(store).priceWhenUnknown();
    }
    return queries
        .unscoped(
            "the maker's prices are the same for everybody",
            "SELECT amount, currency FROM model_price WHERE model_code = :model")
        .param("model", modelCode)
        .query((row, _) -> new Money(row.getBigDecimal("amount"), row.getString("currency")))
        .optional()
        .orElseGet(() -> inForce(store).priceWhenUnknown());
  }

  private PlanPolicy inForce(String store) {
    return policies.inForce(POLICY, PlanPolicy.class, store, clock.today(calendars.zone(store)));
  }
}
