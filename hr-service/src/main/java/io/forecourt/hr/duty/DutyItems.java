package io.forecourt.hr.duty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface DutyItems extends ListCrudRepository<DutyItem, String> {

  List<DutyItem> findByDutyIdAndCaseKey(String dutyId, String caseKey);

  Optional<DutyItem> findByDutyIdAndOpeningKey(String dutyId, String openingKey);

  @Query(
      """
      SELECT * FROM duty_item
       WHERE owner_id = :person AND duty_id = :duty AND store_code = :store AND case_key = ''
         AND state IN ('DUE', 'OVERDUE') AND window_start <= :at AND deadline > :at
      """)
  List<DutyItem> openOfPerson(String duty, String person, String store, Instant at);

  @Query(
      """
      SELECT * FROM duty_item
       WHERE store_code = :store AND state IN ('DUE', 'OVERDUE') AND deadline > :at
         AND duty_id = :duty AND case_key = '' AND window_start <= :at
      """)
  List<DutyItem> openOfStore(String duty, String store, Instant at);

  /** Closed ones too: what they count, the next period is compared with. */
  @Query(
      """
      SELECT * FROM duty_item
       WHERE store_code = :store AND deadline > :at
         AND duty_id = :duty AND case_key = '' AND window_start <= :at
      """)
  List<DutyItem> allOfStore(String duty, String store, Instant at);

  @Query(
      """
      SELECT * FROM duty_item
       WHERE owner_id = :person AND state IN ('DUE', 'OVERDUE')
       ORDER BY id
      """)
  List<DutyItem> open(String person);
}
