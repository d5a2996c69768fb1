package io.forecourt.hr.award;

import org.springframework.data.repository.ListCrudRepository;

interface Awards extends ListCrudRepository<Award, String> {}
