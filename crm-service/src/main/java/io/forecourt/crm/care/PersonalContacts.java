package io.forecourt.crm.care;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface PersonalContacts extends ListCrudRepository<PersonalContact, String> {

  Optional<PersonalContact> findByCustomerIdAndStoreCode(String customerId, String storeCode);

  List<PersonalContact> findByPersonId(String personId);
}
