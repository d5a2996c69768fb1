package io.forecourt.insurance.renewal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Renewals extends ListCrudRepository<Renewal, String> {

  Optional<Renewal> findByOpenKey(String openKey);

  boolean existsByOrderId(String orderId);

  /** The open case of the car that a policy of this desk covers. */
  @Query(
      """
      SELECT * FROM renewal
       WHERE (compulsory_policy_id = :policy OR commercial_policy_id = :policy)
         AND open_key IS NOT NULL
       ORDER BY id LIMIT 1
      """)
  Optional<Renewal> openOf(String policy);

  List<Renewal> findByCustomerId(String customerId);

  List<Renewal> findBySeasonSpecialistIdAndStateIn(
      String specialistId, Collection<RenewalState> states);

  /** The open case of a customer whose car is unknown. */
  @Query(
      """
      SELECT * FROM renewal
       WHERE customer_id = :customer AND vin IS NULL AND open_key IS NOT NULL
       ORDER BY id LIMIT 1
      """)
  Optional<Renewal> openWithoutCar(String customer);

  @Query(
      """
      SELECT * FROM renewal
       WHERE store_code = :store AND state IN (:states) AND renewal_date <= :until
       ORDER BY renewal_date, id LIMIT 500
      """)
  List<Renewal> endingUntil(String store, Collection<RenewalState> states, LocalDate until);

  @Query(
      """
      SELECT * FROM renewal
       WHERE store_code = :store AND state IN (:states) AND renewal_date BETWEEN :from AND :to
       ORDER BY renewal_date, id
      """)
  List<Renewal> endingBetween(
      String store, Collection<RenewalState> states, LocalDate from, LocalDate to);
}
