package io.forecourt.crm.improvement;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Improvements extends ListCrudRepository<Improvement, String> {

  Optional<Improvement> findByStoreCodeAndCauseCodeAndOpenMarker(
      String storeCode, String causeCode, Integer openMarker);
}
