package io.forecourt.crm.complaint.domain;

import static io.forecourt.crm.complaint.domain.ComplaintState.CLOSED;
import static io.forecourt.crm.complaint.domain.ComplaintState.DROPPED;
import static io.forecourt.crm.complaint.domain.ComplaintState.ESCALATED;
import static io.forecourt.crm.complaint.domain.ComplaintState.IN_HAND;
import static io.forecourt.crm.complaint.domain.ComplaintState.LINKED;
import static io.forecourt.crm.complaint.domain.ComplaintState.OPEN;
import static io.forecourt.crm.complaint.domain.ComplaintState.REOPENED;
import static io.forecourt.crm.complaint.domain.ComplaintState.RESOLVED;
import static io.forecourt.crm.complaint.domain.Limits.HIGHEST_LEVEL;

import io.forecourt.crm.complaint.domain.ComplaintEvent.ComplaintClosed;
import io.forecourt.crm.complaint.domain.ComplaintEvent.ComplaintEscalated;
import io.forecourt.crm.complaint.domain.ComplaintEvent.ComplaintLinked;
import io.forecourt.crm.complaint.domain.ComplaintEvent.ComplaintOpened;
import io.forecourt.crm.complaint.domain.ComplaintEvent.ComplaintReopened;
import io.forecourt.crm.complaint.domain.ComplaintEvent.TaskAssigned;
import io.forecourt.crm.complaint.domain.ComplaintEvent.TaskClosed;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A grievance of a customer until the customer says that it is put right. Time raises its level;
 * only the customer's answer closes it.
 */
public final class Complaint {
  /** What a stored instant may lose. */
  private static final Duration ROUNDING = Duration.ofMillis(1);

  /**
   * Everything that is stored about a complaint.
   *
   * @param limitsPassed how often the clock raised it; with none it is solved inside its limit
   * @param late whether the last limit has passed, too
   * @param askUntil until when the customer shall be asked about the solution
   */
  public record Snapshot(
      String id,
      String number,
      Grievance grievance,
      String kind,
      ComplaintState state,
      int level,
      @Nullable String ownerId,
      @Nullable String coordinatorId,
      Instant openedAt,
      Limits limits,
      int limitsPassed,
      boolean late,
      int reopenings,
      @Nullable Instant answeredAt,
      @Nullable Solution solution,
      @Nullable Instant resolvedAt,
      @Nullable Instant askUntil,
      @Nullable Instant closedAt,
      @Nullable String causeCode,
      @Nullable String linkedTo,
      List<DepartmentTask> tasks,
      List<CustomerContact> contacts,
      @Nullable Long version) {
    public Snapshot {
      tasks = List.copyOf(tasks);
      contacts = List.copyOf(contacts);
    }

    public boolean withinLimit() {
      return limitsPassed == 0;
    }

    /** Whether it was solved before the limit of the level that it had reached. */
    public boolean solvedWithinLevel() {
      return resolvedAt != null && resolvedAt.isBefore(limits.of(level));
    }

    /** The moment at which the clock acts next. */
    public Optional<Instant> nextLimit() {
      return switch (state) {
        case OPEN -> Optional.of(limits.answer());
        case IN_HAND, ESCALATED, REOPENED ->
            late ? Optional.empty() : Optional.of(limits.of(level));
        case RESOLVED -> Optional.ofNullable(askUntil);
        case CLOSED, LINKED, DROPPED -> Optional.empty();
      };
    }

    /** The departments that had a task, each once. */
    public List<String> departments() {
      return List.copyOf(new TreeSet<>(tasks.stream().map(DepartmentTask::department).toList()));
    }
  }

  private final String id;
  private final String number;
  private final Grievance grievance;
  private final Instant openedAt;
  private final @Nullable Long version;
  private final List<DepartmentTask> tasks = new ArrayList<>();
  private final List<CustomerContact> contacts = new ArrayList<>();
  private String kind;
  private ComplaintState state = OPEN;
  private int level;
  private @Nullable String ownerId;
  private @Nullable String coordinatorId;
  private Limits limits;
  private int limitsPassed;
  private boolean late;
  private int reopenings;
  private @Nullable Instant answeredAt;
  private @Nullable Solution solution;
  private @Nullable Instant resolvedAt;
  private @Nullable Instant askUntil;
  private @Nullable Instant closedAt;
  private @Nullable String causeCode;
  private @Nullable String linkedTo;

