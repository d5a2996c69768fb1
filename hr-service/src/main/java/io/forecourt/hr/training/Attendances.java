package io.forecourt.hr.training;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Attendances extends ListCrudRepository<Attendance, String> {

  boolean existsByTrainingIdAndOwnerId(String trainingId, String ownerId);

  /** Who was taught something that began in this time. */
  @Query(
      """
      SELECT DISTINCT owner_id FROM training_attendance
       WHERE store_code = :store AND starts_at >= :from AND starts_at < :to
      """)
  List<String> taught(String store, Instant from, Instant to);

  List<Attendance> findByTrainingIdOrderById(String trainingId);
}
