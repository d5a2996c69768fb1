package io.forecourt.hr.training;

import io.forecourt.hr.person.Hierarchy;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.store.StoreService;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans trainings, moves and cancels them, and keeps who was there. */
@Service
public class TrainingDesk {

  static final String READ = "hr.training.read";
  static final String SCHEDULE = "hr.training.schedule";
  static final String RECORD = "hr.training.record";
  static final String READ_RECORDS = "hr.training-record.read";

  private static final String NOT_IN_STORE = "person.not-in-store";

  /** Somebody was there for so many minutes. */
  record Present(String personId, int minutes) {}

  private final Trainings trainings;
  private final Attendances attendances;
  private final TrainingTopics topics;
  private final StaffDirectory staff;
  private final StoreService stores;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  TrainingDesk(
      Trainings trainings,
      Attendances attendances,
      TrainingTopics topics,
      StaffDirectory staff,
      StoreService stores,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.trainings = trainings;
    this.attendances = attendances;
    this.topics = topics;
    this.staff = staff;
    this.stores = stores;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  /**
   * @throws InvalidInput if the store has no such topic or training, somebody does not work there,
   *     or the day has passed; what was held without a plan is entered on its day
   */
  @Transactional
  Training schedule(TrainingPlan plan) {
    Caller me = access.caller();
    List<String> superiors = requirePossible(me.store(), plan);
    Training scheduled = trainings.save(Training.schedule(me.store(), plan, me.personId()));
    outbox.append(TrainingEvents.scheduled(scheduled, superiors, clock.instant()));
    return scheduled;
  }

  /**
   * Another time, other people, another trainer: those concerned are told again.
   *
   * @param seen refuses a version that is not the one that was seen
   * @throws InvalidInput as {@link #schedule}
   * @throws RuleViolation {@code training.wrong-state}
   */
  @Transactional
  Training revise(String id, TrainingPlan plan, LongConsumer seen) {
    Training training = require(SCHEDULE, id);
    seen.accept(training.currentVersion());
    Training revised = training.revised(plan);
    List<String> superiors = requirePossible(training.storeCode(), plan);
    Training saved = trainings.save(revised);
    outbox.append(TrainingEvents.scheduled(saved, superiors, clock.instant()));
    return saved;
  }

  /**
   * @throws RuleViolation {@code training.wrong-state}
   */
  @Transactional
  Training cancel(String id) {
    Training cancelled = trainings.save(require(SCHEDULE, id).cancelled());
    outbox.append(TrainingEvents.cancelled(cancelled, clock.instant()));
    return cancelled;
  }

  /**
   * By who runs it: who was there and for how long, invited or not. Who came late to the list is
   * added by a second call; nobody is recorded twice.
   *
   * @throws InvalidInput if somebody does not work in the store
   * @throws RuleViolation {@code training.wrong-state}, {@code training.own-attendance}, {@code
   *     training.not-over}, {@code training.recorded-already}
   */
  @Transactional
  Training record(String id, List<Present> present) {
    Training held = trainings.save(require(RECORD, id).held());
    stores.oneAtATime(held.storeCode());
    Hierarchy hierarchy = staff.hierarchy(held.storeCode());
    Set<String> taught = taughtThatYear(held);
    String me = access.caller().personId();
    Instant now = clock.instant();
    for (int place = 0; place < present.size(); place++) {
      String person = present.get(place).personId();
      if (!hierarchy.holds(person)) {
        throw new InvalidInput("/attendances/" + place + "/personId", NOT_IN_STORE);
      }
      if (attendances.existsByTrainingIdAndOwnerId(id, person)) {
        throw new RuleViolation("training.recorded-already");
      }
      Attendance there =
          attendances.save(held.attended(person, present.get(place).minutes(), me, now));
      taught.add(person);
      outbox.append(
          TrainingEvents.attended(
              held, there, hierarchy.above(person), hierarchy.completeAbove(person, taught)));
    }
    return held;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Training require(String action, String id) {
    Training training = trainings.findById(id).orElseThrow(() -> new NotFound("training", id));
    access.requireInScope(action, "training", id, training.storeCode(), training.ownerId());
    return training;
  }

  /** Those present whose record the caller may see: who runs it sees all. */
  @Transactional(readOnly = true)
  List<Attendance> present(Training training) {
    boolean runs = training.ownerId().equals(access.caller().personId());
    return attendances.findByTrainingIdOrderById(training.id()).stream()
        .filter(one -> runs || access.mayOn(READ_RECORDS, one.storeCode(), one.ownerId()))
        .toList();
  }

  boolean canRecord(Training training) {
    return training.state().takesAttendance()
        && training.hasBegun(clock.instant())
        && training.ownerId().equals(access.caller().personId());
  }

  /** Whether it is a training of the store. */
  @Transactional(readOnly = true)
  public boolean isOf(String store, String trainingId) {
    return trainings.existsByIdAndStoreCode(trainingId, store);
  }

  private Set<String> taughtThatYear(Training training) {
    ZoneId zone = calendars.zone(training.storeCode());
    LocalDate first = LocalDate.ofInstant(training.startsAt(), zone).withDayOfYear(1);
    return new HashSet<>(
        attendances.taught(
            training.storeCode(),
            first.atStartOfDay(zone).toInstant(),
            first.plusYears(1).atStartOfDay(zone).toInstant()));
  }

  /** Answers everybody who stands above somebody invited. */
  private List<String> requirePossible(String store, TrainingPlan plan) {
    topics.require(store, plan.topic());
    ZoneId zone = calendars.zone(store);
    if (LocalDate.ofInstant(plan.startsAt(), zone).isBefore(clock.today(zone))) {
      throw new InvalidInput("/startsAt", "training.past");
    }
    Hierarchy hierarchy = staff.hierarchy(store);
    List<InvalidInput.Field> unknown = new ArrayList<>();
    String trainer = plan.trainerId();
    if (trainer != null && !hierarchy.holds(trainer)) {
      unknown.add(new InvalidInput.Field("/trainerId", NOT_IN_STORE));
    }
    for (int place = 0; place < plan.personIds().size(); place++) {
      if (!hierarchy.holds(plan.personIds().get(place))) {
        unknown.add(new InvalidInput.Field("/personIds/" + place, NOT_IN_STORE));
      }
    }
    String passedOn = plan.passesOnId();
    if (passedOn != null && !isOf(store, passedOn)) {
      unknown.add(new InvalidInput.Field("/passesOnId", "training.unknown-training"));
    }
    if (!unknown.isEmpty()) {
      throw new InvalidInput(unknown);
    }
    return hierarchy.above(plan.personIds());
  }
}
