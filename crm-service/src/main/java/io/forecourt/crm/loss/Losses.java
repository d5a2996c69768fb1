package io.forecourt.crm.loss;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Losses extends ListCrudRepository<Loss, String> {

  Optional<Loss> findFirstByLeadIdAndState(String leadId, LossState state);

  @Query(
      """
      SELECT * FROM lead_loss
       WHERE store_code = :store AND state IN (:states) AND reactivate_on <= :date
       ORDER BY reactivate_on, id LIMIT 500
      """)
  List<Loss> dueForReactivation(String store, Collection<LossState> states, LocalDate date);
}
