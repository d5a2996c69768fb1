package io.forecourt.crm.report;

import java.time.LocalDate;
import org.springframework.data.repository.ListCrudRepository;

interface CrmReports extends ListCrudRepository<CrmReport, String> {

  boolean existsByStoreCodeAndKindAndFromDateAndToDate(
      String storeCode, String kind, LocalDate fromDate, LocalDate toDate);
}
