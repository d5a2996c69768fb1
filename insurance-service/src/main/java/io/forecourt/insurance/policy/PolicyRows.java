package io.forecourt.insurance.policy;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface PolicyRows extends CrudRepository<PolicyRow, String> {

  Optional<PolicyRow> findByOpenVin(String vin);

  boolean existsByFormNumber(String formNumber);

  List<PolicyRow> findByOrderId(String orderId);
}
