package io.forecourt.sales.outlet;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface OutletEvaluations extends ListCrudRepository<OutletEvaluation, String> {
  List<OutletEvaluation> findByOutletIdOrderById(String outletId);
}
