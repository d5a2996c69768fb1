package io.forecourt.crm.vehicle;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface CustomerVehicles extends ListCrudRepository<CustomerVehicle, String> {

  boolean existsByCustomerId(String customerId);

  Optional<CustomerVehicle> findByOrderId(String orderId);

  List<CustomerVehicle> findByCustomerIdOrderByNotedAtAscIdAsc(String customerId);
}
