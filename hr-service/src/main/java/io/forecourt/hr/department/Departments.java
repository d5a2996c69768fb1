package io.forecourt.hr.department;

import org.springframework.data.repository.ListCrudRepository;

public interface Departments extends ListCrudRepository<Department, String> {}
