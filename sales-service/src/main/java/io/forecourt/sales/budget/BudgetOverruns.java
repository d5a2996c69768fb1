package io.forecourt.sales.budget;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface BudgetOverruns extends ListCrudRepository<BudgetOverrun, String> {

  Optional<BudgetOverrun> findByExpenseIdAndState(String expenseId, BudgetOverrun.State state);
}
