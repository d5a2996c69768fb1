package io.forecourt.crm.intelligence;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface IntelligenceRows extends ListCrudRepository<Intelligence, String> {

  List<Intelligence> findByLeadIdAndOutcomeIsNull(String leadId);

  List<Intelligence> findByOrderIdAndOutcomeIsNull(String orderId);

  int countByStoreCodeAndIdIn(String storeCode, Collection<String> ids);

  int countByIdInAndTopicIn(Collection<String> ids, Collection<String> topics);
}
