package io.forecourt.hr.duty;

import io.forecourt.hr.duty.DutyRule.PerPeriod;
import io.forecourt.hr.leave.LeaveCalendar;
import io.forecourt.hr.leave.LeaveCalendar.Away;
import io.forecourt.hr.leave.LeaveGranted;
import io.forecourt.hr.person.PersonLeft;
import io.forecourt.hr.person.PersonMoved;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.hr.rota.RotaService;
import io.forecourt.hr.store.StoreService;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * At the start of each day of a store: what was not done goes overdue, and what the new day brings
 * is opened.
 */
@Service
public class DutyOpening {

  private static final String WHY = "the day's items are opened and closed for everybody";
  private static final int ROWS = 50;
  private static final int SWEEP = 200;

  private final DutyRules rules;
  private final DutyItems items;
  private final DutyEngine engine;
  private final EvidenceBook book;
  private final StaffDirectory staff;
  private final StoreService stores;
  private final RotaService rotas;
  private final LeaveCalendar leaves;
  private final StoreCalendars calendars;
  private final Deadlines deadlines;
  private final ScopedQueries queries;
  private final Outbox outbox;
  private final BusinessClock clock;

  DutyOpening(
      DutyRules rules,
      DutyItems items,
      DutyEngine engine,
      EvidenceBook book,
      StaffDirectory staff,
      StoreService stores,
      RotaService rotas,
      LeaveCalendar leaves,
      StoreCalendars calendars,
      Deadlines deadlines,
      ScopedQueries queries,
      Outbox outbox,
      BusinessClock clock) {
    this.rules = rules;
    this.items = items;
    this.engine = engine;
    this.book = book;
    this.staff = staff;
    this.stores = stores;
    this.rotas = rotas;
    this.leaves = leaves;
    this.calendars = calendars;
    this.deadlines = deadlines;
    this.queries = queries;
    this.outbox = outbox;
    this.clock = clock;
  }

  @DailyJob(value = "hr.duties", at = "00:00")
  void newDay(JobDay day) {
    if (!stores.exists(day.store())) {
      return;
    }
    settle(day);
    sweep(day.store(), day.at());
    open(day.store(), day.date());
    book.forgetEarly(day.at().minus(DutyItem.EARLY));
    book.forgetCases(day.at().minus(DutyItem.EARLY));
  }

  /** Opens what is missing for the date; asking again opens nothing more. */
  @Transactional
  public void open(String store, LocalDate date) {
    ZoneId zone = zone(store);
    DutyRules.Version version = rules.at(date);
    RotaService.Attendance attendance = rotas.attendance(store, date);
    List<Away> away = leaves.between(store, date, date);
    boolean storeOpen = stores.isOpenOn(store, date);
    boolean workingDay = calendars.isWorkingDay(date);
    List<DutyItem> wanted = new ArrayList<>();
    for (StaffMember person : staff.active(store)) {
      boolean works =
          storeOpen
              && (attendance.planned().contains(person.personId())
                  ? attendance.working().contains(person.personId())
                  : workingDay);
      for (String list : person.dutyLists()) {
        for (Duty duty : rules.ofList(list)) {
          if (isWanted(version.of(duty.id())) && (works || duty.cadence() != Cadence.DAILY)) {
            DutyItem item = item(duty, person, date, zone, version);
            if (!LeaveCalendar.covers(
                away, person.personId(), item.periodStart(), item.periodEnd())) {
              wanted.add(item);
            }
          }
        }
      }
    }
    Set<String> present = present(wanted);
    Instant now = clock.instant();
    inserted(
            wanted.stream().filter(item -> present.add(item.dutyId() + item.openingKey())).toList())
        .forEach(item -> outbox.append(DutyEvents.due(item, now)));
  }

  /** What is reached or had no occasion when its period ends need not wait for more. */
  private void settle(JobDay day) {
    for (DutyItem item : items.toBeSettled(day.store(), day.at(), day.date())) {
      if (rules.at(item.periodEnd()).of(item.dutyId()) instanceof PerPeriod rule) {
        engine.settled(item, rule);
      }
    }
  }

