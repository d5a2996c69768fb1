package io.forecourt.crm.referral;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Referrals extends ListCrudRepository<Referral, String> {

  List<Referral> findByReferredCustomerIdOrderByRecordedAtAscIdAsc(String customerId);

  Optional<Referral> findByOrderId(String orderId);
}
