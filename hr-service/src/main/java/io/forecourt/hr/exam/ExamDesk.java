package io.forecourt.hr.exam;

import io.forecourt.hr.person.Hierarchy;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.store.StoreService;
import io.forecourt.hr.training.TrainingDesk;
import io.forecourt.hr.training.TrainingTopics;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets exams, has them graded, and tells each result. */
@Service
class ExamDesk {

  static final String READ = "hr.exam.read";
  static final String SET = "hr.exam.set";
  static final String GRADE = "hr.exam.grade";
  static final String GRADED = "io.forecourt.hr.exam-graded.v1";

  private static final String POLICY = "exam";

  /**
   * @param attempt 1 at first
   * @param superiorIds everybody who stands above the person
   * @param teamsExamined those of them all of whose people passed an exam that year by then
   * @param teamsPassed those of them all of whose people that are tested in the topic each month
   *     passed it that month by then
   */
  record ExamGraded(
      String examId,
      String personId,
      String topic,
      @Nullable String tableId,
      boolean passed,
      int attempt,
      int mark,
      int passMark,
      String examinerId,
      @Nullable String trainingId,
      List<String> superiorIds,
      List<String> teamsExamined,
      List<String> teamsPassed) {}

  /**
   * What shall be examined.
   *
   * @param passMark null for the store's own
   */
  record Task(
      String personId,
      String topic,
      String examinerId,
      @Nullable Integer passMark,
      @Nullable String tableId,
      @Nullable String trainingId) {}

  private final Exams exams;
  private final TrainingTopics topics;
  private final TrainingDesk trainings;
  private final StaffDirectory staff;
  private final StoreService stores;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  ExamDesk(
      Exams exams,
      TrainingTopics topics,
      TrainingDesk trainings,
      StaffDirectory staff,
      StoreService stores,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.exams = exams;
    this.topics = topics;
    this.trainings = trainings;
    this.staff = staff;
    this.stores = stores;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  @Bean
  static Policy<ExamPolicy> examPolicy() {
    return new Policy<>(POLICY, ExamPolicy.class);
  }

  /**
   * @throws InvalidInput if the store has no such topic or training, somebody does not work there,
   *     or too low a mark would pass
   * @throws RuleViolation {@code exam.own-examiner}
   */
  @Transactional
  Exam set(Task task) {
    Caller me = access.caller();
    String store = me.store();
    topics.require(store, task.topic());
    Hierarchy hierarchy = staff.hierarchy(store);
    requireInStore("/personId", task.personId(), hierarchy);
    requireInStore("/examinerId", task.examinerId(), hierarchy);
    String training = task.trainingId();
    if (training != null && !trainings.isOf(store, training)) {
      throw new InvalidInput("/trainingId", "training.unknown-training");
    }
    return exams.save(
        new Exam(
            Ids.next(),
            store,
            task.personId(),
            task.topic(),
            task.tableId(),
            training,
            policy(store).passMark(task.passMark()),
            task.examinerId(),
            ExamState.SET,
            me.personId(),
            clock.instant(),
            List.of(),
            null));
  }

  /**
   * By the examiner.
   *
   * @param mark of a hundred
   * @throws RuleViolation {@code exam.wrong-state}
   */
  @Transactional
  Exam grade(String id, int mark) {
    Exam exam = get(id);
    access.requireInScope(GRADE, "exam", id, exam.storeCode(), exam.examinerId());
    Instant now = clock.instant();
    Exam graded = exams.save(exam.graded(mark, now));
    stores.oneAtATime(graded.storeCode());
    Attempt attempt = graded.attempts().getLast();
    Hierarchy hierarchy = staff.hierarchy(graded.storeCode());
    outbox.append(
        new OutgoingEvent(
            GRADED,
            id,
            graded.storeCode(),
            now,
            new ExamGraded(
                id,
                graded.ownerId(),
                graded.topic(),
                graded.tableId(),
                attempt.passed(),
                graded.attempts().size(),
                attempt.mark(),
                graded.passMark(),
                attempt.examinerId(),
                graded.trainingId(),
                hierarchy.above(graded.ownerId()),
                examined(graded, hierarchy),
                tested(graded, hierarchy))));
    return graded;
  }

  /**
   * Another attempt.
   *
   * @param examiner null for the one who graded the last
   * @throws RuleViolation {@code exam.wrong-state}, {@code exam.own-examiner}
   */
  @Transactional
  Exam again(String id, @Nullable String examiner) {
    Exam failed = require(SET, id);
    String grader = examiner == null ? failed.examinerId() : examiner;
    requireInStore("/examinerId", grader, staff.hierarchy(failed.storeCode()));
    return exams.save(failed.again(grader));
  }

  /**
   * @throws RuleViolation {@code exam.wrong-state}
   */
  @Transactional
  Exam withdraw(String id) {
    return exams.save(require(SET, id).withdrawn());
  }

  /**
   * An examiner sees what is to be graded, whatever the scope.
   *
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Exam require(String action, String id) {
    Exam exam = get(id);
    if (!(action.equals(READ) && exam.examinerId().equals(access.caller().personId()))) {
      access.requireInScope(action, "exam", id, exam.storeCode(), exam.ownerId());
    }
    return exam;
  }

  /** Whose people all passed something this year. */
  private List<String> examined(Exam exam, Hierarchy hierarchy) {
    LocalDate first = today(exam.storeCode()).withDayOfYear(1);
    List<String> passed =
        exams.passed(
            exam.storeCode(),
            begin(exam.storeCode(), first),
            begin(exam.storeCode(), first.plusYears(1)));
    return hierarchy.completeAbove(exam.ownerId(), Set.copyOf(passed));
  }

  /** Whose people passed the topic this month, as far as they are tested in it. */
  private List<String> tested(Exam exam, Hierarchy hierarchy) {
    Set<String> tested = hierarchy.holders(policy(exam.storeCode()).tested(exam.topic()));
    if (!tested.contains(exam.ownerId())) {
      return List.of();
    }
    LocalDate first = today(exam.storeCode()).withDayOfMonth(1);
    List<String> passed =
        exams.passedIn(
            exam.topic(),
            exam.storeCode(),
            begin(exam.storeCode(), first),
            begin(exam.storeCode(), first.plusMonths(1)));
    return hierarchy.completeAbove(exam.ownerId(), Set.copyOf(passed), tested);
  }

  private ExamPolicy policy(String store) {
    return policies.inForce(POLICY, ExamPolicy.class, store, today(store));
  }

  private LocalDate today(String store) {
    return clock.today(calendars.zone(store));
  }

  private Instant begin(String store, LocalDate day) {
    return day.atStartOfDay(calendars.zone(store)).toInstant();
  }

  private Exam get(String id) {
    return exams.findById(id).orElseThrow(() -> new NotFound("exam", id));
  }

  private static void requireInStore(String pointer, String person, Hierarchy hierarchy) {
    if (!hierarchy.holds(person)) {
      throw new InvalidInput(pointer, "person.not-in-store");
    }
  }
}
