package io.forecourt.crm.customer.persistence;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ConsentRows extends ListCrudRepository<ConsentRow, String> {

  int countByCustomerIdAndPurpose(String customerId, String purpose);

  List<ConsentRow> findByCustomerIdInAndPurpose(Collection<String> customerIds, String purpose);

  List<ConsentRow> findByCustomerIdInOrderByRecordedAtDescOrdinalDesc(
      Collection<String> customerIds);
}
