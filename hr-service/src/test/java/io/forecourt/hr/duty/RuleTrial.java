package io.forecourt.hr.duty;

import io.forecourt.hr.duty.DutyRule.Assignee;
import io.forecourt.hr.duty.DutyRule.Due;
import io.forecourt.hr.duty.DutyRule.Matcher;
import io.forecourt.hr.duty.DutyRule.Need;
import io.forecourt.hr.duty.DutyRule.PerCase;
import io.forecourt.hr.duty.DutyRule.PerPeriod;
import io.forecourt.hr.duty.DutyRule.Requirement;
import io.forecourt.hr.fact.EventSamples;
import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.fact.Predicate;
import io.forecourt.hr.fact.Telling;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way to try a rule: with facts as it wants them, or with the facts of one requirement off by
 * one thing. Everything is taken from the rule itself and from the contracts of its events.
 *
 * @param requirement of which requirement the facts are off
 * @param leaf which part of the predicate, for {@link Off#PREDICATE}
 */
record RuleTrial(DutyRule rule, Off off, int requirement, int leaf) {

  enum Off {
    NOTHING,
    TOLD_TWICE,
    TOO_FEW,
    PERSON,
    STORE,
    TYPE,
    PREDICATE,
    OTHER_CASE,
    BEFORE_OPENING,
    BEFORE_PERIOD,
    ONE_SECOND_LATE,
    FORBIDDEN_EVENT,
    DROPPED,
    DROPPED_AND_OPENED_AGAIN
  }

  /** A Wednesday morning of Shanghai that lies far ahead, and that is early in no month. */
  static final Instant MOMENT = Instant.parse("2031-03-19T02:00:00Z");

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration AHEAD = Duration.ofDays(10);
  private static final Duration LATER_THAN_ANY_DEADLINE = Duration.ofDays(4_000);
  private static final String SOMEBODY = "somebody";
  private static final String NO_TYPE = "io.forecourt.hr.duty-due.v1";
  private static final int CASES = 2;

  /** Every trial that makes sense for the rule. */
  static Stream<RuleTrial> of(DutyRule rule) {
    List<RuleTrial> trials = new ArrayList<>();
    trials.add(new RuleTrial(rule, Off.NOTHING, 0, 0));
    trials.add(new RuleTrial(rule, Off.TOLD_TWICE, 0, 0));
    if (rule instanceof PerCase perCase) {
      if (perCase.drops() != null && opening(perCase, SOMEBODY, Ids.next()).isOpenStill()) {
        trials.add(new RuleTrial(rule, Off.DROPPED, 0, 0));
        trials.add(new RuleTrial(rule, Off.DROPPED_AND_OPENED_AGAIN, 0, 0));
      }
      if (!opening(perCase, SOMEBODY, Ids.next()).isOpenStill()) {
        return trials.stream();
      }
    }
    for (int place = 0; place < rule.all().size(); place++) {
      trials.addAll(of(rule, place));
    }
    return trials.stream();
  }

  private static List<RuleTrial> of(DutyRule rule, int place) {
    Requirement requirement = rule.all().get(place);
    List<RuleTrial> trials = new ArrayList<>();
    if (requirement.need() instanceof Need.None || requirement.need() instanceof Need.Fall) {
      return List.of(new RuleTrial(rule, Off.FORBIDDEN_EVENT, place, 0));
    }
    if (requirement.need() instanceof Need.Share(Matcher of, BigDecimal _)
        && whole(of, requirement.evidence(), SOMEBODY, Ids.next()) == null) {
      return List.of();
    }
    List<Off> offs = new ArrayList<>(List.of(Off.TYPE));
    switch (rule) {
      case PerPeriod _ -> offs.addAll(List.of(Off.STORE, Off.BEFORE_PERIOD));
      case PerCase _ -> offs.add(Off.OTHER_CASE);
      case DutyRule.Ticked _, DutyRule.Unwatched _ -> throw new IllegalArgumentException();
    }
    if (!movesItsDeadline(rule, requirement)) {
      offs.add(Off.ONE_SECOND_LATE);
    }
    if (requirement.afterOpening()) {
      offs.add(Off.BEFORE_OPENING);
    }
    switch (requirement.need()) {
      case Need.Count(int events) when events > 1 -> offs.add(Off.TOO_FEW);
      case Need.Distinct _, Need.Growth _, Need.Share _ -> offs.add(Off.TOO_FEW);
      case Need.Count _, Need.Fall _, Need.None _ -> {}
    }
    offs.forEach(off -> trials.add(new RuleTrial(rule, off, place, 0)));
    List<Predicate> leaves = Telling.leaves(requirement.evidence().when());
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      Telling told = fitting(requirement.evidence(), SOMEBODY);
      told.turn(leaves.get(leaf), SOMEBODY);
      if (!fits(told, requirement.evidence(), SOMEBODY)) {
        Off off = leaves.get(leaf) instanceof Predicate.Person ? Off.PERSON : Off.PREDICATE;
        trials.add(new RuleTrial(rule, off, place, leaf));
      }
    }
    return trials;
  }

  /** The evidence opens the case again, with a limit counted from its own time. */
  private static boolean movesItsDeadline(DutyRule rule, Requirement requirement) {
    return rule instanceof PerCase perCase
        && perCase.due().from() == null
        && fits(fitting(requirement.evidence(), SOMEBODY), perCase.opens(), "");
  }

  boolean closes() {
    return switch (off) {
      case NOTHING, TOLD_TWICE, DROPPED_AND_OPENED_AGAIN -> true;
      case TOO_FEW,
          PERSON,
          STORE,
          TYPE,
          PREDICATE,
          OTHER_CASE,
          BEFORE_OPENING,
          BEFORE_PERIOD,
          ONE_SECOND_LATE,
          FORBIDDEN_EVENT,
          DROPPED ->
          false;
    };
  }

  /** How many facts of the kind the period before had, for growth and fall. */
  static int before() {
    return CASES;
  }

  /** The facts for the owner of an item as they happen, those of this trial's requirement off. */
  List<Fact> facts(DutyItem item) {
    List<Fact> facts = new ArrayList<>();
    for (int place = 0; place < rule.all().size(); place++) {
      facts.addAll(facts(item, place));
    }
    facts.sort(Comparator.comparing(Fact::at));
    return facts;
  }

  private List<Fact> facts(DutyItem item, int place) {
    Matcher evidence = rule.all().get(place).evidence();
    boolean tooFew = off == Off.TOO_FEW && place == requirement;
    return switch (rule.all().get(place).need()) {
      case Need.Count(int events) ->
          evidence(item, place, cases(item, tooFew ? events - 1 : events));
      case Need.Distinct(int cases) ->
          evidence(item, place, cases(item, tooFew ? cases - 1 : cases));
      case Need.Growth _ -> evidence(item, place, cases(item, tooFew ? before() : before() + 1));
      case Need.Fall _ ->
          evidence(
              item,
              place,
              cases(
                  item,
                  off == Off.FORBIDDEN_EVENT && place == requirement ? before() : before() - 1));
      case Need.None _ ->
          off == Off.FORBIDDEN_EVENT && place == requirement
              ? evidence(item, place, cases(item, 1))
              : List.of();
      case Need.Share(Matcher of, BigDecimal atLeast) -> {
        List<Fact> facts = new ArrayList<>();
        List<String> cases = cases(item, CASES);
        for (String one : cases) {
          Telling whole = whole(of, evidence, item.ownerId(), one);
          facts.add(
              (whole == null ? fitting(of, item.ownerId()).saying(caseField(of), one) : whole)
                  .at(endOfPeriod(item).minusSeconds(1))
                  .fact());
        }
        int enough =
            atLeast.multiply(BigDecimal.valueOf(CASES)).setScale(0, RoundingMode.UP).intValue();
        facts.addAll(evidence(item, place, cases.subList(0, tooFew ? enough - 1 : enough)));
        yield facts;
      }
    };
  }

  private List<Fact> evidence(DutyItem item, int place, List<String> cases) {
    Matcher evidence = rule.all().get(place).evidence();
    return cases.stream()
        .map(
            one -> {
              Telling told = fitting(evidence, item.ownerId());
              told.saying(caseField(evidence), one);
              told.at(limit(item, place).minusSeconds(1));
              speaksOfItsLimit(told);
              if (place == requirement) {
                bend(told, evidence, item);
              }
              return told.fact();
            })
        .toList();
  }

  /** Only the cases of a share may be settled after the period. */
  private Instant limit(DutyItem item, int place) {
    return item.isOfCase() || rule.all().get(place).need() instanceof Need.Share
        ? item.deadline()
        : endOfPeriod(item);
  }

  private static Instant endOfPeriod(DutyItem item) {
    return item.periodEnd().plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /** Evidence that opens the case as well says the same limit again. */
  private void speaksOfItsLimit(Telling told) {
    if (rule instanceof PerCase perCase
        && perCase.due() instanceof Due.Before(String from, var _)) {
      told.saying(from, MOMENT.plus(AHEAD).toString());
    }
  }

  private void bend(Telling told, Matcher evidence, DutyItem item) {
    switch (off) {
      case TYPE -> told.ofType(NO_TYPE);
      case STORE -> told.inStore("WEST");
      case ONE_SECOND_LATE -> told.at(limit(item, requirement));
      case BEFORE_PERIOD -> told.at(item.windowStart().minusSeconds(1));
      case BEFORE_OPENING -> told.at(Objects.requireNonNull(item.triggeredAt()).minusSeconds(1));
      case OTHER_CASE -> told.saying(caseField(evidence), Ids.next());
      case PERSON, PREDICATE ->
          told.turn(Telling.leaves(evidence.when()).get(leaf), item.ownerId());
      case NOTHING, TOLD_TWICE, TOO_FEW, FORBIDDEN_EVENT, DROPPED, DROPPED_AND_OPENED_AGAIN -> {}
    }
  }

  /** Of a case all facts are of that case, of a period each is of its own. */
  private static List<String> cases(DutyItem item, int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> item.isOfCase() ? item.caseKey() : Ids.next())
        .toList();
  }

  /** A fact that opens a case; where it can, it is not the evidence at the same time. */
  record Opening(Fact fact, boolean isOpenStill) {}

  static Opening opening(PerCase rule, String person, String key) {
    Matcher opens = rule.opens();
    Opening last = null;
    for (String type : opens.types()) {
      Telling told = openingOf(rule, type, person, key);
      if (!isEvidence(rule, told, person)) {
        return new Opening(told.fact(), true);
      }
      for (Requirement requirement : rule.all()) {
        for (Predicate leaf : Telling.leaves(requirement.evidence().when())) {
          Telling bent = openingOf(rule, type, person, key);
          bent.turn(leaf, person);
          assign(rule, bent, person);
          if (fits(bent, opens, "")
              && !isEvidence(rule, bent, person)
              && EventSamples.isValid(bent.fact())) {
            return new Opening(bent.fact(), true);
          }
        }
      }
      last =
          rule.due().from() == null
              ? new Opening(told.fact(), false)
              : new Opening(told.at(MOMENT.plus(LATER_THAN_ANY_DEADLINE)).fact(), true);
    }
    if (last == null) {
      throw new AssertionError("nothing opens " + rule.duty());
    }
    return last;
  }

  /** The opening as it comes in life, which may be the evidence at once. */
  static Fact plainOpening(PerCase rule, String person, String key) {
    return openingOf(rule, rule.opens().types().iterator().next(), person, key).fact();
  }

  /** A fact after which nothing is owed. */
  static Fact dropping(PerCase rule, DutyItem item) {
    Matcher drops = rule.drops();
    if (drops == null) {
      throw new IllegalArgumentException("nothing drops " + rule.duty());
    }
    return fitting(drops, item.ownerId())
        .saying(caseField(drops), item.caseKey())
        .at(item.deadline().minusSeconds(2))
        .fact();
  }

  /** The opening as it was told before, told anew after the case had ended. */
  static Fact openedAgain(Fact opening, Fact dropping) {
    Instant latest = opening.at().isAfter(dropping.at()) ? opening.at() : dropping.at();
    return new Fact(
        Ids.next(),
        opening.type(),
        opening.subject(),
        opening.sequence() + 1,
        opening.store(),
        opening.actor(),
        latest.plusSeconds(1),
        opening.data());
  }

  private static boolean fits(Telling told, Matcher matcher, String person) {
    return matcher.takes(told.fact(), person);
  }

  private static boolean isEvidence(PerCase rule, Telling told, String person) {
    return rule.all().stream().anyMatch(one -> fits(told, one.evidence(), person));
  }

  private static Telling openingOf(PerCase rule, String type, String person, String key) {
    Telling told = new Telling(type, MOMENT);
    if (!told.make(rule.opens().when(), true, person)) {
      throw new AssertionError("no " + type + " can open " + rule.duty());
    }
    if (rule.due() instanceof Due.Before(String from, Duration _)) {
      told.saying(from, MOMENT.plus(AHEAD).toString());
    }
    assign(rule, told, person);
    return told.saying(caseField(rule.opens()), key);
  }

  private static void assign(PerCase rule, Telling told, String person) {
    if (rule.assignee() instanceof Assignee.Field(String path)) {
      told.saying(path, person);
    }
  }

  /** A case that a share is taken of and that has no evidence yet; null when each has. */
  private static @Nullable Telling whole(Matcher of, Matcher evidence, String person, String key) {
    for (String type : of.types()) {
      Telling plain = new Telling(type, MOMENT);
      if (!plain.make(of.when(), true, person)) {
        continue;
      }
      plain.saying(caseField(of), key);
      if (!fits(plain, evidence, person)) {
        return plain;
      }
      for (Predicate leaf : Telling.leaves(evidence.when())) {
        Telling bent = new Telling(type, MOMENT);
        bent.make(of.when(), true, person);
        bent.saying(caseField(of), key);
        bent.turn(leaf, person);
        if (fits(bent, of, person)
            && !fits(bent, evidence, person)
            && EventSamples.isValid(bent.fact())) {
          return bent;
        }
      }
    }
    return null;
  }

  /** A fact that the matcher takes, of the first type for which its predicate can hold. */
  static Telling fitting(Matcher matcher, String person) {
    for (String type : matcher.types()) {
      Telling told = new Telling(type, MOMENT);
      if (told.make(matcher.when(), true, person)) {
        return told;
      }
    }
    throw new AssertionError("no event of " + matcher.types() + " fits " + matcher.when());
  }

  private static String caseField(Matcher matcher) {
    return matcher.caseField() == null ? "@subject" : matcher.caseField();
  }

  @Override
  public String toString() {
    String which = rule.all().size() > 1 ? " of requirement " + (requirement + 1) : "";
    String what =
        off == Off.PREDICATE || off == Off.PERSON
            ? " " + Telling.leaves(rule.all().get(requirement).evidence().when()).get(leaf)
            : "";
    return rule.duty() + " " + off + what + which;
  }
}
