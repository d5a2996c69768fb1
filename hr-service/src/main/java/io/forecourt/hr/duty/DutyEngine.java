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
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      StoreCalendars calendars,
      Deadlines deadlines,
      ScopedQueries queries,
      Outbox outbox,
      BusinessClock clock) {
    this.rules = rules;
    this.items = items;
    this.book = book;
    this.staff = staff;
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
    for (DutyRule rule : version.listening(fact.type())) {
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
    List<Standing> standings = standings(item, rule.requirements());
    if (!standings.contains(Standing.NOT_MET)) {
      return standings.contains(Standing.MET)
          ? done(item, lastEvidence(item), counted(item, rule.requirements()))
          : items.save(item.waivedBy("system", "NO_OCCASION", clock.instant()));
    }
    if (item.state() == DutyState.OVERDUE) {
      return item;
    }
    DutyItem missed = items.save(item.counting(counted(item, rule.requirements())).missed());
    outbox.append(DutyEvents.overdue(missed, head(missed.ownerId())));
    return missed;
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
        note(candidates(rule.duty(), of, fact), place, of, fact, Part.WHOLE);
      }
      Matcher evidence = requirement.evidence();
      List<DutyItem> candidates =
          requirement.need().isComparedWithBefore()
              ? items.allOfStore(rule.duty(), fact.store(), fact.at())
              : candidates(rule.duty(), evidence, fact);
      note(candidates, place, evidence, fact, Part.PART)
          .forEach(item -> touched.put(item.id(), item));
    }
    for (DutyItem item : touched.values()) {
      if (!rule.isJudgedAtEnd()) {
        settle(item, rule.requirements(), fact);
      } else if (item.state() == DutyState.OVERDUE) {
        judge(item, rule);
      }
    }
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

  /** Notes the fact for each item that it counts for, and returns those. */
  private List<DutyItem> note(
      List<DutyItem> candidates, int place, Matcher matcher, Fact fact, Part part) {
    return candidates.stream()
        .filter(
            item ->
                matcher.takes(fact, item.ownerId())
                    && book.note(
                        item.id(), place, fact, part, matcher.caseOf(fact), clock.instant()))
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
    if (!rule.opens().takes(fact, "")) {
      return;
    }
    String key = rule.opens().caseOf(fact);
    if (key.isEmpty()) {
      return;
    }
    List<DutyItem> present = items.findByDutyIdAndCaseKey(rule.duty(), key);
    present.forEach(item -> triggerAgain(rule, item, fact));
    if (present.isEmpty()) {
      List<StaffMember> people = responsible(rule, fact);
      List<DutyItem> opened =
          people.stream()
              .map(person -> open(rule, fact, key, person, people.size() > 1, version))
              .toList();
      if (!opened.isEmpty()) {
        List<Fact> early = book.takeEarly(rule.duty(), key);
        opened.forEach(item -> apply(rule, item, early));
      }
    }
  }

  private DutyItem open(
      PerCase rule,
      Fact fact,
      String key,
      StaffMember person,
      boolean oneOfSeveral,
      DutyRules.Version version) {
    Instant deadline = deadline(rule.due(), fact);
    Instant from = fact.time(rule.due().from());
    ZoneId zone = calendars.zone(fact.store());
    DutyItem item =
        items.save(
            new DutyItem(
                Ids.next(),
                rule.duty(),
                "C:" + key + (oneOfSeveral ? ":" + person.personId() : ""),
                fact.store(),
                person.personId(),
                LocalDate.ofInstant(from, zone),
                LocalDate.ofInstant(deadline.minusNanos(1), zone),
                from.minus(DutyItem.EARLY),
                deadline,
                DutyState.DUE,
                version.effectiveFrom().toString(),
                key,
                fact.eventId(),
                fact.type(),
                needed(rule.requirements()),
                0,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null));
    outbox.append(DutyEvents.due(item, fact.at()));
    deadlines.set(DEADLINE, item.id(), item.storeCode(), deadline);
    return item;
  }

  private void apply(PerCase rule, DutyItem item, List<Fact> facts) {
    DutyItem latest = item;
    for (Fact fact : facts) {
      latest = apply(rule, latest, fact);
    }
  }

  private void triggerAgain(PerCase rule, DutyItem item, Fact fact) {
    Instant from = fact.time(rule.due().from());
    if (item.state() != DutyState.DUE || !from.isAfter(item.triggeredAt())) {
      return;
    }
    Instant deadline = deadline(rule.due(), fact);
    if (!deadline.equals(item.deadline())) {
      DutyItem moved = items.save(item.triggeredAgain(from, deadline));
      deadlines.set(DEADLINE, moved.id(), moved.storeCode(), deadline);
    }
  }

  private void settle(PerCase rule, Fact fact) {
    for (String key : cases(rule, fact)) {
      List<DutyItem> present = items.findByDutyIdAndCaseKey(rule.duty(), key);
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
    if (!item.state().isOpen()) {
      return item;
    }
    Matcher drops = rule.drops();
    if (drops != null && drops.takes(fact, item.ownerId())) {
      deadlines.cancel(DEADLINE, item.id());
      return items.save(item.waivedBy("system", "CASE_ENDED", clock.instant()));
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
          || (requirement.afterOpening() && fact.at().isBefore(item.triggeredAt()))) {
        continue;
      }
      Part part = item.covers(fact.at()) ? Part.PART : Part.LATE;
      boolean noted = book.note(item.id(), place, fact, part, item.caseKey(), clock.instant());
      counts |= noted && part == Part.PART;
    }
    return counts ? settle(item, rule.requirements(), fact) : item;
  }

  /**
   * The person must have the duty on the list of the post; somebody who left is stood in for by the
   * head.
   */
  private List<StaffMember> responsible(PerCase rule, Fact fact) {
    String list = rules.duty(rule.duty()).list();
    return switch (rule.assignee()) {
      case Assignee.Role(String role) ->
          staff.holders(role, fact.store()).stream()
              .filter(person -> person.dutyLists().contains(list))
              .min(Comparator.comparingInt(person -> openItems(rule.duty(), person.personId())))
              .stream()
              .toList();
      case Assignee.Field(String path) ->
          fact.texts(path).stream()
              .distinct()
              .flatMap(person -> staff.find(person).stream())
              .filter(holder -> holder.dutyLists().contains(list))
              .flatMap(holder -> orHead(holder).stream())
              .distinct()
              .toList();
    };
  }

  private Optional<StaffMember> orHead(StaffMember person) {
    String head = person.headId();
    if (person.active()) {
      return Optional.of(person);
    }
    return head == null ? Optional.empty() : staff.find(head);
  }

  private int openItems(String duty, String person) {
    return queries
        .unscoped(
            WHY,
            "SELECT COUNT(*) FROM duty_item"
                + " WHERE owner_id = :person AND duty_id = :duty AND state IN ('DUE', 'OVERDUE')")
        .param("person", person)
        .param("duty", duty)
        .query(Integer.class)
        .single();
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
