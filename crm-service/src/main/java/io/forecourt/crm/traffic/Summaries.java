package io.forecourt.crm.traffic;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Summaries extends ListCrudRepository<Summary, String> {

  Optional<Summary> findByStoreCodeAndPeriodAndFromDate(
      String storeCode, SummaryPeriod period, LocalDate fromDate);

  List<Summary> findByStoreCodeAndFromDateLessThanEqualAndToDateGreaterThanEqual(
      String storeCode, LocalDate from, LocalDate to);
}
