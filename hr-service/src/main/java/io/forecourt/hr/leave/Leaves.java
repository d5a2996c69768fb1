package io.forecourt.hr.leave;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Leaves extends ListCrudRepository<Leave, String> {

  @Query(
      """
      SELECT * FROM staff_leave
       WHERE owner_id = :person AND first_day <= :to AND last_day >= :from
         AND state IN ('REQUESTED', 'APPROVED')
      """)
  List<Leave> overlapping(String person, LocalDate from, LocalDate to);

  @Query(
      """
      SELECT * FROM staff_leave
       WHERE store_code = :store AND state = 'APPROVED' AND first_day <= :to AND last_day >= :from
      """)
  List<Leave> approved(String store, LocalDate from, LocalDate to);
}
