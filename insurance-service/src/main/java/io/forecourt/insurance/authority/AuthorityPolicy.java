package io.forecourt.insurance.authority;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The levels of authority and their limits: {@code policy/authority.json}. */
record AuthorityPolicy(List<Level> levels) {

  static final String NAME = "authority";

  AuthorityPolicy {
    levels = List.copyOf(levels);
    if (levels.size() < 2 || !levels.getLast().limits().isNone()) {
      throw new IllegalArgumentException("the last of at least two levels has no limit");
    }
    if (levels.stream().skip(1).anyMatch(level -> level.approval() == null)) {
      throw new IllegalArgumentException("a level above the desk names its approval");
    }
  }

  /**
   * @param roles who holds it
   * @param approval kind of the question that is asked of this level; null for the desk itself
   */
  record Level(String code, Set<String> roles, @Nullable String approval, Limits limits) {
    Level {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * What a level may let go; what is left out is unlimited. Both ends are allowed.
   *
   * @param discount greatest share by which the factors may lie below one
   */
  record Limits(
      @Nullable BigDecimal autonomousFactorFrom,
      @Nullable BigDecimal autonomousFactorTo,
      @Nullable BigDecimal commercialTotal,
      @Nullable BigDecimal sumInsured,
      @Nullable Set<String> useClasses,
      @Nullable Integer vehicleMonths,
      @Nullable BigDecimal discount,
      @Nullable Boolean specialVehicles) {

    boolean isNone() {
      return autonomousFactorFrom == null
          && autonomousFactorTo == null
          && commercialTotal == null
          && sumInsured == null
          && useClasses == null
          && vehicleMonths == null
          && discount == null
          && specialVehicles == null;
    }

    Set<Measure> exceededBy(Risk risk) {
      Set<Measure> exceeded = EnumSet.noneOf(Measure.class);
      BigDecimal factor = risk.autonomousFactor();
      add(exceeded, Measure.AUTONOMOUS_FACTOR, above(factor, autonomousFactorTo));
      add(exceeded, Measure.AUTONOMOUS_FACTOR, above(autonomousFactorFrom, factor));
      add(exceeded, Measure.COMMERCIAL_TOTAL, above(risk.commercialTotal(), commercialTotal));
      add(exceeded, Measure.SUM_INSURED, above(risk.sumInsured(), sumInsured));
      add(exceeded, Measure.USE_CLASS, useClasses != null && !useClasses.contains(risk.useClass()));
      add(exceeded, Measure.VEHICLE_AGE, above(risk.vehicleMonths(), vehicleMonths));
      add(exceeded, Measure.DISCOUNT, above(risk.discount(), discount));
      add(
          exceeded,
          Measure.SPECIAL_VEHICLE,
          Boolean.FALSE.equals(specialVehicles) && risk.isSpecialVehicle());
      return exceeded;
    }

    private static void add(Set<Measure> exceeded, Measure measure, boolean isExceeded) {
      if (isExceeded) {
        exceeded.add(measure);
      }
    }

    private static <T extends Comparable<T>> boolean above(@Nullable T value, @Nullable T limit) {
      return value != null && limit != null && value.compareTo(limit) > 0;
    }
  }

  /**
   * How a quotation stands to the desk's own authority.
   *
   * @param level index of the first level whose limits hold
   * @param exceeded the limits of the desk that do not hold
   */
  record Standing(int level, Set<Measure> exceeded) {}

  Standing standing(Risk risk) {
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).limits().exceededBy(risk).isEmpty()) {
        return new Standing(i, levels.getFirst().limits().exceededBy(risk));
      }
    }
    throw new IllegalStateException("the last level has no limit");
  }

  /** Whether one of the roles holds this level or one above it. */
  boolean holds(Set<String> roles, int level) {
    return levels.stream().skip(level).anyMatch(each -> !Collections.disjoint(each.roles(), roles));
  }
}
