package io.forecourt.hr.person;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface People extends ListCrudRepository<Person, String> {

  Optional<Person> findByLoginName(String loginName);

  boolean existsByLoginName(String loginName);
}
