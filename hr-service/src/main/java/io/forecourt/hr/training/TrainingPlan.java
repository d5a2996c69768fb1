package io.forecourt.hr.training;

import io.forecourt.platform.rule.InvalidInput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shall be taught when to whom.
 *
 * @param topic by the store's policy
 * @param trainerId who teaches in-house; null where somebody else's people teach
 * @param minutes planned length
 * @param personIds who shall be there, each once
 * @param material where it lies
 * @param passesOnId the training whose content is passed on in-house
 */
record TrainingPlan(
    String topic,
    TrainingKind kind,
    @Nullable String trainerId,
    Instant startsAt,
    int minutes,
    List<String> personIds,
    @Nullable String material,
    @Nullable String passesOnId) {

  /**
   * @throws InvalidInput if nobody teaches in-house, the trainer is taught, or what is passed on is
   *     not passed on in-house
   */
  TrainingPlan {
    personIds = personIds.stream().distinct().toList();
    if (kind == TrainingKind.IN_HOUSE && trainerId == null) {
      throw new InvalidInput("/trainerId", "training.trainer-missing");
    }
    if (trainerId != null && personIds.contains(trainerId)) {
      throw new InvalidInput("/personIds", "training.trainer-invited");
    }
    if (passesOnId != null && kind != TrainingKind.IN_HOUSE) {
      throw new InvalidInput("/passesOnId", "training.not-in-house");
    }
  }
}
