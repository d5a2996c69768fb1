package io.forecourt.crm.complaint.persistence;

import io.forecourt.crm.complaint.domain.ComplaintChannel;
import io.forecourt.crm.complaint.domain.ComplaintState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface ComplaintRows extends ListCrudRepository<ComplaintRow, String> {

  Optional<ComplaintRow> findByStoreCodeAndChannelAndSourceId(
      String storeCode, ComplaintChannel channel, String sourceId);

  List<ComplaintRow> findByCustomerIdAndStateIn(
      String customerId, Collection<ComplaintState> states);
}
