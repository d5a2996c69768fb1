package io.forecourt.hr.rota;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Rotas extends ListCrudRepository<Rota, String> {

  Optional<Rota> findByStoreCodeAndWeekStart(String storeCode, LocalDate weekStart);

  boolean existsByStoreCodeAndWeekStart(String storeCode, LocalDate weekStart);
}
