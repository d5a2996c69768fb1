package io.forecourt.crm.message;

import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface Messages extends ListCrudRepository<Message, String> {

  Optional<Message> findByNumber(String number);

  /** Sending and its report may come at once; the second waits for the first. */
  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Message> findWithLockById(String id);
}
