package io.forecourt.hr.store;

import org.springframework.data.repository.ListCrudRepository;

interface StoreRegister extends ListCrudRepository<Store, String> {}
