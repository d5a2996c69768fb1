package io.forecourt.hr.training;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * That somebody was at a training, with what it was about: a line of the person's training record.
 *
 * @param ownerId who was there
 * @param minutes how long, from its beginning
 */
@Table("training_attendance")
record Attendance(
    @Id String id,
    String storeCode,
    String ownerId,
    String trainingId,
    String topic,
    TrainingKind kind,
    Instant startsAt,
    int minutes,
    String recordedBy,
    Instant recordedAt,
    @Version @Nullable Integer version) {

  Instant until() {
    return startsAt.plus(Duration.ofMinutes(minutes));
  }
}
