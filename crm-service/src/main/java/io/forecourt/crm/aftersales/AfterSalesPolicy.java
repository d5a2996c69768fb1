package io.forecourt.crm.aftersales;

import io.forecourt.platform.rule.InvalidInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a store counts and inspects in after-sales.
 *
 * @param profit code of the figure that a report is judged by
 */
record AfterSalesPolicy(List<Figure> figures, String profit, List<Checklist> checklists) {

  AfterSalesPolicy {
    if (figures.stream().noneMatch(figure -> figure.code().equals(profit))) {
      throw new IllegalArgumentException("there is no figure " + profit);
    }
  }

  /** How the figures of days make that of a month. */
  enum Adds {
    /** They are added up. */
    UP,
    /** Each says how things stand; the last one counts. */
    NOT
  }

  /**
   * Something that is counted.
   *
   * @param reports reports that must have it; others may
   */
  record Figure(String code, String unit, Adds adds, Set<ReportPeriod> reports) {}

  /**
   * What an audit looks at.
   *
   * @param required score that meets the requirement
   * @param findingBelow an item with fewer points needs a finding
   */
  record Checklist(String topic, BigDecimal required, int findingBelow, List<Item> items) {

    /**
     * The weighted mean of the points, with one decimal.
     *
     * @throws InvalidInput if an item is missing or unknown
     */
    BigDecimal score(Map<String, Integer> points) {
      if (!points.keySet().equals(codes())) {
        throw new InvalidInput("/marks", "after-sales.marks");
      }
      int sum =
          items.stream()
              .mapToInt(item -> item.weight() * points.getOrDefault(item.code(), 0))
              .sum();
      int weights = items.stream().mapToInt(Item::weight).sum();
      return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(weights), 1, RoundingMode.HALF_UP);
    }

    Set<String> codes() {
      return Set.copyOf(items.stream().map(Item::code).toList());
    }
  }

  /** Something that is looked at, with its question. */
  record Item(String code, int weight, String en, String zh) {
    Item {
      if (weight < 1) {
        throw new IllegalArgumentException(code + " weighs nothing");
      }
    }
  }

  /**
   * @throws InvalidInput if the store makes no such audit
   */
  Checklist checklist(String topic) {
    return checklists.stream()
        .filter(list -> list.topic().equals(topic))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("/topic", "after-sales.unknown-topic"));
  }

  /**
   * Checks the figures of a report.
   *
   * @throws InvalidInput naming each one that is unknown, and if one that must be there is missing
   */
  void check(ReportPeriod period, Map<String, BigDecimal> given) {
    requireKnown("/figures", given.keySet());
    for (Figure figure : figures) {
      if (figure.reports().contains(period) && !given.containsKey(figure.code())) {
        throw new InvalidInput("/figures", "after-sales.figure-missing");
      }
    }
  }

  /**
   * @throws InvalidInput if a code is none of the store's figures
   */
  void requireKnown(String pointer, Set<String> codes) {
    List<InvalidInput.Field> unknown = new ArrayList<>();
    for (String code : codes) {
      if (figures.stream().noneMatch(figure -> figure.code().equals(code))) {
        unknown.add(new InvalidInput.Field(pointer, "after-sales.unknown-figure"));
      }
    }
    if (!unknown.isEmpty()) {
      throw new InvalidInput(unknown);
    }
  }
}
