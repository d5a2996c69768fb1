package io.forecourt.crm.care;

import io.forecourt.crm.evidence.domain.Evidence;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface CareContacts extends ListCrudRepository<CareContact, String> {

  boolean existsByOrderIdAndKind(String orderId, String kind);

  boolean existsByStoreCodeAndMadeEvidenceKindAndMadeEvidenceReference(
      String storeCode, Evidence.Kind kind, String reference);

  List<CareContact> findByOrderIdAndState(String orderId, CareContact.State state);

  List<CareContact> findByCustomerIdAndState(String customerId, CareContact.State state);

  List<CareContact> findByOwnerIdAndState(String ownerId, CareContact.State state);
}
