package io.forecourt.insurance.cases;

import java.util.List;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface CaseRows extends CrudRepository<CaseRow, String> {

  /** Nobody else holds the case until the transaction ends. */
  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<CaseRow> findWithLockById(String id);

  /** In the order of the ids, so that two who want the same car wait for each other. */
  @Lock(LockMode.PESSIMISTIC_WRITE)
  List<CaseRow> findWithLockByVinOrderById(String vin);
}
