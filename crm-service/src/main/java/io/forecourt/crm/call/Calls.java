package io.forecourt.crm.call;

import org.springframework.data.repository.ListCrudRepository;

interface Calls extends ListCrudRepository<Call, String> {}
