package io.forecourt.crm.enquiry;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface Enquiries extends ListCrudRepository<Enquiry, String> {

  List<Enquiry> findByOwnerIdAndStateIn(String ownerId, Collection<EnquiryState> states);

  List<Enquiry> findByCustomerIdAndStateIn(String customerId, Collection<EnquiryState> states);
}
