package io.forecourt.crm.absence;

import org.springframework.data.repository.ListCrudRepository;

interface Leaves extends ListCrudRepository<Leave, String> {}
