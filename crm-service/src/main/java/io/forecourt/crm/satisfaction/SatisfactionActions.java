package io.forecourt.crm.satisfaction;

import org.springframework.data.repository.ListCrudRepository;

interface SatisfactionActions extends ListCrudRepository<SatisfactionAction, String> {}
