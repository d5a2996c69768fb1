package io.forecourt.crm.customer.persistence;

import org.springframework.data.repository.ListCrudRepository;

interface CustomerRows extends ListCrudRepository<CustomerRow, String> {}
