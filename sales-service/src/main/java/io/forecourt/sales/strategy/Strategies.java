package io.forecourt.sales.strategy;

import org.springframework.data.repository.ListCrudRepository;

interface Strategies extends ListCrudRepository<Strategy, String> {

  boolean existsByCoversAndPeriodCode(String covers, String periodCode);
}
