package io.forecourt.sales.outlet;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface DealerForecasts extends ListCrudRepository<DealerForecast, String> {
  Optional<DealerForecast> findByOutletIdAndMonthAndSupersededByIsNull(
      String outletId, String month);
}
