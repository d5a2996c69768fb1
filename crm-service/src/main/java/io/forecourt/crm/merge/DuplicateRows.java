package io.forecourt.crm.merge;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface DuplicateRows extends ListCrudRepository<Duplicate, String> {

  Optional<Duplicate> findByFirstIdAndSecondId(String firstId, String secondId);

  List<Duplicate> findByFirstIdInAndSecondIdIn(
      Collection<String> firstIds, Collection<String> secondIds);
}
