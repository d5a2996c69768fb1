package io.forecourt.crm.message;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Messages extends ListCrudRepository<Message, String> {

  Optional<Message> findByNumber(String number);
}
