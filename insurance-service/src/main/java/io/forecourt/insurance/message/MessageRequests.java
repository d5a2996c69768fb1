package io.forecourt.insurance.message;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface MessageRequests extends CrudRepository<MessageRequest, String> {

  Optional<MessageRequest> findByMessageId(String messageId);
}
