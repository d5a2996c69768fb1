package io.forecourt.insurance.commission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a statement with what is expected, to the cent; the first difference names the line. */
final class StatementMatch {

  /**
   * A line with its verdict.
   *
   * @param line null when only this desk has it
   * @param expected null when only the insurer has it
   * @param difference the insurer's commission less the expected one
   */
  record Verdict(
      @Nullable StatementLine line,
      @Nullable Expected expected,
      DifferenceCode code,
      BigDecimal difference) {}

  private final Map<LineKey, Expected> expected;
  private final Set<LineKey> stated;
  private final Set<LineKey> seen = new HashSet<>();

  /**
   * @param expected by key, everything that this desk sold for the insurer
   * @param stated keys of earlier statements
   */
  StatementMatch(Map<LineKey, Expected> expected, Set<LineKey> stated) {
    this.expected = expected;
    this.stated = stated;
  }

  /**
   * @param due what the statement should have: the sales of its month
   */
  List<Verdict> of(List<StatementLine> lines, List<Expected> due) {
    List<Verdict> verdicts = new ArrayList<>(lines.size());
    for (StatementLine line : lines) {
      Expected sold = soldBy(line);
      LineKey key = sold == null ? line.key() : sold.key();
      boolean again = stated.contains(key) || !seen.add(key);
      DifferenceCode code = again ? DifferenceCode.DUPLICATE : code(line, sold);
      verdicts.add(new Verdict(line, sold, code, difference(line, again ? null : sold)));
    }
    for (Expected sold : due) {
      if (!seen.contains(sold.key()) && !stated.contains(sold.key())) {
        verdicts.add(
            new Verdict(
                null, sold, DifferenceCode.ONLY_DEALER, orZero(sold.commission()).negate()));
      }
    }
    return verdicts;
  }

  /** A refund is found by its policy: the insurer numbers the endorsement. */
  private @Nullable Expected soldBy(StatementLine line) {
    Expected sold = expected.get(line.key());
    return sold == null && line.entryType().equals(LineKey.REFUND)
        ? expected.get(line.key().refund())
        : sold;
  }

  private static DifferenceCode code(StatementLine line, @Nullable Expected sold) {
    if (sold == null) {
      return DifferenceCode.ONLY_INSURER;
    }
    if (!line.paid()) {
      return DifferenceCode.NOT_PAID;
    }
    if (line.grossPremium().compareTo(sold.grossPremium()) != 0) {
      return DifferenceCode.PREMIUM_DIFF;
    }
    if (sold.rate() == null || line.rate().compareTo(sold.rate()) != 0) {
      return DifferenceCode.RATE_DIFF;
    }
    if (line.commission().compareTo(orZero(sold.commission())) != 0) {
      return DifferenceCode.COMMISSION_DIFF;
    }
    return DifferenceCode.NONE;
  }

  private static BigDecimal difference(StatementLine line, @Nullable Expected sold) {
    return sold == null ? line.commission() : line.commission().subtract(orZero(sold.commission()));
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
