package io.forecourt.sales.strategy;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface StrategyVersions extends ListCrudRepository<StrategyVersion, String> {

  Optional<StrategyVersion> findByStrategyIdAndNumber(String strategyId, int number);

  List<StrategyVersion> findByStrategyIdOrderByNumberDesc(String strategyId);
}
