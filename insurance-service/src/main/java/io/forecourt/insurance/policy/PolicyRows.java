package io.forecourt.insurance.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface PolicyRows extends ListCrudRepository<PolicyRow, String> {

  /** What of this kind was ever asked for a car from some day up to another. */
  List<PolicyRow> findByVinAndKindAndStartDateLessThanEqualAndEndDateGreaterThanEqual(
      String vin, PolicyKind kind, LocalDate lastDay, LocalDate firstDay);

  List<PolicyRow> findByQuotationId(String quotationId);

  List<PolicyRow> findByCaseId(String caseId);

  List<PolicyRow> findByRegisterIdOrderByNumber(String registerId);

  /** What was issued in this time and stands in no register yet. */
  @Query(
      """
      SELECT * FROM policy
       WHERE store_code = :store AND register_id IS NULL AND issued_at >= :from AND issued_at < :to
         AND state NOT IN ('SUBMITTED', 'IN_DOUBT', 'REJECTED')
       ORDER BY number
      """)
  List<PolicyRow> unregistered(String store, Instant from, Instant to);
}
