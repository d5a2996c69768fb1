package io.forecourt.crm.keyaccount;

import org.springframework.data.repository.ListCrudRepository;

interface KeyAccountRows extends ListCrudRepository<KeyAccount, String> {}
