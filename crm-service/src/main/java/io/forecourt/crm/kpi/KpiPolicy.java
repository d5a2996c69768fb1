package io.forecourt.crm.kpi;

import io.forecourt.platform.rule.InvalidInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key figures of crm, as data.
 *
 * @param longestDays so many days a figure is counted over at most
 */
record KpiPolicy(int longestDays, List<Definition> definitions) {

  /** How a value is made of numerator and denominator. */
  enum Form {
    /** The numerator as it is; there is no denominator. */
    SUM,
    /** In percent. */
    SHARE,
    MEAN
  }

  /**
   * One number of a figure.
   *
   * @param scale decimals that are shown
   */
  record Measure(String name, Form form, String unit, int scale) {

    /** The value, or empty when a share or mean has no case. */
    Optional<BigDecimal> value(BigDecimal numerator, BigDecimal denominator) {
      if (form == Form.SUM) {
        return Optional.of(numerator.setScale(scale, RoundingMode.HALF_UP));
      }
      if (denominator.signum() == 0) {
        return Optional.empty();
      }
      BigDecimal shown =
          form == Form.SHARE ? numerator.multiply(BigDecimal.valueOf(100)) : numerator;
      return Optional.of(shown.divide(denominator, scale, RoundingMode.HALF_UP));
    }
  }

  /**
   * @param ownerRole who answers for it
   * @param inputs the facts that it is counted from
   * @param by groupings beside the store
   */
  record Definition(
      String id,
      String nameEn,
      String nameZh,
      String formula,
      @Nullable String target,
      String ownerRole,
      List<String> inputs,
      List<Measure> measures,
      Set<KpiGrouping> by) {

    boolean isTold(KpiGrouping grouping) {
      return grouping == KpiGrouping.STORE || by.contains(grouping);
    }
  }

  /**
   * The wanted figures that can be told apart in this way.
   *
   * @param ids empty means all
   * @throws InvalidInput if one that was asked for is unknown, or is not told apart so
   */
  List<Definition> select(Set<String> ids, KpiGrouping by) {
    List<Definition> wanted =
        definitions.stream().filter(each -> ids.isEmpty() || ids.contains(each.id())).toList();
    if (!ids.isEmpty() && wanted.size() < ids.size()) {
      throw new InvalidInput("?code", "kpi.unknown");
    }
    List<Definition> told = wanted.stream().filter(each -> each.isTold(by)).toList();
    if (!ids.isEmpty() && told.size() < wanted.size()) {
      throw new InvalidInput("?by", "kpi.not-told-apart-so");
    }
    return told;
  }
}
