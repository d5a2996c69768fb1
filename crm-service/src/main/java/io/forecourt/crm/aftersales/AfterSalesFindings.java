package io.forecourt.crm.aftersales;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface AfterSalesFindings extends ListCrudRepository<Finding, String> {

  List<Finding> findByAuditIdOrderById(String auditId);
}
