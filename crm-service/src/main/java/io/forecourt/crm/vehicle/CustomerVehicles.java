package io.forecourt.crm.vehicle;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface CustomerVehicles extends ListCrudRepository<CustomerVehicle, String> {

  List<CustomerVehicle> findByCustomerIdOrderByNotedAtAscIdAsc(String customerId);
}
