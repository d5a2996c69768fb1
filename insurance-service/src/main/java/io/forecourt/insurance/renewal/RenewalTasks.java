package io.forecourt.insurance.renewal;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface RenewalTasks extends CrudRepository<RenewalTask, String> {

  boolean existsByRenewalIdAndKindAndOpenMarker(String renewalId, TaskKind kind, int openMarker);

  List<RenewalTask> findByRenewalIdAndOpenMarker(String renewalId, int openMarker);
}
