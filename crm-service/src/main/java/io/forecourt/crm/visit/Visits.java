package io.forecourt.crm.visit;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface Visits extends ListCrudRepository<Visit, String> {

  List<Visit> findByLeadIdAndReceivedAtIsNull(String leadId);

  boolean existsByCustomerIdAndStoreCode(String customerId, String storeCode);
}