  private Complaint(
      String id,
      String number,
      Grievance grievance,
      String kind,
      Limits limits,
      Instant openedAt,
      @Nullable Long version) {
    this.id = id;
    this.number = number;
    this.grievance = grievance;
    this.kind = kind;
    this.limits = limits;
    this.openedAt = openedAt;
    this.version = version;
  }

  /**
   * @param ownerId who shall handle it; null when nobody of the roles works in the store
   */
  public static Complaint open(
      String number,
      Grievance grievance,
      String kind,
      Limits limits,
      @Nullable String ownerId,
      @Nullable String coordinatorId,
      Instant now) {
    var complaint = new Complaint(Ids.next(), number, grievance, kind, limits, now, null);
    complaint.ownerId = ownerId;
    complaint.coordinatorId = coordinatorId;
    return complaint;
  }

  public ComplaintOpened opened() {
    return new ComplaintOpened(snapshot(), openedAt);
  }

  /** The customer has a first answer; after an early escalation it is noted all the same. */
  public void answer(Evidence evidence, @Nullable String sealedNote, String by, Instant at) {
    if (answeredAt != null || !state.takesAnswer()) {
      throw wrongState();
    }
    note(CustomerContact.Purpose.FIRST_ANSWER, evidence, sealedNote, by, at);
    if (state == OPEN) {
      become(IN_HAND);
    }
    answeredAt = at;
  }

  private void note(
      CustomerContact.Purpose purpose,
      Evidence evidence,
      @Nullable String sealedNote,
      String by,
      Instant at) {
    if (evidence.reference().isBlank()) {
      throw new RuleViolation("complaint.no-evidence");
    }
    contacts.add(new CustomerContact(purpose, evidence, by, at, sealedNote));
  }

  /** Goes straight to the highest level. */
  public ComplaintEscalated critical(@Nullable String newOwner, Instant at) {
    return raiseTo(HIGHEST_LEVEL, EscalationReason.CRITICAL, newOwner, at);
  }

  /**
   * Somebody judges it serious: one level up.
   *
   * @throws RuleViolation at the highest level, or while the customer is being asked
   */
  public ComplaintEscalated raise(@Nullable String newOwner, Instant at) {
    if (level == HIGHEST_LEVEL) {
      throw new RuleViolation("complaint.highest-level");
    }
    return raiseTo(level + 1, EscalationReason.JUDGED_SERIOUS, newOwner, at);
  }

  /**
   * The limit that runs has passed: one level up, at the highest only noted.
   *
   * @param newOwner of the next level
   * @param askAgainUntil the next limit while the customer is to be asked
   * @return nothing when another limit runs by now
   */
  public Optional<ComplaintEscalated> limitPassed(
      Instant at, @Nullable String newOwner, Instant askAgainUntil) {
    Optional<Instant> running = snapshot().nextLimit();
    if (running.isEmpty() || running.get().isAfter(at.plus(ROUNDING))) {
      return Optional.empty();
    }
    boolean highest = level == HIGHEST_LEVEL;
    limitsPassed++;
    return Optional.of(
        switch (state) {
          case OPEN -> raiseTo(level + 1, EscalationReason.NOT_ANSWERED, newOwner, at);
          case RESOLVED -> {
            askUntil = highest ? null : askAgainUntil;
            yield raised(highest ? level : level + 1, EscalationReason.NOT_ASKED, newOwner, at);
          }
          case IN_HAND, ESCALATED, REOPENED -> {
            late = highest;
            yield raiseTo(highest ? level : level + 1, EscalationReason.NOT_SOLVED, newOwner, at);
          }
          case CLOSED, LINKED, DROPPED -> throw wrongState();
        });
  }

