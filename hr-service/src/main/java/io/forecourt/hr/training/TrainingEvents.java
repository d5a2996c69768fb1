package io.forecourt.hr.training;

import io.forecourt.platform.event.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of trainings. */
final class TrainingEvents {

  static final String SCHEDULED = "io.forecourt.hr.training-scheduled.v1";
  static final String CANCELLED = "io.forecourt.hr.training-cancelled.v1";
  static final String ATTENDED = "io.forecourt.hr.training-attended.v1";

  /**
   * @param revision 0 at first, then counted up with each change of the plan
   * @param superiorIds everybody who stands above somebody invited
   */
  record TrainingScheduled(
      String trainingId,
      String topic,
      Instant startsAt,
      TrainingKind kind,
      int minutes,
      @Nullable String trainerId,
      List<String> personIds,
      List<String> superiorIds,
      boolean materialAttached,
      @Nullable String passesOnId,
      String scheduledBy,
      int revision) {}

  record TrainingCancelled(
      String trainingId, String topic, Instant startsAt, List<String> personIds) {}

  /**
   * @param trainerId null where somebody else's people teach
   * @param superiorIds everybody who stands above the person
   * @param teamsTrained those of them all of whose people were taught something that year by then
   */
  record TrainingAttended(
      String trainingId,
      String personId,
      int minutes,
      String topic,
      TrainingKind kind,
      @Nullable String trainerId,
      List<String> superiorIds,
      List<String> teamsTrained,
      @Nullable String passesOnId,
      String recordedBy) {}

  private TrainingEvents() {}

  static OutgoingEvent scheduled(Training it, List<String> superiors, Instant at) {
    return event(
        it,
        SCHEDULED,
        at,
        new TrainingScheduled(
            it.id(),
            it.topic(),
            it.startsAt(),
            it.kind(),
            it.minutes(),
            it.trainerId(),
            it.personIds(),
            superiors,
            it.material() != null,
            it.passesOnId(),
            it.scheduledBy(),
            it.revision()));
  }

  static OutgoingEvent cancelled(Training it, Instant at) {
    return event(
        it,
        CANCELLED,
        at,
        new TrainingCancelled(it.id(), it.topic(), it.startsAt(), it.personIds()));
  }

  /** Told when it was over for the person, however late that was recorded. */
  static OutgoingEvent attended(
      Training it, Attendance there, List<String> superiors, List<String> teamsTrained) {
    return event(
        it,
        ATTENDED,
        there.until(),
        new TrainingAttended(
            it.id(),
            there.ownerId(),
            there.minutes(),
            it.topic(),
            it.kind(),
            it.trainerId(),
            superiors,
            teamsTrained,
            it.passesOnId(),
            there.recordedBy()));
  }

  private static OutgoingEvent event(Training it, String type, Instant at, Object data) {
    return new OutgoingEvent(type, it.id(), it.storeCode(), at, data);
  }
}
