package io.forecourt.insurance.commission;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface Statements extends CrudRepository<Statement, String> {

  Optional<Statement> findByStoreCodeAndInsurerCodeAndMonth(
      String storeCode, String insurerCode, String month);
}
