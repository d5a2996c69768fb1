package io.forecourt.insurance.renewal;

import org.springframework.data.repository.CrudRepository;

interface RenewalLists extends CrudRepository<RenewalList, String> {

  boolean existsByStoreCodeAndMonth(String storeCode, String month);
}
