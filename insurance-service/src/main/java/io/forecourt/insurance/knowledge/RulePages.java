package io.forecourt.insurance.knowledge;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface RulePages extends ListCrudRepository<RulePage, String> {

  @Query(
      """
      SELECT * FROM rule_page WHERE store_code = :store AND code = :code
       ORDER BY edition DESC LIMIT 1
      """)
  Optional<RulePage> latest(String store, String code);

  @Query(
      """
      SELECT * FROM rule_page
       WHERE store_code = :store AND kind = :kind AND effective_from <= :day
       ORDER BY effective_from DESC, published_at DESC LIMIT 1
      """)
  Optional<RulePage> inForce(String store, RuleKind kind, LocalDate day);
}
