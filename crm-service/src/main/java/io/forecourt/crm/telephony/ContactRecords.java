package io.forecourt.crm.telephony;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface ContactRecords extends ListCrudRepository<ContactRecord, String> {

  Optional<ContactRecord> findBySenderAndRecordId(String sender, String recordId);

  Optional<ContactRecord> findFirstByStoreCodeAndRecordIdAndChannel(
      String storeCode, String recordId, Channel channel);

  List<ContactRecord> findByCustomerId(String customerId);

  List<ContactRecord> findByNumberHashIn(Collection<String> numberHashes);

  List<ContactRecord> findByStoreCodeAndNumberHashIsNotNullAndReceivedAtBefore(
      String storeCode, Instant before);
}
