package io.forecourt.hr.coordination;

import org.springframework.data.repository.ListCrudRepository;

interface Coordinations extends ListCrudRepository<Coordination, String> {}
