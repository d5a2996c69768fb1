package io.forecourt.hr.improvement;

import org.springframework.data.repository.ListCrudRepository;

interface Improvements extends ListCrudRepository<Improvement, String> {}
