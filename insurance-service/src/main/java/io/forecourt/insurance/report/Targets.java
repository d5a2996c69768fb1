package io.forecourt.insurance.report;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface Targets extends CrudRepository<Target, String> {

  List<Target> findByStoreCodeAndMonthOrderBySetAt(String storeCode, String month);
}
