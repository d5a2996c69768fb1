package io.forecourt.crm.customer.persistence;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface ConsentRows extends ListCrudRepository<ConsentRow, String> {

  Optional<ConsentRow> findFirstByCustomerIdAndPurposeOrderByOrdinalDesc(
      String customerId, String purpose);

  List<ConsentRow> findByCustomerIdOrderByRecordedAtDescOrdinalDesc(String customerId);
}
