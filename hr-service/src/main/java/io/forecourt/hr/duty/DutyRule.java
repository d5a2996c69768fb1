package io.forecourt.hr.duty;

import io.forecourt.platform.time.CalendarKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What opens an item of a duty, and what settles it. */
sealed interface DutyRule {

  String duty();

  /** Which events count. */
  record Matcher(Set<String> types, Predicate when, @Nullable String caseField) {

    boolean takes(Fact fact) {
      return types.contains(fact.type());
    }

    boolean takes(Fact fact, String person) {
      return takes(fact) && when.test(fact, person);
    }

    String caseOf(Fact fact) {
      String key = caseField == null ? null : fact.text(caseField);
      return key == null ? "" : key;
    }
  }

  /** How much is enough. */
  sealed interface Need {
    /** So many events. */
    record Count(int events) implements Need {}

    /**
     * Of all cases that {@code of} opens, this share must have evidence; judged when the period
     * ends.
     */
    record Share(Matcher of, BigDecimal atLeast) implements Need {}
  }

  /** Whose item a trigger opens. */
  sealed interface Assignee {
    record Field(String path) implements Assignee {}

    /** The holder of the role in the store with the fewest open items of this duty. */
    record Role(String role) implements Assignee {}
  }

  /** When an item that a trigger opened is due. */
  sealed interface Due {
    /** Field with the instant that is counted from; null is the event's business time. */
    @Nullable String from();

    record EndOfDay(@Nullable String from, CalendarKind calendar, int days) implements Due {}

    record Within(@Nullable String from, CalendarKind calendar, Duration amount) implements Due {}

    record Before(String from, Duration amount) implements Due {
      @Override
      public String from() {
        return from;
      }
    }
  }

  /** An item per person and period. */
  record PerPeriod(String duty, Matcher evidence, Need need) implements DutyRule {}

  /**
   * An item per case.
   *
   * @param eachType whether {@code events} counts different types instead of events
   * @param moves events that name another person for the case, with the field that does
   * @param drops events after which nothing is owed any more
   */
  record PerCase(
      String duty,
      Matcher opens,
      Assignee assignee,
      Due due,
      Matcher evidence,
      int events,
      boolean eachType,
      @Nullable Matcher moves,
      @Nullable String movesTo,
      @Nullable Matcher drops)
      implements DutyRule {}

  /**
   * An item per person and period that its owner ticks, because the evidence is an assigned task.
   */
  record Ticked(String duty) implements DutyRule {}

  /** An item per person and period that no fact of this step settles. */
  record Unwatched(String duty) implements DutyRule {}

  /** All event types that this rule listens to. */
  default Set<String> types() {
    return switch (this) {
      case PerPeriod(String _, Matcher evidence, Need.Count _) -> evidence.types();
      case PerPeriod(String _, Matcher evidence, Need.Share(Matcher of, BigDecimal _)) ->
          union(evidence.types(), of.types());
      case PerCase rule -> {
        Matcher moves = rule.moves();
        Matcher drops = rule.drops();
        yield union(
            union(rule.opens().types(), rule.evidence().types()),
            union(
                moves == null ? Set.of() : moves.types(),
                drops == null ? Set.of() : drops.types()));
      }
      case Ticked _, Unwatched _ -> Set.of();
    };
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return all;
  }
}
