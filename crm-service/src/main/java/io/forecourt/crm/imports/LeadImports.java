package io.forecourt.crm.imports;

import java.time.Instant;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface LeadImports extends ListCrudRepository<LeadImport, String> {

  List<LeadImport> findByStoreCodeAndSourceDroppedAndRequestedAtBefore(
      String storeCode, boolean sourceDropped, Instant requestedAt);
}
