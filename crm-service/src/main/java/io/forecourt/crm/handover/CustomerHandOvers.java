package io.forecourt.crm.handover;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface CustomerHandOvers extends ListCrudRepository<CustomerHandOver, String> {

  List<CustomerHandOver> findByCustomerIdAndStoreCodeAndStateIn(
      String customerId, String storeCode, Collection<CustomerHandOver.State> states);

  List<CustomerHandOver> findByPreviousOwnerIdAndStateIn(
      String personId, Collection<CustomerHandOver.State> states);
}
