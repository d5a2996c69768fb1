package io.forecourt.crm.rights;

import org.springframework.data.repository.ListCrudRepository;

interface CustomerExports extends ListCrudRepository<CustomerExport, String> {}
