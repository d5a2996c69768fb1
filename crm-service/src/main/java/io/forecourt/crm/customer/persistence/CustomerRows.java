package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Customer;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface CustomerRows extends ListCrudRepository<CustomerRow, String> {

  List<CustomerRow> findByMergedIntoIdOrderById(String survivorId);

  /** With those who stand behind it. */
  default Customer whole(CustomerRow row) {
    return row.toDomain(
        row.absorbed() == 0
            ? List.of()
            : findByMergedIntoIdOrderById(row.id()).stream().map(this::whole).toList());
  }
}
