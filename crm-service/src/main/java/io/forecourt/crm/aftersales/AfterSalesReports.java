package io.forecourt.crm.aftersales;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface AfterSalesReports extends ListCrudRepository<AfterSalesReport, String> {

  boolean existsByStoreCodeAndPeriodAndFromDate(
      String storeCode, ReportPeriod period, LocalDate fromDate);

  /** The last one before. */
  Optional<AfterSalesReport> findFirstByStoreCodeAndPeriodAndFromDateLessThanOrderByFromDateDesc(
      String storeCode, ReportPeriod period, LocalDate fromDate);

  /** In order of their days, both included. */
  List<AfterSalesReport> findByStoreCodeAndPeriodAndFromDateBetweenOrderByFromDate(
      String storeCode, ReportPeriod period, LocalDate from, LocalDate to);
}
