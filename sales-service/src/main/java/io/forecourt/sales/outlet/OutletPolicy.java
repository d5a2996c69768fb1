package io.forecourt.sales.outlet;

import io.forecourt.platform.rule.InvalidInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which partners a store has, and what it asks of them.
 *
 * @param endReasons why people end a contract
 * @param dropReasons why people give up a partner with which nothing was agreed
 * @param forecastMonthsAhead how many months ahead a partner may say what it will sell
 * @param intelligenceDays how old a report of the market may be that a forecast uses
 */
record OutletPolicy(
    List<PartnerType> types,
    Set<String> endReasons,
    Set<String> dropReasons,
    int forecastMonthsAhead,
    int intelligenceDays) {

  /**
   * @param centre whether it works a territory of its own and supplies others in it
   * @param forecasts whether it says every month what it will sell
   * @param leastInForce how many the store wants
   * @param mostInForce null for any number
   * @param requiredScore without which nothing is agreed
   */
  record PartnerType(
      String code,
      String en,
      String zh,
      boolean centre,
      boolean forecasts,
      int leastInForce,
      @Nullable Integer mostInForce,
      BigDecimal requiredScore,
      List<Criterion> criteria) {

    /**
     * The weighted mean of the points, with one decimal.
     *
     * @throws InvalidInput if a criterion is missing or unknown
     */
    BigDecimal score(Map<String, Integer> points) {
      if (!points.keySet().equals(codes())) {
        throw new InvalidInput("/points", "outlet.points");
      }
      int sum =
          criteria.stream()
              .mapToInt(one -> one.weight() * points.getOrDefault(one.code(), 0))
              .sum();
      int weights = criteria.stream().mapToInt(Criterion::weight).sum();
      return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(weights), 1, RoundingMode.HALF_UP);
    }

    boolean allows(int inForce) {
      return mostInForce == null || inForce <= mostInForce;
    }

    /** Whether there are as many as the store wants, and not more than it allows. */
    boolean isReachedBy(int inForce) {
      return inForce >= leastInForce && allows(inForce);
    }

    private Set<String> codes() {
      return criteria.stream().map(Criterion::code).collect(Collectors.toSet());
    }
  }

  /** Something that a partner is judged by. */
  record Criterion(String code, int weight, String en, String zh) {
    Criterion {
      if (weight < 1) {
        throw new IllegalArgumentException(code + " weighs nothing");
      }
    }
  }

  /**
   * @throws InvalidInput if the store has no such partners
   */
  PartnerType type(String code) {
    return types.stream()
        .filter(type -> type.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("/type", "outlet.unknown-type"));
  }
}
