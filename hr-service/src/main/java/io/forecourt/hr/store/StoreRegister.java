package io.forecourt.hr.store;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface StoreRegister extends ListCrudRepository<Store, String> {

  @Query("SELECT code FROM store WHERE code = :code FOR UPDATE")
  Optional<String> lock(String code);
}
