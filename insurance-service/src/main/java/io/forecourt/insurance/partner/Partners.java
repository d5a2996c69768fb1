package io.forecourt.insurance.partner;

import org.springframework.data.repository.ListCrudRepository;

interface Partners extends ListCrudRepository<Partner, String> {}
