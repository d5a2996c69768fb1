package io.forecourt.hr.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
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

  /**
   * Items of a period that are due no longer, held until the end of the transaction: one that a
   * fact is closing at this moment is waited for, and is not among them once it is closed.
   */
  @Query(
      """
      SELECT * FROM duty_item
       WHERE store_code = :store AND state = 'DUE' AND deadline <= :at AND case_key = ''
       ORDER BY deadline, id LIMIT :limit
         FOR UPDATE
      """)
  List<DutyItem> passed(String store, Instant at, int limit);

  /** Items whose period is over while its last cases may still be settled, held as above. */
  @Query(
      """
      SELECT * FROM duty_item
       WHERE store_code = :store AND state = 'DUE' AND deadline > :at AND case_key = ''
         AND period_end < :today
       ORDER BY deadline, id
         FOR UPDATE
      """)
  List<DutyItem> toBeSettled(String store, Instant at, LocalDate today);

  /**
   * As they stand now, and held against being judged until what counts for them is committed. Facts
   * do not wait for each other.
   */
  @Query(
      """
      SELECT * FROM duty_item WHERE id IN (:ids) ORDER BY id LOCK IN SHARE MODE
      """)
  List<DutyItem> held(Collection<String> ids);

  @Query(
      """
      SELECT * FROM duty_item
       WHERE owner_id = :person AND state IN ('DUE', 'OVERDUE')
       ORDER BY id
      """)
  List<DutyItem> open(String person);
}
