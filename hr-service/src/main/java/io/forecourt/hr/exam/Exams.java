package io.forecourt.hr.exam;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Exams extends ListCrudRepository<Exam, String> {

  /** Who passed an exam in this time. */
  @Query(
      """
      SELECT DISTINCT e.owner_id FROM exam_attempt a JOIN exam e ON e.id = a.exam_id
       WHERE a.passed AND a.graded_at >= :from AND a.graded_at < :to AND e.store_code = :store
      """)
  List<String> passed(String store, Instant from, Instant to);

  /** Who passed an exam in the topic in this time. */
  @Query(
      """
      SELECT DISTINCT e.owner_id FROM exam_attempt a JOIN exam e ON e.id = a.exam_id
       WHERE a.passed AND a.graded_at >= :from AND a.graded_at < :to AND e.store_code = :store
         AND e.topic = :topic
      """)
  List<String> passedIn(String topic, String store, Instant from, Instant to);
}
