package io.forecourt.insurance.knowledge;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface Acknowledgements extends ListCrudRepository<Acknowledgement, String> {
  List<Acknowledgement> findByPageIdOrderByAcknowledgedAt(String pageId);

  boolean existsByPageIdAndPersonId(String pageId, String personId);
}
