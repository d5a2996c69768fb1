package io.forecourt.sales.budget;

import org.springframework.data.repository.ListCrudRepository;

interface Expenses extends ListCrudRepository<Expense, String> {

  boolean existsByStoreCodeAndReceiptAndStanding(String storeCode, String receipt, int standing);
}
