package io.forecourt.sales.strategy;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a strategy says. A draft can be written anew; what was submitted is never changed.
 *
 * @param contentShown JSON of the {@link Content}
 * @param occasion the look at the market that brought it; null in the first version
 * @param intelligenceSummaryId the reviewed summary that it rests on
 */
@Table("strategy_version")
record StrategyVersion(
    @Id String id,
    String strategyId,
    int number,
    String contentShown,
    @Nullable String occasion,
    @Nullable String intelligenceSummaryId,
    String writtenBy,
    Instant writtenAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Version @Nullable Long version) {

  /** Goals, risks and measures. */
  record Content(List<Goal> goals, List<Risk> risks, List<Measure> measures) {
    Content {
      goals = List.copyOf(goals);
      risks = List.copyOf(risks);
      measures = List.copyOf(measures);
    }
  }

  /**
   * @param target by which it is measured
   */
  record Goal(String what, String target) {}

  /**
   * @param answer what is done when it comes true
   */
  record Risk(String what, Likelihood likelihood, String answer) {}

  enum Likelihood {
    LOW,
    MEDIUM,
    HIGH
  }

  record Measure(String what, String ownerId, LocalDate dueOn) {}

  static StrategyVersion draft(
      Strategy strategy,
      String content,
      @Nullable String occasion,
      @Nullable String summary,
      String by,
      Instant at) {
    return new StrategyVersion(
        Ids.next(),
        strategy.id(),
        strategy.latest(),
        content,
        occasion,
        summary,
        by,
        at,
        null,
        null,
        null);
  }

  StrategyVersion rewritten(String content, @Nullable String summary, String by, Instant at) {
    return new StrategyVersion(
        id, strategyId, number, content, occasion, summary, by, at, null, null, version);
  }

  /**
   * @throws RuleViolation if whoever wrote it approves it
   */
  StrategyVersion approved(String by, Instant at) {
    if (by.equals(writtenBy)) {
      throw new RuleViolation("strategy.own");
    }
    return new StrategyVersion(
        id,
        strategyId,
        number,
        contentShown,
        occasion,
        intelligenceSummaryId,
        writtenBy,
        writtenAt,
        by,
        at,
        version);
  }
}
