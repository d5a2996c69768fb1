package io.forecourt.crm.kpi;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A counted key figure.
 *
 * @param sources features that counted it
 * @param asOf the moment up to which the facts are known
 * @param total of all groups, measure by measure
 */
public record KpiFigure(
    String id,
    String nameEn,
    String nameZh,
    String formula,
    @Nullable String target,
    String ownerRole,
    List<String> sources,
    List<String> inputs,
    Instant asOf,
    List<Value> total,
    List<Value> groups) {

  /** Why there is no value. */
  public enum NoValue {
    /** Nothing happened that it could be a share or mean of. */
    NO_CASES,
    /** No part of the service counts it. */
    NOT_COUNTED
  }

  /**
   * One number.
   *
   * @param group store, person, source, …; null where nobody and nothing is named, and in totals
   * @param denominator null for a plain sum
   * @param value null for the stated reason
   */
  @Schema(name = "KpiValue")
  public record Value(
      String measure,
      @Nullable String group,
      BigDecimal numerator,
      @Nullable BigDecimal denominator,
      @Nullable BigDecimal value,
      String unit,
      @Nullable NoValue reason) {}
}
