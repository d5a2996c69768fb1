package io.forecourt.crm.visit;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Visits extends ListCrudRepository<Visit, String> {

  Optional<Visit> findByNumber(String number);

  List<Visit> findByLeadIdAndReceivedAtIsNull(String leadId);

  boolean existsByCustomerIdAndStoreCode(String customerId, String storeCode);
}
