package io.forecourt.hr.training;

import org.springframework.data.repository.ListCrudRepository;

interface Trainings extends ListCrudRepository<Training, String> {

  boolean existsByIdAndStoreCode(String id, String storeCode);
}
