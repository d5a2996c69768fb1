package io.forecourt.insurance.report;

import org.springframework.data.repository.CrudRepository;

interface Reports extends CrudRepository<Report, String> {

  boolean existsByStoreCodeAndKindAndPeriod(String storeCode, ReportKind kind, String period);
}
