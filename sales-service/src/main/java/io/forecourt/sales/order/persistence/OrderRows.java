package io.forecourt.sales.order.persistence;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface OrderRows extends CrudRepository<OrderRow, String> {

  Optional<OrderRow> findByLeadId(String leadId);
}
