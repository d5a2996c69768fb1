package io.forecourt.crm.plan;

import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What things on the plan are worth.
 *
 * @param priceWhenUnknown stands for the guide price where no model is known
 * @param weights share of the guide price that is at risk, by kind of thing, where no sale is open
 * @param otherwise the share for kinds that are not named
 * @param most so many things stand on a plan at most
 */
record PlanPolicy(
    Money priceWhenUnknown, Map<String, BigDecimal> weights, BigDecimal otherwise, int most) {

  BigDecimal weight(String kind) {
    return weights.getOrDefault(kind, otherwise);
  }
}
