package io.forecourt.insurance.policy;

import java.time.LocalDate;
import org.springframework.data.repository.ListCrudRepository;

interface ClosedDays extends ListCrudRepository<ClosedDay, String> {
  boolean existsByStoreCodeAndDay(String storeCode, LocalDate day);
}