  private ComplaintEscalated raiseTo(
      int next, EscalationReason reason, @Nullable String newOwner, Instant at) {
    become(ESCALATED);
    return raised(next, reason, newOwner, at);
  }

  private ComplaintEscalated raised(
      int next, EscalationReason reason, @Nullable String newOwner, Instant at) {
    String previous = ownerId;
    level = next;
    ownerId = newOwner == null ? ownerId : newOwner;
    return new ComplaintEscalated(snapshot(), reason, previous, at);
  }

  /** It is of another kind than it seemed, for example goodwill after the maker refused. */
  public void classify(String newKind, @Nullable String newOwner) {
    requireBeingHandled();
    kind = newKind;
    ownerId = newOwner == null ? ownerId : newOwner;
  }

  public TaskAssigned assign(
      String department,
      @Nullable String owner,
      @Nullable String sealedText,
      Instant now,
      Instant dueAt) {
    requireBeingHandled();
    var task = DepartmentTask.assign(department, owner, sealedText, now, dueAt);
    tasks.add(task);
    return new TaskAssigned(snapshot(), task, now);
  }

  /**
   * @throws NotFound if the complaint has no such task
   * @throws RuleViolation if it is done already
   */
  public TaskClosed completeTask(
      String taskId, String by, @Nullable String sealedResult, Instant at) {
    DepartmentTask task = task(taskId);
    if (task.isDone()) {
      throw new RuleViolation("complaint.task-done");
    }
    DepartmentTask done = task.done(by, sealedResult, at);
    tasks.set(tasks.indexOf(task), done);
    return new TaskClosed(snapshot(), done, at);
  }

  /** The limit of a task has passed; nothing when it is done. */
  public boolean taskLapsed(String taskId) {
    DepartmentTask task = task(taskId);
    if (task.isDone() || task.overdue()) {
      return false;
    }
    tasks.set(tasks.indexOf(task), task.lapsed());
    return true;
  }

  public DepartmentTask task(String taskId) {
    return tasks.stream()
        .filter(task -> task.id().equals(taskId))
        .findAny()
        .orElseThrow(() -> new NotFound("task", taskId));
  }

  /**
   * Offers a solution; with its cost granted it is the solution, else it waits for the answer.
   *
   * @throws RuleViolation while a department owes something, or another offer waits
   */
  public void propose(Solution offer, Instant askCustomerUntil) {
    requireBeingHandled();
    if (owesTasks()) {
      throw new RuleViolation("complaint.tasks-open");
    }
    if (awaitsApproval()) {
      throw new RuleViolation("complaint.cost-pending");
    }
    solution = offer;
    if (offer.granted()) {
      resolve(offer.proposedAt(), askCustomerUntil);
    }
  }

  /** The cost was granted by somebody with authority. */
  public void costGranted(Instant at, Instant askCustomerUntil) {
    if (!awaitsApproval()) {
      throw wrongState();
    }
    solution = Objects.requireNonNull(solution).grantedNow();
    resolve(at, askCustomerUntil);
  }

  /** The cost was refused, or the question taken back: another offer is needed. */
  public void costRefused() {
    if (awaitsApproval()) {
      solution = null;
    }
  }

  public boolean awaitsApproval() {
    return solution != null && !solution.granted() && state.isOpen();
  }

  private void resolve(Instant at, Instant askCustomerUntil) {
    become(RESOLVED);
    resolvedAt = at;
    askUntil = askCustomerUntil;
  }

  /** The customer is content. */
  public ComplaintClosed close(
      String cause, Evidence evidence, @Nullable String sealedNote, String by, Instant at) {
    become(CLOSED);
    note(CustomerContact.Purpose.CUSTOMER_CONTENT, evidence, sealedNote, by, at);
    causeCode = cause;
    closedAt = at;
    return new ComplaintClosed(snapshot(), by, at);
  }

