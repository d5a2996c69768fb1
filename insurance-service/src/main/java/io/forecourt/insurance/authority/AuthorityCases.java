package io.forecourt.insurance.authority;

import org.springframework.data.repository.ListCrudRepository;

interface AuthorityCases extends ListCrudRepository<AuthorityCase, String> {}
