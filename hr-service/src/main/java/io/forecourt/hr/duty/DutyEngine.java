package io.forecourt.hr.duty;

import io.forecourt.hr.duty.DutyItem.Evidence;
import io.forecourt.hr.duty.DutyRule.Assignee;
import io.forecourt.hr.duty.DutyRule.Due;
import io.forecourt.hr.duty.DutyRule.Matcher;
import io.forecourt.hr.duty.DutyRule.Need;
import io.forecourt.hr.duty.DutyRule.PerCase;
import io.forecourt.hr.duty.DutyRule.PerPeriod;
import io.forecourt.hr.duty.DutyRule.Requirement;
import io.forecourt.hr.duty.EvidenceBook.Part;
import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.leave.LeaveCalendar;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.StoreCalendars;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds each fact against the rules that listen to it: opens items, counts, closes. */
@Service
class DutyEngine {

  static final String DEADLINE = "hr.duty-item";
  private static final String WHY = "load of open items is compared between people";

  private final DutyRules rules;
  private final DutyItems items;
  private final EvidenceBook book;
  private final StaffDirectory staff;
  private final LeaveCalendar leaves;
  private final StoreCalendars calendars;
  private final Deadlines deadlines;
  private final ScopedQueries queries;
  private final Outbox outbox;
  private final BusinessClock clock;

