package io.forecourt.hr.training;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A training of a store. It may be moved and changed until somebody is recorded as present.
 *
 * @param ownerId who runs it and says who was there: the trainer, else who scheduled it
 * @param revision how often the plan was changed
 */
@Table("training")
record Training(
    @Id String id,
    String storeCode,
    String ownerId,
    String topic,
    TrainingKind kind,
    @Nullable String trainerId,
    Instant startsAt,
    int minutes,
    @Nullable String material,
    @Nullable String passesOnId,
    String scheduledBy,
    int revision,
    TrainingState state,
    @MappedCollection(idColumn = "training_id", keyColumn = "number") List<Invitee> invitees,
    @Version @Nullable Integer version) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  static Training schedule(String storeCode, TrainingPlan plan, String by) {
    return of(Ids.next(), storeCode, plan, by, 0, null);
  }

  /**
   * @throws RuleViolation {@code training.wrong-state} once it is held or cancelled
   */
  Training revised(TrainingPlan plan) {
    if (state != TrainingState.SCHEDULED) {
      throw wrongState();
    }
    return of(id, storeCode, plan, scheduledBy, revision + 1, version);
  }

  /**
   * @throws RuleViolation {@code training.wrong-state} once it is held or cancelled
   */
  Training cancelled() {
    if (!state.canBecome(TrainingState.CANCELLED)) {
      throw wrongState();
    }
    return with(TrainingState.CANCELLED);
  }

  /**
   * It takes place, or took place.
   *
   * @throws RuleViolation {@code training.wrong-state} if it is cancelled
   */
  Training held() {
    if (!state.takesAttendance()) {
      throw wrongState();
    }
    return with(TrainingState.HELD);
  }

  /**
   * Somebody was there for so long, from its beginning.
   *
   * @throws RuleViolation {@code training.own-attendance} if who records it was taught, {@code
   *     training.not-over} if it has not gone on for so long yet
   */
  Attendance attended(String personId, int minutesThere, String by, Instant now) {
    if (personId.equals(by)) {
      throw new RuleViolation("training.own-attendance");
    }
    if (startsAt.plus(Duration.ofMinutes(minutesThere)).isAfter(now)) {
      throw new RuleViolation("training.not-over", minutesThere);
    }
    return new Attendance(
        Ids.next(), storeCode, personId, id, topic, kind, startsAt, minutesThere, by, now, null);
  }

  /** Whether somebody can have been there by now. */
  boolean hasBegun(Instant now) {
    return !startsAt.plus(SHORTEST).isAfter(now);
  }

  List<String> personIds() {
    return invitees.stream().map(Invitee::personId).toList();
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }

  private static Training of(
      String id,
      String storeCode,
      TrainingPlan plan,
      String by,
      int revision,
      @Nullable Integer version) {
    String trainer = plan.trainerId();
    return new Training(
        id,
        storeCode,
        trainer == null ? by : trainer,
        plan.topic(),
        plan.kind(),
        trainer,
        plan.startsAt(),
        plan.minutes(),
        plan.material(),
        plan.passesOnId(),
        by,
        revision,
        TrainingState.SCHEDULED,
        plan.personIds().stream().map(Invitee::new).toList(),
        version);
  }

  private Training with(TrainingState next) {
    return new Training(
        id,
        storeCode,
        ownerId,
        topic,
        kind,
        trainerId,
        startsAt,
        minutes,
        material,
        passesOnId,
        scheduledBy,
        revision,
        next,
        invitees,
        version);
  }

  private RuleViolation wrongState() {
    return RuleViolation.wrongState("training.wrong-state", state, state.next());
  }
}
