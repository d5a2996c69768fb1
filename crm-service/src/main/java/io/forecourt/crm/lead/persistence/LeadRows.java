package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.lead.domain.LeadState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface LeadRows extends ListCrudRepository<LeadRow, String> {

  Optional<LeadRow> findFirstByCustomerIdAndStoreCodeAndStateInOrderByCapturedAtDesc(
      String customerId, String storeCode, Collection<LeadState> states);

  List<LeadRow> findByCustomerIdInAndStoreCodeAndStateInOrderByCapturedAt(
      Collection<String> customerIds, String storeCode, Collection<LeadState> states);

  List<LeadRow> findByCustomerIdAndStateIn(String customerId, Collection<LeadState> states);

  List<LeadRow> findByOwnerIdAndStateInOrderByCapturedAt(
      String ownerId, Collection<LeadState> states);
}
