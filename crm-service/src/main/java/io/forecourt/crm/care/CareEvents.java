package io.forecourt.crm.care;

import org.springframework.data.repository.ListCrudRepository;

interface CareEvents extends ListCrudRepository<CareEvent, String> {}
