package io.forecourt.crm.aftersales;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface AfterSalesPlans extends ListCrudRepository<Plan, String> {

  Optional<Plan> findByStoreCodeAndPlanMonth(String storeCode, String planMonth);
}
