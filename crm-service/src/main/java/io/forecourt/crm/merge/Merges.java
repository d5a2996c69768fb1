package io.forecourt.crm.merge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Merges extends ListCrudRepository<Merge, String> {

  /** The merge in force by which a customer was absorbed. */
  Optional<Merge> findByMergedIdAndUndoneAtIsNull(String mergedId);

  /** The merges into a customer that can still be undone. */
  List<Merge> findBySurvivorIdAndUndoneAtIsNullAndUndoUntilAfter(String survivorId, Instant now);
}
