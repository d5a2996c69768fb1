package io.forecourt.sales.outlet;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Outlets extends ListCrudRepository<Outlet, String> {

  boolean existsByStoreCodeAndCode(String storeCode, String code);

  Optional<Outlet> findByStoreCodeAndCode(String storeCode, String code);

  List<Outlet> findByIdIn(List<String> ids);
}
