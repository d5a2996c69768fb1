package io.forecourt.crm.satisfaction;

import org.springframework.data.repository.ListCrudRepository;

interface SatisfactionPlans extends ListCrudRepository<SatisfactionPlan, String> {}
