package io.forecourt.hr.store;

import org.springframework.data.repository.ListCrudRepository;

interface Stores extends ListCrudRepository<Store, String> {}
