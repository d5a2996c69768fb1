package io.forecourt.insurance.renewal;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface RenewalRows extends CrudRepository<RenewalRow, String> {

  Optional<RenewalRow> findByOrderId(String orderId);
}