  /** Items of a period whose deadline has passed: shares are judged, the rest goes overdue. */
  private void sweep(String store, Instant at) {
    Map<String, @Nullable String> heads = new HashMap<>();
    List<DutyItem> passed = items.passed(store, at, SWEEP);
    while (!passed.isEmpty()) {
      List<DutyItem> missed = new ArrayList<>();
      for (DutyItem item : passed) {
        DutyRule rule = rules.at(item.periodEnd()).of(item.dutyId());
        if (rule instanceof PerPeriod perPeriod && perPeriod.isJudgedAtEnd()) {
          engine.judge(item, perPeriod);
        } else {
          missed.add(item);
        }
      }
      miss(missed);
      for (DutyItem item : missed) {
        String head =
            heads.computeIfAbsent(
                item.ownerId(), owner -> staff.find(owner).map(StaffMember::headId).orElse(null));
        outbox.append(DutyEvents.overdue(item, head));
      }
      passed = items.passed(store, at, SWEEP);
    }
  }

  /** All of them are due: they are held since they were read. */
  private void miss(List<DutyItem> missed) {
    if (!missed.isEmpty()) {
      queries
          .unscoped(
              WHY,
              "UPDATE duty_item SET state = 'OVERDUE', version = version + 1 WHERE id IN (:ids)")
          .param("ids", missed.stream().map(DutyItem::id).toList())
          .update();
    }
  }

  /**
   * What was owed for days of the leave alone is waived; cases whose limit falls into it go to
   * whoever stands in.
   */
  @EventListener
  void goesOnLeave(LeaveGranted leave) {
    Away away = new Away(leave.personId(), leave.from(), leave.to());
    Instant now = clock.instant();
    for (DutyItem item : items.open(leave.personId())) {
      if (!item.isOfCase()) {
        if (away.covers(item.periodStart(), item.periodEnd())) {
          items.save(item.waivedBy("system", "ON_LEAVE", now));
        }
      } else if (away.covers(item.periodEnd(), item.periodEnd())) {
        standIn(item).ifPresent(other -> items.save(item.handedTo(other)));
      }
    }
  }

  /** What the person did of a period stays done; the rest goes to the head. */
  @EventListener
  void left(PersonLeft left) {
    Instant now = clock.instant();
    for (DutyItem item : items.open(left.personId())) {
      if (isClosedEarly(item)) {
        continue;
      }
      String other = standIn(item).orElse(null);
      items.save(
          other == null ? item.waivedBy("system", "PERSON_LEFT", now) : item.handedTo(other));
      if (other == null) {
        deadlines.cancel(DutyEngine.DEADLINE, item.id());
      }
    }
  }

  /** Somebody else who is there when the item must be done. */
  private Optional<String> standIn(DutyItem item) {
    return staff
        .find(item.ownerId())
        .flatMap(owner -> engine.standIn(owner, item.deadline()))
        .map(StaffMember::personId)
        .filter(other -> !other.equals(item.ownerId()));
  }

  /**
   * The new post's list begins with the next day; what only the old post owed ends now. What the
   * new post owes as well goes along, in another store too: the period is the person's, and what is
   * done of it need not be done again.
   */
  @EventListener
  void moved(PersonMoved moved) {
    List<String> lists = staff.find(moved.personId()).map(StaffMember::dutyLists).orElse(List.of());
    Instant now = clock.instant();
    for (DutyItem item : items.open(moved.personId())) {
      if (item.isOfCase()) {
        continue;
      }
      if (lists.contains(rules.duty(item.dutyId()).list())) {
        if (!item.storeCode().equals(moved.storeCode())) {
          takeAlong(item, moved.storeCode(), now);
        }
      } else if (!isClosedEarly(item)) {
        items.save(item.waivedBy("system", "POST_CHANGED", now));
      }
    }
  }

  /**
   * Cases of a share that wait in the old store are handed over there and are the colleagues' now.
   * What is compared with the period before is waived: one store is no measure for another.
   */
  private void takeAlong(DutyItem item, String store, Instant now) {
    boolean isDue = item.state() == DutyState.DUE;
    DutyRule rule = rules.at(item.periodEnd()).of(item.dutyId());
    if (isDue && rule instanceof PerPeriod perPeriod && perPeriod.isComparedWithBefore()) {
      items.save(item.waivedBy("system", "STORE_CHANGED", now));
      return;
    }
    if (isDue) {
      book.forgetOpenCases(item.id());
    }
    Cadence.Period period = new Cadence.Period(item.periodStart(), item.periodEnd());
    items.save(item.takenTo(store, DutyItem.Span.of(period, zone(store), rule, store, calendars)));
  }

