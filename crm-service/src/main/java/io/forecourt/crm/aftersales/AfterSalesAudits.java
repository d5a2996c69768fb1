package io.forecourt.crm.aftersales;

import org.springframework.data.repository.ListCrudRepository;

interface AfterSalesAudits extends ListCrudRepository<Audit, String> {}