  /** The customer is not content: one level higher, with new limits. */
  public ComplaintReopened reopen(
      Limits anew,
      @Nullable String newOwner,
      Evidence evidence,
      @Nullable String sealedNote,
      String by,
      Instant at) {
    become(REOPENED);
    note(CustomerContact.Purpose.CUSTOMER_NOT_CONTENT, evidence, sealedNote, by, at);
    level = Math.min(level + 1, HIGHEST_LEVEL);
    ownerId = newOwner == null ? ownerId : newOwner;
    limits = anew;
    late = false;
    reopenings++;
    solution = null;
    resolvedAt = null;
    askUntil = null;
    return new ComplaintReopened(snapshot(), at);
  }

  /**
   * It is about the same as another one.
   *
   * @throws RuleViolation if that is the complaint itself or of another customer
   */
  public ComplaintLinked link(Complaint other, Instant at) {
    boolean same = other.id.equals(id);
    if (same
        || !other.grievance.customerId().equals(grievance.customerId())
        || !other.state.isOpen()) {
      throw new RuleViolation("complaint.not-linkable");
    }
    become(LINKED);
    linkedTo = other.id;
    closedAt = at;
    return new ComplaintLinked(snapshot(), at);
  }

  /** The customer is not on file any more. */
  public void drop(Instant at) {
    become(DROPPED);
    closedAt = at;
  }

  /** The owner has left; so has the owner of tasks. */
  public void handOver(String leaver, @Nullable String successor) {
    if (leaver.equals(ownerId)) {
      ownerId = successor;
    }
    if (leaver.equals(coordinatorId)) {
      coordinatorId = successor;
    }
    tasks.replaceAll(
        task -> task.isDone() || !leaver.equals(task.ownerId()) ? task : task.ownedBy(successor));
  }

  public boolean owesTasks() {
    return tasks.stream().anyMatch(task -> !task.isDone());
  }

  /** Whether somebody works on it: it was answered or raised, and is not solved. */
  private boolean isBeingHandled() {
    return state.canBecome(RESOLVED);
  }

  private void requireBeingHandled() {
    if (!isBeingHandled()) {
      throw wrongState();
    }
  }

  private void become(ComplaintState next) {
    if (!state.canBecome(next)) {
      throw wrongState();
    }
    state = next;
  }

  private RuleViolation wrongState() {
    return RuleViolation.wrongState("complaint.wrong-state", state, state.successors());
  }

  public String id() {
    return id;
  }

  public Grievance grievance() {
    return grievance;
  }

  public String kind() {
    return kind;
  }

  public ComplaintState state() {
    return state;
  }

  public int level() {
    return level;
  }

  public @Nullable String ownerId() {
    return ownerId;
  }

  public @Nullable Money cost() {
    return solution == null ? null : solution.cost();
  }

  public Snapshot snapshot() {
    return new Snapshot(
        id,
        number,
        grievance,
        kind,
        state,
        level,
        ownerId,
        coordinatorId,
        openedAt,
        limits,
        limitsPassed,
        late,
        reopenings,
        answeredAt,
        solution,
        resolvedAt,
        askUntil,
        closedAt,
        causeCode,
        linkedTo,
        tasks,
        contacts,
        version);
  }

  public static Complaint restore(Snapshot stored) {
    var complaint =
        new Complaint(
            stored.id(),
            stored.number(),
            stored.grievance(),
            stored.kind(),
            stored.limits(),
            stored.openedAt(),
            stored.version());
    complaint.state = stored.state();
    complaint.level = stored.level();
    complaint.ownerId = stored.ownerId();
    complaint.coordinatorId = stored.coordinatorId();
    complaint.limitsPassed = stored.limitsPassed();
    complaint.late = stored.late();
    complaint.reopenings = stored.reopenings();
    complaint.answeredAt = stored.answeredAt();
    complaint.solution = stored.solution();
    complaint.resolvedAt = stored.resolvedAt();
    complaint.askUntil = stored.askUntil();
    complaint.closedAt = stored.closedAt();
    complaint.causeCode = stored.causeCode();
    complaint.linkedTo = stored.linkedTo();
    complaint.tasks.addAll(stored.tasks());
    complaint.contacts.addAll(stored.contacts());
    return complaint;
  }
}
