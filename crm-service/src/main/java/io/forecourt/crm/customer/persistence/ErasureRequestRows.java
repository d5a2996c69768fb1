package io.forecourt.crm.customer.persistence;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface ErasureRequestRows extends ListCrudRepository<ErasureRequestRow, String> {

  Optional<ErasureRequestRow> findFirstByCustomerIdOrderByRequestedAtDesc(String customerId);
}
