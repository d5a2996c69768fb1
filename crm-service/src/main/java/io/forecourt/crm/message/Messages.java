package io.forecourt.crm.message;

import org.springframework.data.repository.ListCrudRepository;

interface Messages extends ListCrudRepository<Message, String> {}