  private boolean isClosedEarly(DutyItem item) {
    return rules.at(item.periodEnd()).of(item.dutyId()) instanceof PerPeriod rule
        && engine.closeEarly(item, rule);
  }

  private static boolean isWanted(DutyRule rule) {
    return switch (rule) {
      case DutyRule.PerCase _ -> false;
      case PerPeriod _, DutyRule.Ticked _, DutyRule.Unwatched _ -> true;
    };
  }

  private DutyItem item(
      Duty duty, StaffMember person, LocalDate date, ZoneId zone, DutyRules.Version version) {
    return DutyItem.ofPeriod(
        duty.id(),
        person,
        DutyItem.Span.of(
            duty.cadence().around(date),
            zone,
            version.of(duty.id()),
            person.storeCode(),
            calendars),
        version.effectiveFrom().toString(),
        DutyEngine.needed(version.of(duty.id()).all()));
  }

  private ZoneId zone(String store) {
    return stores.zone(store).orElse(calendars.zone(store));
  }

  /** By the key alone: who has come from another store may have brought the item along. */
  private Set<String> present(List<DutyItem> wanted) {
    List<String> keys = wanted.stream().map(DutyItem::openingKey).distinct().toList();
    return keys.isEmpty()
        ? new HashSet<>()
        : new HashSet<>(
            queries
                .unscoped(
                    WHY,
                    "SELECT CONCAT(duty_id, opening_key) FROM duty_item"
                        + " WHERE opening_key IN (:keys)")
                .param("keys", keys)
                .query(String.class)
                .list());
  }

  /** Those that are new; what is there by now is left as it is. */
  private List<DutyItem> inserted(List<DutyItem> items) {
    if (items.isEmpty()) {
      return items;
    }
    insert(items);
    Set<String> ids =
        new HashSet<>(
            queries
                .unscoped(WHY, "SELECT id FROM duty_item WHERE id IN (:ids)")
                .param("ids", items.stream().map(DutyItem::id).toList())
                .query(String.class)
                .list());
    return items.stream().filter(item -> ids.contains(item.id())).toList();
  }

  /** Many rows a statement: a month's first day brings some hundreds of items. */
  private void insert(List<DutyItem> opened) {
    for (int from = 0; from < opened.size(); from += ROWS) {
      List<DutyItem> rows = opened.subList(from, Math.min(from + ROWS, opened.size()));
      StringBuilder sql =
          new StringBuilder(
              "INSERT INTO duty_item (id, version, duty_id, opening_key, store_code, owner_id,"
                  + " period_start, period_end, window_start, deadline, state, rule_version,"
                  + " case_key, needed, counted, arrived_late) VALUES ");
      Map<String, Object> parameters = new HashMap<>();
      for (int row = 0; row < rows.size(); row++) {
        DutyItem item = rows.get(row);
        sql.append(row == 0 ? "" : ", ")
            .append(
                "(:id#, 0, :duty#, :key#, :store#, :owner#, :start#, :end#, :window#, :deadline#,"
                    .replace("#", Integer.toString(row)))
            .append(
                " 'DUE', :version#, '', :needed#, 0, FALSE)".replace("#", Integer.toString(row)));
        parameters.put("id" + row, item.id());
        parameters.put("duty" + row, item.dutyId());
        parameters.put("key" + row, item.openingKey());
        parameters.put("store" + row, item.storeCode());
        parameters.put("owner" + row, item.ownerId());
        parameters.put("start" + row, item.periodStart());
        parameters.put("end" + row, item.periodEnd());
        parameters.put("window" + row, EvidenceBook.utc(item.windowStart()));
        parameters.put("deadline" + row, EvidenceBook.utc(item.deadline()));
        parameters.put("version" + row, item.ruleVersion());
        parameters.put("needed" + row, item.needed());
      }
      sql.append(" ON DUPLICATE KEY UPDATE opening_key = opening_key");
      queries.unscoped(WHY, sql.toString()).params(parameters).update();
    }
  }
}