  DutyEngine(
      DutyRules rules,
      DutyItems items,
      EvidenceBook book,
      StaffDirectory staff,
      LeaveCalendar leaves,
      StoreCalendars calendars,
      Deadlines deadlines,
      ScopedQueries queries,
      Outbox outbox,
      BusinessClock clock) {
    this.rules = rules;
    this.items = items;
    this.book = book;
    this.staff = staff;
    this.leaves = leaves;
    this.calendars = calendars;
    this.deadlines = deadlines;
    this.queries = queries;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  public void take(Fact fact) {
    LocalDate date = LocalDate.ofInstant(fact.at(), calendars.zone(fact.store()));
    DutyRules.Version version = rules.at(date);
    List<DutyRule> listening = version.listening(fact.type());
    holdCases(listening, fact);
    for (DutyRule rule : listening) {
      switch (rule) {
        case PerPeriod period -> count(period, fact);
        case PerCase perCase -> {
          open(perCase, fact, version);
          settle(perCase, fact);
        }
        case DutyRule.Ticked _, DutyRule.Unwatched _ -> {}
      }
    }
  }

  /** All at once and in order, before anything else is locked. */
  private void holdCases(List<DutyRule> listening, Fact fact) {
    Set<String> cases = new TreeSet<>();
    for (DutyRule rule : listening) {
      if (rule instanceof PerCase perCase) {
        openedCase(perCase, fact).ifPresent(cases::add);
        cases.addAll(cases(perCase, fact));
      }
    }
    cases.forEach(key -> book.holdCase(key, clock.instant()));
  }

  /** The stored deadline of a case has passed. */
  @Transactional
  public void deadlinePassed(String itemId) {
    items
        .findById(itemId)
        .filter(item -> item.state() == DutyState.DUE && !clock.instant().isBefore(item.deadline()))
        .ifPresent(
            item -> {
              DutyItem missed = items.save(item.missed());
              outbox.append(DutyEvents.overdue(missed, head(missed.ownerId())));
            });
  }

  /**
   * Judges an item at the end of its period: reached, missed, or nothing to do.
   *
   * @return the item as it stands now
   */
  @Transactional
  public DutyItem judge(DutyItem item, PerPeriod rule) {
    DutyItem settled = settled(item, rule);
    if (!settled.state().isOpen()) {
      return settled;
    }
    if (item.state() == DutyState.OVERDUE) {
      return item;
    }
    DutyItem missed = items.save(item.counting(counted(item, rule.requirements())).missed());
    outbox.append(DutyEvents.overdue(missed, head(missed.ownerId())));
    return missed;
  }

  /**
   * Closes an item whose period is over if it is reached, or if there was nothing to do.
   *
   * @return the item as it stands now
   */
  @Transactional
  public DutyItem settled(DutyItem item, PerPeriod rule) {
    List<Standing> standings = standings(item, rule.requirements());
    if (standings.contains(Standing.NOT_MET)) {
      return item;
    }
    return standings.contains(Standing.MET)
        ? done(item, lastEvidence(item), counted(item, rule.requirements()))
        : items.save(item.waivedBy("system", "NO_OCCASION", clock.instant()));
  }

  /**
   * Closes an item whose owner has the duty no longer, if all that there was to do until now is
   * done.
   *
   * @return whether it is closed
   */
  @Transactional
  public boolean closeEarly(DutyItem item, PerPeriod rule) {
    List<Standing> standings = standings(item, rule.requirements());
    if (!rule.isJudgedWhenCutShort()
        || standings.contains(Standing.NOT_MET)
        || !standings.contains(Standing.MET)) {
      return false;
    }
    done(item, lastEvidence(item), counted(item, rule.requirements()));
    return true;
  }

  /** What an item shows as needed beside what has counted. */
  static int needed(List<Requirement> requirements) {
    if (requirements.size() != 1) {
      return Math.max(1, requirements.size());
    }
    return switch (requirements.getFirst().need()) {
      case Need.Count(int events) -> events;
      case Need.Distinct(int cases) -> cases;
      case Need.Growth _, Need.Fall _, Need.Share _, Need.None _ -> 1;
    };
  }

  private int counted(DutyItem item, List<Requirement> requirements) {
    if (requirements.size() != 1) {
      return Math.toIntExact(
          standings(item, requirements).stream()
              .filter(standing -> standing == Standing.MET)
              .count());
    }
    return switch (requirements.getFirst().need()) {
      case Need.Count _, Need.Growth _, Need.Fall _, Need.None _ -> book.count(item.id(), 0);
      case Need.Distinct _ -> book.countCases(item.id(), 0);
      case Need.Share _ -> book.share(item.id(), 0).parts();
    };
  }

  /** Where one requirement of an item stands. */
  private enum Standing {
    MET,
    NOT_MET,
    NO_OCCASION
  }

  private List<Standing> standings(DutyItem item, List<Requirement> requirements) {
    List<Standing> standings = new ArrayList<>();
    for (int place = 0; place < requirements.size(); place++) {
      standings.add(standing(item, place, requirements.get(place).need()));
    }
    return standings;
  }

  private Standing standing(DutyItem item, int place, Need need) {
    return switch (need) {
      case Need.Count(int events) -> met(book.count(item.id(), place) >= events);
      case Need.Distinct(int cases) -> met(book.countCases(item.id(), place) >= cases);
      case Need.Growth _ -> met(book.count(item.id(), place) > countBefore(item, place));
      case Need.Fall _ -> {
        int now = book.count(item.id(), place);
        int before = countBefore(item, place);
        yield now == 0 && before == 0 ? Standing.NO_OCCASION : met(now < before);
      }
      case Need.Share(Matcher _, BigDecimal atLeast) -> {
        EvidenceBook.Share share = book.share(item.id(), place);
        yield share.wholes() == 0
            ? Standing.NO_OCCASION
            : met(
                BigDecimal.valueOf(share.parts())
                        .compareTo(atLeast.multiply(BigDecimal.valueOf(share.wholes())))
                    >= 0);
      }
      case Need.None _ ->
          book.count(item.id(), place) == 0 ? Standing.NO_OCCASION : Standing.NOT_MET;
    };
  }

  private static Standing met(boolean met) {
    return met ? Standing.MET : Standing.NOT_MET;
  }

  /** What counted in the person's period before; nothing when there was none. */
  private int countBefore(DutyItem item, int place) {
    LocalDate start =
        rules.duty(item.dutyId()).cadence().around(item.periodStart().minusDays(1)).start();
    return items
        .findByDutyIdAndOpeningKey(item.dutyId(), DutyItem.openingKey(item.ownerId(), start))
        .map(before -> book.count(before.id(), place))
        .orElse(0);
  }

  private Evidence lastEvidence(DutyItem item) {
    return book.last(item.id())
        .map(last -> new Evidence(last.eventId(), last.type(), last.happenedAt()))
        .orElse(new Evidence(null, null, null));
  }

  private void count(PerPeriod rule, Fact fact) {
    Map<String, DutyItem> touched = new LinkedHashMap<>();
    for (int place = 0; place < rule.requirements().size(); place++) {
      Requirement requirement = rule.requirements().get(place);
      if (requirement.need() instanceof Need.Share(Matcher of, BigDecimal _)) {
        List<DutyItem> asked = withinPeriod(candidates(rule.duty(), of, fact), fact);
        note(held(rule, asked, of, fact), place, of, fact, Part.WHOLE);
      }
      Matcher evidence = requirement.evidence();
      List<DutyItem> candidates =
          requirement.need().isComparedWithBefore()
              ? items.allOfStore(rule.duty(), fact.store(), fact.at())
              : candidates(rule.duty(), evidence, fact);
      if (!(requirement.need() instanceof Need.Share)) {
        candidates = withinPeriod(candidates, fact);
      }
      note(held(rule, candidates, evidence, fact), place, evidence, fact, Part.PART)
          .forEach(item -> touched.put(item.id(), item));
    }
    for (DutyItem item : touched.values()) {
      if (!rule.isJudgedAtEnd()) {
        settle(item, rule.requirements(), fact);
      } else if (item.state() == DutyState.OVERDUE) {
        judge(item, rule);
      } else if (item.state() == DutyState.DUE && !isWithinPeriod(item, fact)) {
        settled(item, rule);
      }
    }
  }

  /** Without those whose last cases are only settled. */
  private List<DutyItem> withinPeriod(List<DutyItem> candidates, Fact fact) {
    return candidates.stream().filter(item -> isWithinPeriod(item, fact)).toList();
  }

  private boolean isWithinPeriod(DutyItem item, Fact fact) {
    return !LocalDate.ofInstant(fact.at(), calendars.zone(fact.store())).isAfter(item.periodEnd());
  }

  private List<DutyItem> candidates(String duty, Matcher matcher, Fact fact) {
    if (!matcher.takes(fact)) {
      return List.of();
    }
    String field = matcher.when().personField();
    if (field == null) {
      return items.openOfStore(duty, fact.store(), fact.at());
    }
    return fact.texts(field).stream()
        .distinct()
        .flatMap(person -> items.openOfPerson(duty, person, fact.store(), fact.at()).stream())
        .toList();
  }

  /**
   * What is judged at the end of its period is judged by what is committed: whoever judges it waits
   * for this fact, or this fact finds it judged.
   */
  private List<DutyItem> held(
      PerPeriod rule, List<DutyItem> candidates, Matcher matcher, Fact fact) {
    List<DutyItem> meant =
        candidates.stream().filter(item -> matcher.takes(fact, item.ownerId())).toList();
    return meant.isEmpty() || !rule.isJudgedAtEnd()
        ? meant
        : items.held(meant.stream().map(DutyItem::id).toList());
  }

  /** Notes the fact for each item that it counts for, and returns those. */
  private List<DutyItem> note(
      List<DutyItem> candidates, int place, Matcher matcher, Fact fact, Part part) {
    return candidates.stream()
        .filter(
            item -> book.note(item.id(), place, fact, part, matcher.caseOf(fact), clock.instant()))
        .toList();
  }

  /** Closes the item if this fact was the last that it needed. */
  private DutyItem settle(DutyItem item, List<Requirement> requirements, Fact fact) {
    if (!item.state().isOpen()) {
      return item;
    }
    int counted = counted(item, requirements);
    return standings(item, requirements).stream().allMatch(Standing.MET::equals)
        ? done(item, Evidence.of(fact), counted)
        : items.save(item.counting(counted));
  }

  private DutyItem done(DutyItem item, Evidence evidence, int counted) {
    DutyItem done = items.save(item.doneBy(evidence, counted, clock.instant()));
    if (done.isOfCase()) {
      deadlines.cancel(DEADLINE, done.id());
    }
    outbox.append(DutyEvents.checked(done, clock.instant()));
    return done;
  }

  private void open(PerCase rule, Fact fact, DutyRules.Version version) {
    String key = openedCase(rule, fact).orElse("");
    if (key.isEmpty()) {
      return;
    }
    List<DutyItem> present = present(rule, key);
    present.forEach(item -> setAgain(rule, item, fact));
    if (present.isEmpty()) {
      List<StaffMember> people = responsible(rule, fact);
      List<DutyItem> opened =
          people.stream()
              .map(person -> open(rule, fact, key, person, people.size() > 1, version))
              .toList();
      applyEarly(rule, key, opened);
    }
  }

  /** The case that the fact opens, or sets again. */
  private static Optional<String> openedCase(PerCase rule, Fact fact) {
    return rule.opens().takes(fact, "")
        ? Optional.of(rule.opens().caseOf(fact)).filter(key -> !key.isEmpty())
        : Optional.empty();
  }

  private DutyItem open(
      PerCase rule,
      Fact fact,
      String key,
      StaffMember person,
      boolean oneOfSeveral,
      DutyRules.Version version) {
    DutyItem item =
        items.save(
            DutyItem.ofCase(
                rule.duty(),
                key,
                person,
                oneOfSeveral,
                fact,
                span(rule, fact),
                version.effectiveFrom().toString(),
                needed(rule.requirements())));
    owed(item, fact);
    return item;
  }

  private void owed(DutyItem item, Fact trigger) {
    outbox.append(DutyEvents.due(item, trigger.at()));
    deadlines.set(DEADLINE, item.id(), item.storeCode(), item.deadline());
  }

  private DutyItem.Span span(PerCase rule, Fact trigger) {
    return DutyItem.Span.ofCase(
        trigger.at(),
        trigger.time(rule.due().from()),
        deadline(rule.due(), trigger),
        calendars.zone(trigger.store()));
  }

  /** Items of the case, after what was told of it before the first of them was there. */
  private List<DutyItem> present(PerCase rule, String key) {
    return applyEarly(rule, key, items.findByDutyIdAndCaseKey(rule.duty(), key));
  }

  private List<DutyItem> applyEarly(PerCase rule, String key, List<DutyItem> present) {
    if (present.isEmpty()) {
      return present;
    }
    List<Fact> early = book.takeEarly(rule.duty(), key);
    return present.stream().map(item -> apply(rule, item, early)).toList();
  }

  private DutyItem apply(PerCase rule, DutyItem item, List<Fact> facts) {
    DutyItem latest = item;
    for (Fact fact : facts) {
      latest = apply(rule, latest, fact);
    }
    return latest;
  }

  private void setAgain(PerCase rule, DutyItem item, Fact fact) {
    if (!item.canBeSetAgain() || !item.isOutdatedBy(fact)) {
      return;
    }
    String owner = item.isCaseEnded() ? ownerAgain(rule, item, fact) : item.ownerId();
    if (owner == null) {
      return;
    }
    DutyItem again = items.save(item.setAgain(fact, owner, span(rule, fact), clock.instant()));
    if (again.state() == DutyState.DUE) {
      if (item.state() != DutyState.DUE) {
        owed(again, fact);
      } else if (!again.deadline().equals(item.deadline())) {
        deadlines.set(DEADLINE, again.id(), again.storeCode(), again.deadline());
      }
    }
    settleAgain(rule, again);
  }

  /** Who answers for a case that had ended; null when the others who do have their own items. */
  private @Nullable String ownerAgain(PerCase rule, DutyItem item, Fact fact) {
    List<String> people = responsible(rule, fact).stream().map(StaffMember::personId).toList();
    if (people.contains(item.ownerId())) {
      return item.ownerId();
    }
    return item.isOneOfSeveral() || people.isEmpty() ? null : people.getFirst();
  }

  /** What was done while the case had ended, or after the limit before, is in time for this one. */
  private void settleAgain(PerCase rule, DutyItem item) {
    book.judgeLateAgain(item.id(), item.deadline());
    int counted = counted(item, rule.requirements());
    if (standings(item, rule.requirements()).stream().allMatch(Standing.MET::equals)) {
      done(item, lastEvidence(item), counted);
    } else if (counted != item.counted()) {
      items.save(item.counting(counted));
    }
  }

  private void settle(PerCase rule, Fact fact) {
    for (String key : cases(rule, fact)) {
      List<DutyItem> present = present(rule, key);
      if (present.isEmpty() && !rule.opens().takes(fact)) {
        book.keepEarly(rule.duty(), key, fact);
      }
      present.forEach(item -> apply(rule, item, fact));
    }
  }

  /** The cases that the fact speaks of; mostly one. */
  private static Set<String> cases(PerCase rule, Fact fact) {
    Stream<@Nullable Matcher> matchers =
        Stream.concat(
            rule.requirements().stream().map(Requirement::evidence),
            Stream.of(rule.moves(), rule.drops()));
    return matchers
        .flatMap(Stream::ofNullable)
        .filter(matcher -> matcher.takes(fact))
        .map(matcher -> matcher.caseOf(fact))
        .filter(key -> !key.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private DutyItem apply(PerCase rule, DutyItem item, Fact fact) {
    if (!item.canBeSetAgain()) {
      return item;
    }
    Matcher drops = rule.drops();
    if (drops != null && drops.takes(fact, item.ownerId()) && !item.outdates(fact)) {
      deadlines.cancel(DEADLINE, item.id());
      return items.save(item.endedBy(fact, clock.instant()));
    }
    Matcher moves = rule.moves();
    String to = rule.movesTo();
    if (moves != null && to != null && moves.takes(fact, item.ownerId())) {
      String person = fact.text(to);
      if (person != null
          && !person.equals(item.ownerId())
          && staff.find(person).filter(StaffMember::active).isPresent()) {
        return items.save(item.handedTo(person));
      }
    }
    boolean counts = false;
    for (int place = 0; place < rule.requirements().size(); place++) {
      Requirement requirement = rule.requirements().get(place);
      if (!requirement.evidence().takes(fact, item.ownerId())
          || (requirement.afterOpening() && item.isOpenedAfter(fact.at()))) {
        continue;
      }
      Part part = item.covers(fact.at()) ? Part.PART : Part.LATE;
      boolean noted = book.note(item.id(), place, fact, part, item.caseKey(), clock.instant());
      counts |= noted && part == Part.PART;
    }
    return counts ? settle(item, rule.requirements(), fact) : item;
  }

  /** The person must have the duty on the list of the post and be there, else another stands in. */
  private List<StaffMember> responsible(PerCase rule, Fact fact) {
    String list = rules.duty(rule.duty()).list();
    Instant deadline = deadline(rule.due(), fact);
    return switch (rule.assignee()) {
      case Assignee.Role(String role) -> {
        List<StaffMember> holders =
            leastLoadedFirst(
                rule.duty(),
                staff.holders(role, fact.store()).stream()
                    .filter(person -> person.dutyLists().contains(list))
                    .toList());
        yield holders.stream()
            .filter(one -> isThere(one, fact.at()) && isThere(one, lastMoment(deadline)))
            .findFirst()
            .or(() -> holders.stream().findFirst().flatMap(one -> standIn(one, deadline)))
            .stream()
            .toList();
      }
      case Assignee.Field(String path) ->
          fact.texts(path).stream()
              .distinct()
              .flatMap(person -> staff.find(person).stream())
              .filter(holder -> holder.dutyLists().contains(list))
              .flatMap(holder -> standIn(holder, deadline).stream())
              .distinct()
              .toList();
    };
  }

  /**
   * The person, or the nearest one above who is there when it must be done; nobody, if the person
   * has left and nobody stands above.
   */
  Optional<StaffMember> standIn(StaffMember person, Instant deadline) {
    StaffMember one = person;
    while (!isThere(one, lastMoment(deadline))) {
      String head = one.headId();
      Optional<StaffMember> above = head == null ? Optional.empty() : staff.find(head);
      if (above.isEmpty()) {
        return Optional.of(one).filter(StaffMember::active);
      }
      one = above.get();
    }
    return Optional.of(one);
  }

  private boolean isThere(StaffMember person, Instant at) {
    return person.active() && !leaves.isAbsent(person.personId(), person.storeCode(), at);
  }

  private static Instant lastMoment(Instant deadline) {
    return deadline.minusNanos(1);
  }

  private List<StaffMember> leastLoadedFirst(String duty, List<StaffMember> people) {
    if (people.size() < 2) {
      return people;
    }
    Map<String, Integer> load =
        queries
            .unscoped(
                WHY,
                "SELECT owner_id, COUNT(*) AS open_items FROM duty_item"
                    + " WHERE owner_id IN (:people) AND duty_id = :duty"
                    + " AND state IN ('DUE', 'OVERDUE') GROUP BY owner_id")
            .param("people", people.stream().map(StaffMember::personId).toList())
            .param("duty", duty)
            .query((row, _) -> Map.entry(row.getString("owner_id"), row.getInt("open_items")))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return people.stream()
        .sorted(Comparator.comparingInt(one -> load.getOrDefault(one.personId(), 0)))
        .toList();
  }

  private Instant deadline(Due due, Fact fact) {
    return switch (due) {
      case Due.EndOfDay(String from, CalendarKind calendar, int days) ->
          calendars.endOfDay(fact.store(), fact.time(from), calendar, days);
      case Due.Within within -> {
        Instant from = fact.time(within.from());
        yield switch (within.calendar()) {
          case STORE_HOURS -> calendars.addStoreHours(fact.store(), from, within.amount());
          case CALENDAR_DAYS, WORKING_DAYS -> from.plus(within.amount());
        };
      }
      case Due.Before(String from, Duration amount) -> fact.time(from).minus(amount);
    };
  }

  private @Nullable String head(String person) {
    return staff.find(person).map(StaffMember::headId).orElse(null);
  }
}
