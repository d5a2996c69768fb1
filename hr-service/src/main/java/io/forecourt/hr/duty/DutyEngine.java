package io.forecourt.hr.duty;

import io.forecourt.hr.duty.DutyItem.Evidence;
import io.forecourt.hr.duty.DutyRule.Assignee;
import io.forecourt.hr.duty.DutyRule.Due;
import io.forecourt.hr.duty.DutyRule.Matcher;
import io.forecourt.hr.duty.DutyRule.Need;
import io.forecourt.hr.duty.DutyRule.PerCase;
import io.forecourt.hr.duty.DutyRule.PerPeriod;
import io.forecourt.hr.duty.EvidenceBook.Part;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
   * Judges an item of a share at the end of its period: reached, missed, or nothing to do.
   *
   * @return the item as it stands now
   */
  @Transactional
  public DutyItem judge(DutyItem item, Need.Share need) {
    EvidenceBook.Share share = book.share(item.id());
    Instant now = clock.instant();
    if (share.wholes() == 0) {
      return items.save(item.waivedBy("system", "NO_OCCASION", now));
    }
    if (reaches(share, need)) {
      return done(
          item,
          book.last(item.id())
              .map(last -> new Evidence(last.eventId(), last.type(), last.happenedAt()))
              .orElse(new Evidence(null, null, null)),
          share.parts());
    }
    if (item.state() == DutyState.OVERDUE) {
      return item;
    }
    DutyItem missed = items.save(item.counting(share.parts()).missed());
    outbox.append(DutyEvents.overdue(missed, head(missed.ownerId())));
    return missed;
  }

  private static boolean reaches(EvidenceBook.Share share, Need.Share need) {
    BigDecimal wanted = need.atLeast().multiply(BigDecimal.valueOf(share.wholes()));
    return BigDecimal.valueOf(share.parts()).compareTo(wanted) >= 0;
  }

  private void count(PerPeriod rule, Fact fact) {
    switch (rule.need()) {
      case Need.Count(int events) -> {
        for (DutyItem item : candidates(rule.duty(), rule.evidence(), fact)) {
          countOne(item, rule.evidence(), fact, events);
        }
      }
      case Need.Share need -> {
        for (DutyItem item : candidates(rule.duty(), need.of(), fact)) {
          note(item, need.of(), fact, Part.WHOLE);
        }
        for (DutyItem item : candidates(rule.duty(), rule.evidence(), fact)) {
          if (note(item, rule.evidence(), fact, Part.PART)
              && item.state() == DutyState.OVERDUE
              && book.share(item.id()).wholes() > 0) {
            judge(item, need);
          }
        }
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
    String person = fact.text(field);
    return person == null ? List.of() : items.openOfPerson(duty, person, fact.store(), fact.at());
  }

  private boolean note(DutyItem item, Matcher matcher, Fact fact, Part part) {
    return matcher.takes(fact, item.ownerId())
        && book.note(item.id(), fact, part, matcher.caseOf(fact), clock.instant());
  }

  private void countOne(DutyItem item, Matcher matcher, Fact fact, int needed) {
    if (!note(item, matcher, fact, Part.PART)) {
      return;
    }
    int counted = book.count(item.id());
    if (counted >= needed) {
      done(item, Evidence.of(fact), counted);
    } else {
      items.save(item.counting(counted));
    }
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
    if (!present.isEmpty()) {
      present.forEach(item -> triggerAgain(rule, item, fact));
      return;
    }
    responsible(rule, fact).ifPresent(person -> open(rule, fact, key, person, version));
  }

  private void open(
      PerCase rule, Fact fact, String key, StaffMember person, DutyRules.Version version) {
    Instant deadline = deadline(rule.due(), fact);
    Instant from = fact.time(rule.due().from());
    ZoneId zone = calendars.zone(fact.store());
    DutyItem item =
        items.save(
            new DutyItem(
                Ids.next(),
                rule.duty(),
                "C:" + key,
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
                rule.events(),
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
    for (Fact early : book.takeEarly(rule.duty(), key)) {
      item = apply(rule, item, early);
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
    Matcher moves = rule.moves();
    Matcher drops = rule.drops();
    String key = "";
    if (rule.evidence().takes(fact)) {
      key = rule.evidence().caseOf(fact);
    } else if (moves != null && moves.takes(fact)) {
      key = moves.caseOf(fact);
    } else if (drops != null && drops.takes(fact)) {
      key = drops.caseOf(fact);
    }
    if (key.isEmpty()) {
      return;
    }
    List<DutyItem> present = items.findByDutyIdAndCaseKey(rule.duty(), key);
    if (present.isEmpty() && !rule.opens().takes(fact)) {
      book.keepEarly(rule.duty(), key, fact);
    }
    present.forEach(item -> apply(rule, item, fact));
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
    if (!rule.evidence().takes(fact, item.ownerId())) {
      return item;
    }
    if (!item.covers(fact.at())) {
      book.note(item.id(), fact, Part.LATE, item.caseKey(), clock.instant());
      return item;
    }
    if (!book.note(item.id(), fact, Part.PART, item.caseKey(), clock.instant())) {
      return item;
    }
    int counted = rule.eachType() ? book.countTypes(item.id()) : book.count(item.id());
    return counted >= rule.events()
        ? done(item, Evidence.of(fact), counted)
        : items.save(item.counting(counted));
  }

  /**
   * The person must have the duty on the list of the post; somebody who left is stood in for by the
   * head.
   */
  private Optional<StaffMember> responsible(PerCase rule, Fact fact) {
    String list = rules.duty(rule.duty()).list();
    return switch (rule.assignee()) {
      case Assignee.Role(String role) ->
          staff.holders(role, fact.store()).stream()
              .filter(person -> person.dutyLists().contains(list))
              .min(Comparator.comparingInt(person -> openItems(rule.duty(), person.personId())));
      case Assignee.Field(String path) -> {
        String person = fact.text(path);
        yield person == null
            ? Optional.empty()
            : staff
                .find(person)
                .filter(holder -> holder.dutyLists().contains(list))
                .flatMap(this::orHead);
      }
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
