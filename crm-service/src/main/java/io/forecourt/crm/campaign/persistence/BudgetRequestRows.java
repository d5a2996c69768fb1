package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.application.BudgetRequest;
import org.springframework.data.repository.ListCrudRepository;

interface BudgetRequestRows extends ListCrudRepository<BudgetRequest, String> {}
