package io.forecourt.crm.intelligence;

import org.springframework.data.repository.ListCrudRepository;

interface SummaryRows extends ListCrudRepository<IntelligenceSummary, String> {}
