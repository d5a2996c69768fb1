package io.forecourt.sales.outlet;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface OutletContracts extends ListCrudRepository<OutletContract, String> {
  List<OutletContract> findByOutletIdOrderById(String outletId);
}
