package io.forecourt.crm.handover;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface CustomerHandOvers extends ListCrudRepository<CustomerHandOver, String> {

  List<CustomerHandOver> findByCustomerIdAndStoreCodeAndState(
      String customerId, String storeCode, CustomerHandOver.State state);
}
