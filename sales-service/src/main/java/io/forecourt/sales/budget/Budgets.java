package io.forecourt.sales.budget;

import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface Budgets extends ListCrudRepository<Budget, String> {

  /** For booking: two expenses at once wait for each other. */
  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Budget> findOneById(String id);
}
