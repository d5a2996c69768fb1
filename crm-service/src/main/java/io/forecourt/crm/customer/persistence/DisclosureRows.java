package io.forecourt.crm.customer.persistence;

import org.springframework.data.repository.ListCrudRepository;

interface DisclosureRows extends ListCrudRepository<DisclosureRow, String> {}
