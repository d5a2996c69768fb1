package io.forecourt.crm.aftersales;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What after-sales wants to reach in a month.
 *
 * @param planMonth as {@code 2026-12}
 * @param targets wanted value by code of the figure, as JSON
 * @param revision how often it was drawn up; the former ones stand in the audit record
 */
@Table("after_sales_plan")
record Plan(
    @Id String id,
    String storeCode,
    String planMonth,
    String targets,
    int revision,
    String drawnBy,
    Instant drawnAt,
    @Version @Nullable Long version) {

  Plan revised(String newTargets, String by, Instant at) {
    return new Plan(id, storeCode, planMonth, newTargets, revision + 1, by, at, version);
  }
}
