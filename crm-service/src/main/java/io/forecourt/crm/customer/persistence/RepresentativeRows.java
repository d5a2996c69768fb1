package io.forecourt.crm.customer.persistence;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface RepresentativeRows extends ListCrudRepository<RepresentativeRow, String> {

  List<RepresentativeRow> findByCustomerIdOrderByNotedAtAscIdAsc(String customerId);
}
