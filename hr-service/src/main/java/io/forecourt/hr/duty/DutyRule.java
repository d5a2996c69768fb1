package io.forecourt.hr.duty;

import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.fact.Predicate;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.time.Term;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What opens an item of a duty, and what settles it. */
sealed interface DutyRule {

  String duty();

  /**
   * Which events count.
   *
   * @param caseField what they are about; null is one case for all
   */
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

    /** Events of so many different cases. */
    record Distinct(int cases) implements Need {}

    /** More events than in the period before. */
    record Growth() implements Need {}

    /**
     * Fewer events than in the period before; where there were none, none is enough. Judged when
     * the period ends.
     */
    record Fall() implements Need {}

    /**
     * Of all cases that {@code of} opens, this share must have evidence; judged when the period
     * ends.
     */
    record Share(Matcher of, BigDecimal atLeast) implements Need {}

    /** Not one event; judged when the period ends. */
    record None() implements Need {}

    /** Whether what counted in the period before is asked for, closed or not. */
    default boolean isComparedWithBefore() {
      return switch (this) {
        case Growth _, Fall _ -> true;
        case Count _, Distinct _, Share _, None _ -> false;
      };
    }

    /** Whether a period that is cut short tells as well: what it is compared with is its own. */
    default boolean isJudgedWhenCutShort() {
      return switch (this) {
        case Count _, Distinct _, Share _ -> true;
        case Growth _, Fall _, None _ -> false;
      };
    }

    /** Whether only the end of the period tells. */
    default boolean isJudgedAtEnd() {
      return switch (this) {
        case Count _, Distinct _, Growth _ -> false;
        case Fall _, Share _, None _ -> true;
      };
    }
  }

  /**
   * One thing that must be so; a rule may ask for several.
   *
   * @param afterOpening whether evidence from before the case was opened does not count
   */
  record Requirement(Matcher evidence, Need need, boolean afterOpening) {

    Set<String> types() {
      return need instanceof Need.Share(Matcher of, BigDecimal _)
          ? union(evidence.types(), of.types())
          : evidence.types();
    }
  }

  /** Whose item a trigger opens. */
  sealed interface Assignee {
    /** The person, or each person of a list, that the event names. */
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

  /**
   * An item per person and period.
   *
   * @param settleWithin how long after the period the cases of a share may still be settled; null
   *     when they must be by its end
   */
  record PerPeriod(String duty, List<Requirement> requirements, @Nullable Term settleWithin)
      implements DutyRule {

    boolean isJudgedAtEnd() {
      return requirements.stream().anyMatch(requirement -> requirement.need().isJudgedAtEnd());
    }

    /** Whether any of it is measured by what the store had in the period before. */
    boolean isComparedWithBefore() {
      return requirements.stream().anyMatch(one -> one.need().isComparedWithBefore());
    }

    boolean isJudgedWhenCutShort() {
      return requirements.stream()
          .allMatch(requirement -> requirement.need().isJudgedWhenCutShort());
    }
  }

  /**
   * An item per case; each requirement needs so many events of it.
   *
   * @param moves events that name another person for the case, with the field that does
   * @param drops events after which nothing is owed any more
   */
  record PerCase(
      String duty,
      Matcher opens,
      Assignee assignee,
      Due due,
      List<Requirement> requirements,
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

  /** The moment from which what happens no longer counts for an item of a period. */
  default Instant settledBy(Instant periodEnds, String store, StoreCalendars calendars) {
    return this instanceof PerPeriod(_, _, Term term) && term != null
        ? term.after(calendars, store, periodEnds.minusNanos(1))
        : periodEnds;
  }

  /** What must be so for an item to close by itself. */
  default List<Requirement> all() {
    return switch (this) {
      case PerPeriod rule -> rule.requirements();
      case PerCase rule -> rule.requirements();
      case Ticked _, Unwatched _ -> List.of();
    };
  }

  /** All event types that this rule listens to. */
  default Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    all().forEach(requirement -> types.addAll(requirement.types()));
    if (this instanceof PerCase rule) {
      Matcher moves = rule.moves();
      Matcher drops = rule.drops();
      types.addAll(rule.opens().types());
      types.addAll(moves == null ? Set.of() : moves.types());
      types.addAll(drops == null ? Set.of() : drops.types());
    }
    return types;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return all;
  }
}
