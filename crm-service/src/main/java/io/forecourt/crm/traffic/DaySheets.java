package io.forecourt.crm.traffic;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface DaySheets extends ListCrudRepository<DaySheet, String> {

  List<DaySheet> findByStoreCodeAndSheetDate(String storeCode, LocalDate date);

  boolean existsByStoreCodeAndSheetDateAndOwnerId(String storeCode, LocalDate date, String ownerId);
}
