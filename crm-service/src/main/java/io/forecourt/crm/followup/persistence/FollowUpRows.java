package io.forecourt.crm.followup.persistence;

import io.forecourt.crm.followup.domain.FollowUpState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface FollowUpRows extends ListCrudRepository<FollowUpRow, String> {

  Optional<FollowUpRow> findByOnceKey(String onceKey);

  List<FollowUpRow> findByLeadIdAndStateIn(String leadId, Collection<FollowUpState> states);

  List<FollowUpRow> findByCustomerIdAndStateIn(String customerId, Collection<FollowUpState> states);

  List<FollowUpRow> findByStoreCodeAndStateInAndOwnerIdIsNull(
      String storeCode, Collection<FollowUpState> states);

  List<FollowUpRow> findByOwnerIdAndStateIn(String ownerId, Collection<FollowUpState> states);
}
